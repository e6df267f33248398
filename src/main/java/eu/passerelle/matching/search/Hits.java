package eu.passerelle.matching.search;

import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;

/** Goes through what was found in the order of documents, as an index is read, and answers in the order of the hits. */
final class Hits {
    private Hits() {}

    /** Opens what is wanted of one segment. */
    interface Opening {
        Visit open(LeafReaderContext leaf) throws IOException;
    }

    interface Visit {
        /** @param place of the hit among the hits @param doc of the segment */
        void visit(int place, int doc) throws IOException;
    }

    static void visit(ScoreDoc[] hits, IndexSearcher searcher, Opening opening) throws IOException {
        List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
        int leaf = -1;
        Visit visit = (place, doc) -> {};
        for (int place : byDocument(hits)) {
            int its = ReaderUtil.subIndex(hits[place].doc, leaves);
            if (its != leaf) {
                leaf = its;
                visit = opening.open(leaves.get(leaf));
            }
            visit.visit(place, hits[place].doc - leaves.get(leaf).docBase);
        }
    }

    static BinaryDocValues binary(LeafReaderContext leaf, String field) throws IOException {
        return DocValues.getBinary(leaf.reader(), field);
    }

    private static Integer[] byDocument(ScoreDoc[] hits) {
        var places = new Integer[hits.length];
        Arrays.setAll(places, place -> place);
        Arrays.sort(places, Comparator.comparingInt(place -> hits[place].doc));
        return places;
    }
}
