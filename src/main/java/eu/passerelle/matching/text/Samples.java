package eu.passerelle.matching.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.Weight;

/**
 * Some two thousand passages that stand for all: to tell whether a request is near to one passage or to everything. They are
 * drawn by their text, so the same passages give the same sample, in whatever order they were written.
 */
final class Samples {
    private static final int ENOUGH = 2_000;

    private Sample last = new Sample(new Object(), List.of());

    /** The directions of the passages drawn. */
    synchronized List<float[]> of(IndexSearcher searcher) {
        Object state = searcher.getIndexReader().getReaderCacheHelper().getKey();
        if (!last.state().equals(state)) {
            last = new Sample(state, drawn(searcher));
        }
        return last.directions();
    }

    private static List<float[]> drawn(IndexSearcher searcher) {
        var directions = new ArrayList<float[]>();
        try {
            for (int bucket = 0; bucket < PassageFields.BUCKETS && directions.size() < ENOUGH; bucket++) {
                Weight weight = searcher.createWeight(
                        new TermQuery(new Term(PassageFields.BUCKET, String.valueOf(bucket))),
                        ScoreMode.COMPLETE_NO_SCORES,
                        1);
                for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
                    draw(leaf, weight, directions);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return List.copyOf(directions);
    }

    private static void draw(LeafReaderContext leaf, Weight weight, List<float[]> directions) throws IOException {
        var scorer = weight.scorer(leaf);
        if (scorer == null) {
            return;
        }
        var vectors = new LeafDirections(leaf.reader());
        var live = leaf.reader().getLiveDocs();
        DocIdSetIterator found = scorer.iterator();
        for (int doc = found.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = found.nextDoc()) {
            if (live == null || live.get(doc)) {
                vectors.of(doc).ifPresent(direction -> directions.add(direction.clone()));
            }
        }
    }

    private record Sample(Object state, List<float[]> directions) {}
}
