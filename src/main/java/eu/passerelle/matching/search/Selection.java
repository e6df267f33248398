package eu.passerelle.matching.search;

import eu.passerelle.kernel.ExpertId;
import eu.passerelle.matching.Limit;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.BitSetIterator;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.FixedBitSet;

/**
 * The best of those who are relevant and keep all limits, and who is left out by which: each by the first limit in order that
 * he or she does not keep. Limits are sets, one bit an expert, so that each is looked up once for everybody; what is relevant
 * is read once, for the scores and for the counts.
 */
final class Selection {
    /** As Lucene orders hits. */
    private static final Comparator<ScoreDoc> BEST_FIRST =
            Comparator.<ScoreDoc>comparingDouble(hit -> hit.score).reversed().thenComparingInt(hit -> hit.doc);

    private final Accumulators relevant;
    private final Weight visible;
    private final Map<Limit, Weight> limits = new LinkedHashMap<>();
    private final Most most;

    private final Map<Limit, Left> left = new LinkedHashMap<>();
    private final PriorityQueue<ScoreDoc> best = new PriorityQueue<>(BEST_FIRST.reversed());
    private int considered;

    /** @param found the best @param named of those whom one limit leaves out */
    record Most(int found, int named) {}

    private Selection(IndexSearcher searcher, Query relevant, Query visible, Map<Limit, Query> limits, Most most)
            throws IOException {
        this.relevant = Accumulators.of(relevant, searcher);
        this.visible = set(visible, searcher);
        for (var limit : limits.entrySet()) {
            this.limits.put(limit.getKey(), set(limit.getValue(), searcher));
            this.left.put(limit.getKey(), new Left());
        }
        this.most = most;
    }

    private static Weight set(Query query, IndexSearcher searcher) throws IOException {
        return searcher.createWeight(searcher.rewrite(query), ScoreMode.COMPLETE_NO_SCORES, 1);
    }

    private static final class Left {
        private final List<ExpertId> first = new ArrayList<>();
        private int count;
    }

    /** @param visible to whoever asks */
    static Selection of(IndexSearcher searcher, Query relevant, Query visible, Map<Limit, Query> limits, Most most)
            throws IOException {
        var selection = new Selection(searcher, relevant, visible, limits, most);
        for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
            selection.select(leaf);
        }
        return selection;
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

    /** Those within all limits, the best first; of equal ones, whoever stands first in the index. */
    ScoreDoc[] best() {
        return best.stream().sorted(BEST_FIRST).toArray(ScoreDoc[]::new);
    }

    private void select(LeafReaderContext leaf) throws IOException {
        FixedBitSet seen = seen(leaf);
        var keeping = new LinkedHashMap<Limit, FixedBitSet>();
        FixedBitSet within = seen.clone();
        for (var limit : limits.entrySet()) {
            FixedBitSet bits = bits(limit.getValue(), leaf);
            keeping.put(limit.getKey(), bits);
            within.and(bits);
        }
        FixedBitSet matching = score(leaf, within);
        matching.and(seen);
        considered += matching.cardinality();
        for (var limit : keeping.entrySet()) {
            FixedBitSet failing = matching.clone();
            failing.andNot(limit.getValue());
            note(Objects.requireNonNull(left.get(limit.getKey())), failing, leaf);
            matching.and(limit.getValue());
        }
    }

    private FixedBitSet seen(LeafReaderContext leaf) throws IOException {
        FixedBitSet seen = bits(visible, leaf);
        Bits live = leaf.reader().getLiveDocs();
        if (live != null) {
            live.applyMask(seen, 0);
        }
        return seen;
    }

    /** @return who is relevant at all */
    private FixedBitSet score(LeafReaderContext leaf, FixedBitSet within) throws IOException {
        var matching = new FixedBitSet(leaf.reader().maxDoc());
        relevant.score(leaf, (document, score) -> {
            matching.set(document);
            if (within.get(document)) {
                offer(leaf.docBase + document, score);
            }
        });
        return matching;
    }

    private void offer(int document, float score) {
        if (best.size() < most.found()) {
            best.add(new ScoreDoc(document, score));
        } else if (score > best.element().score) {
            best.remove();
            best.add(new ScoreDoc(document, score));
        }
    }

    private static FixedBitSet bits(Weight weight, LeafReaderContext leaf) throws IOException {
        var bits = new FixedBitSet(leaf.reader().maxDoc());
        Scorer scorer = weight.scorer(leaf);
        if (scorer != null) {
            DocIdSetIterator matches = scorer.iterator();
            matches.nextDoc();
            matches.intoBitSet(bits.length(), bits, 0);
        }
        return bits;
    }

    private void note(Left its, FixedBitSet failing, LeafReaderContext leaf) throws IOException {
        int count = failing.cardinality();
        its.count += count;
        if (count > 0 && its.first.size() < most.named()) {
            SortedDocValues ids = DocValues.getSorted(leaf.reader(), Fields.ID);
            var documents = new BitSetIterator(failing, count);
            for (int doc = documents.nextDoc();
                    doc != DocIdSetIterator.NO_MORE_DOCS && its.first.size() < most.named();
                    doc = documents.nextDoc()) {
                ids.advanceExact(doc);
                its.first.add(new ExpertId(ids.lookupOrd(ids.ordValue()).utf8ToString()));
            }
        }
    }
}
