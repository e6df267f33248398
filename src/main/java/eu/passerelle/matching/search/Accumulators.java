package eu.passerelle.matching.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.DocAndFloatFeatureBuffer;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.FixedBitSet;

/**
 * Scores every document that a query of sums and maxima matches, a term at a time, in windows that fit into a cache; the
 * scores are Lucene’s own. Its search goes a document at a time and leaves out what cannot come among the first: little, when
 * many competences serve and half of the network is relevant, and whoever counts those left out needs all of them anyway.
 */
final class Accumulators {
    /** Documents at a time. */
    private static final int WINDOW = 1 << 12;

    /** With room for one window: one search, one thread. */
    private final Part query;

    private Accumulators(Part query) {
        this.query = query;
    }

    static Accumulators of(Query query, IndexSearcher searcher) throws IOException {
        return new Accumulators(part(searcher.rewrite(query), 1, searcher));
    }

    /** Takes each document of a segment that matches, in order, those that were deleted too. */
    interface Taking {
        void take(int document, float score) throws IOException;
    }

    void score(LeafReaderContext leaf, Taking taking) throws IOException {
        Scoring scoring = query.open(leaf);
        int end = leaf.reader().maxDoc();
        for (int from = 0; from < end; from += WINDOW) {
            scoring.score(from, Math.min(end, from + WINDOW), taking);
        }
    }

    private sealed interface Part {
        Scoring open(LeafReaderContext leaf) throws IOException;
    }

    private interface Scoring {
        void score(int from, int until, Taking taking) throws IOException;
    }

    private static Part part(Query query, float boost, IndexSearcher searcher) throws IOException {
        return switch (query) {
            case BoostQuery boosted -> part(boosted.getQuery(), boost * boosted.getBoost(), searcher);
            case DisjunctionMaxQuery best ->
                new Best(parts(best.getDisjuncts(), boost, searcher), best.getTieBreakerMultiplier());
            case BooleanQuery clauses -> sum(clauses, boost, searcher);
            default -> new Postings(searcher.createWeight(query, ScoreMode.COMPLETE, boost));
        };
    }

    private static Part sum(BooleanQuery query, float boost, IndexSearcher searcher) throws IOException {
        boolean any = query.getMinimumNumberShouldMatch() <= 1
                && query.clauses().stream().allMatch(clause -> clause.occur() == Occur.SHOULD);
        return any
                ? new Sum(
                        parts(query.clauses().stream().map(BooleanClause::query).toList(), boost, searcher))
                : new Postings(searcher.createWeight(query, ScoreMode.COMPLETE, boost));
    }

    private static List<Part> parts(Iterable<Query> queries, float boost, IndexSearcher searcher) throws IOException {
        var parts = new ArrayList<Part>();
        for (Query query : queries) {
            parts.add(part(query, boost, searcher));
        }
        return parts;
    }

    private static List<Scoring> open(List<Part> parts, LeafReaderContext leaf) throws IOException {
        var opened = new ArrayList<Scoring>();
        for (Part part : parts) {
            opened.add(part.open(leaf));
        }
        return opened;
    }

    private record Postings(Weight weight) implements Part {
        @Override
        public Scoring open(LeafReaderContext leaf) throws IOException {
            Scorer scorer = weight.scorer(leaf);
            return scorer == null ? (from, until, taking) -> {} : read(scorer);
        }

        private static Scoring read(Scorer scorer) throws IOException {
            DocIdSetIterator documents = scorer.iterator();
            documents.nextDoc();
            var batch = new DocAndFloatFeatureBuffer();
            return (from, until, taking) -> {
                while (documents.docID() < until) {
                    scorer.nextDocsAndScores(until, null, batch);
                    for (int i = 0; i < batch.size; i++) {
                        taking.take(batch.docs[i], batch.features[i]);
                    }
                }
            };
        }
    }

    private record Sum(List<Part> parts, double[] sums, FixedBitSet matching) implements Part {
        Sum(List<Part> parts) {
            this(parts, new double[WINDOW], new FixedBitSet(WINDOW));
        }

        @Override
        public Scoring open(LeafReaderContext leaf) throws IOException {
            List<Scoring> opened = Accumulators.open(parts, leaf);
            return (from, until, taking) -> {
                for (Scoring scoring : opened) {
                    scoring.score(from, until, (document, score) -> {
                        sums[document - from] += score;
                        matching.set(document - from);
                    });
                }
                each(matching, place -> {
                    taking.take(from + place, (float) sums[place]);
                    sums[place] = 0;
                });
            };
        }
    }

    /** @param others what all but the best count for */
    private record Best(List<Part> parts, float others, float[] best, double[] rest, FixedBitSet matching)
            implements Part {
        Best(List<Part> parts, float others) {
            this(parts, others, new float[WINDOW], new double[WINDOW], new FixedBitSet(WINDOW));
        }

        @Override
        public Scoring open(LeafReaderContext leaf) throws IOException {
            List<Scoring> opened = Accumulators.open(parts, leaf);
            return (from, until, taking) -> {
                for (Scoring scoring : opened) {
                    scoring.score(from, until, (document, score) -> {
                        int place = document - from;
                        rest[place] += Math.min(best[place], score);
                        best[place] = Math.max(best[place], score);
                        matching.set(place);
                    });
                }
                each(matching, place -> {
                    taking.take(from + place, (float) (best[place] + rest[place] * others));
                    best[place] = 0;
                    rest[place] = 0;
                });
            };
        }
    }

    private interface Visit {
        void visit(int place) throws IOException;
    }

    /** Whatever is set, in order; nothing is afterwards. */
    private static void each(FixedBitSet places, Visit visit) throws IOException {
        long[] words = places.getBits();
        for (int word = 0; word < words.length; word++) {
            for (long bits = words[word]; bits != 0; bits &= bits - 1) {
                visit.visit((word << 6) + Long.numberOfTrailingZeros(bits));
            }
            words[word] = 0;
        }
    }
}
