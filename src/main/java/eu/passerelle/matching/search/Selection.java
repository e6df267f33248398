package eu.passerelle.matching.search;

import eu.passerelle.kernel.ExpertId;
import eu.passerelle.matching.Limit;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.ConstantScoreScorer;
import org.apache.lucene.search.ConstantScoreWeight;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.ScorerSupplier;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.BitSetIterator;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.FixedBitSet;

/**
 * Who is relevant and keeps all limits, and who is left out by which: each by the first limit in order that he or she does
 * not keep. All of it is reckoned on sets, one bit an expert, so that every limit is looked up once for everybody.
 */
final class Selection {
    private final IndexSearcher searcher;
    private final int mostNamed;
    private final Map<Limit, Left> left = new LinkedHashMap<>();
    private final List<FixedBitSet> within = new ArrayList<>();
    private int considered;

    private Selection(IndexSearcher searcher, int mostNamed) {
        this.searcher = searcher;
        this.mostNamed = mostNamed;
    }

    private static final class Left {
        private final List<ExpertId> first = new ArrayList<>();
        private int count;
    }

    /**
     * @param visible to whoever asks
     * @param mostNamed of those whom one limit leaves out, so many are named
     */
    static Selection of(IndexSearcher searcher, Query relevant, Query visible, Map<Limit, Query> limits, int mostNamed)
            throws IOException {
        var selection = new Selection(searcher, mostNamed);
        var any = new ArrayList<Weight>();
        for (Query alternative : alternatives(relevant).distinct().toList()) {
            any.add(selection.weight(alternative));
        }
        Weight seen = selection.weight(visible);
        var weights = new LinkedHashMap<Limit, Weight>();
        for (var limit : limits.entrySet()) {
            weights.put(limit.getKey(), selection.weight(limit.getValue()));
            selection.left.put(limit.getKey(), new Left());
        }
        for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
            FixedBitSet all = union(any, leaf);
            all.and(bits(seen, leaf));
            selection.select(leaf, all, weights);
        }
        return selection;
    }

    /** What an either-or of either-ors consists of: sets that are put together are read much faster than searched side by side. */
    private static Stream<Query> alternatives(Query query) {
        return switch (query) {
            case BooleanQuery clauses -> alternatives(clauses);
            case DisjunctionMaxQuery any -> any.getDisjuncts().stream().flatMap(Selection::alternatives);
            case BoostQuery boosted -> alternatives(boosted.getQuery());
            case ConstantScoreQuery constant -> alternatives(constant.getQuery());
            default -> Stream.of(query);
        };
    }

    private static Stream<Query> alternatives(BooleanQuery query) {
        return query.getMinimumNumberShouldMatch() <= 1
                        && query.clauses().stream().allMatch(clause -> clause.occur() == Occur.SHOULD)
                ? query.clauses().stream().flatMap(clause -> alternatives(clause.query()))
                : Stream.of(query);
    }

    /** How many are relevant, whatever the limits. */
    int considered() {
        return considered;
    }

    List<Candidates.Refused> refused() {
        return left.entrySet().stream()
                .filter(limit -> limit.getValue().count > 0)
                .map(limit -> new Candidates.Refused(
                        limit.getKey(), limit.getValue().count, List.copyOf(limit.getValue().first)))
                .toList();
    }

    /** Those within all limits, as a filter for the very searcher that this was reckoned on. */
    Query within() {
        return new Within(List.copyOf(within));
    }

    private Weight weight(Query query) throws IOException {
        return searcher.createWeight(searcher.rewrite(query), ScoreMode.COMPLETE_NO_SCORES, 1);
    }

    private void select(LeafReaderContext leaf, FixedBitSet left, Map<Limit, Weight> limits) throws IOException {
        Bits live = leaf.reader().getLiveDocs();
        if (live != null) {
            live.applyMask(left, 0);
        }
        considered += left.cardinality();
        for (var limit : limits.entrySet()) {
            FixedBitSet keeping = bits(limit.getValue(), leaf);
            FixedBitSet failing = left.clone();
            failing.andNot(keeping);
            note(Objects.requireNonNull(this.left.get(limit.getKey())), failing, leaf);
            left.and(keeping);
        }
        within.add(left);
    }

    private static FixedBitSet union(List<Weight> any, LeafReaderContext leaf) throws IOException {
        var bits = new FixedBitSet(leaf.reader().maxDoc());
        for (Weight weight : any) {
            add(weight, leaf, bits);
        }
        return bits;
    }

    private static FixedBitSet bits(Weight weight, LeafReaderContext leaf) throws IOException {
        return union(List.of(weight), leaf);
    }

    private static void add(Weight weight, LeafReaderContext leaf, FixedBitSet bits) throws IOException {
        Scorer scorer = weight.scorer(leaf);
        if (scorer != null) {
            DocIdSetIterator matches = scorer.iterator();
            matches.nextDoc();
            matches.intoBitSet(bits.length(), bits, 0);
        }
    }

    private void note(Left left, FixedBitSet failing, LeafReaderContext leaf) throws IOException {
        int count = failing.cardinality();
        if (count > 0 && left.first.size() < mostNamed) {
            SortedDocValues ids = DocValues.getSorted(leaf.reader(), Fields.ID);
            var documents = new BitSetIterator(failing, count);
            for (int doc = documents.nextDoc();
                    doc != DocIdSetIterator.NO_MORE_DOCS && left.first.size() < mostNamed;
                    doc = documents.nextDoc()) {
                ids.advanceExact(doc);
                left.first.add(new ExpertId(ids.lookupOrd(ids.ordValue()).utf8ToString()));
            }
        }
        left.count += count;
    }

    /** Sets of documents, segment by segment. */
    private static final class Within extends Query {
        private final List<FixedBitSet> segments;

        Within(List<FixedBitSet> segments) {
            this.segments = segments;
        }

        @Override
        public Weight createWeight(IndexSearcher searcher, ScoreMode mode, float boost) {
            return new ConstantScoreWeight(this, boost) {
                @Override
                public ScorerSupplier scorerSupplier(LeafReaderContext leaf) {
                    FixedBitSet bits = segments.get(leaf.ord);
                    int cost = bits.cardinality();
                    return new DefaultScorerSupplier(
                            new ConstantScoreScorer(score(), mode, new BitSetIterator(bits, cost)));
                }

                @Override
                public boolean isCacheable(LeafReaderContext leaf) {
                    return false;
                }
            };
        }

        @Override
        public void visit(QueryVisitor visitor) {
            visitor.visitLeaf(this);
        }

        @Override
        public String toString(String field) {
            return "within all limits";
        }

        @Override
        public boolean equals(Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(this);
        }
    }
}
