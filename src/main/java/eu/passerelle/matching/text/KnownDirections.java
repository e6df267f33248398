package eu.passerelle.matching.text;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.document.Document;
import org.apache.lucene.search.IndexSearcher;

/** What was read before need not be read again: reading a text takes longer than all else that is done with it. */
final class KnownDirections {
    private KnownDirections() {}

    /** Where the passages of an expert point, by the words of each. */
    static Map<String, float[]> of(String expert, IndexSearcher searcher) throws IOException {
        var directions = new HashMap<String, float[]>();
        for (PassageSet.Leaf leaf : PassageSet.of(searcher, Set.of(expert)).leaves()) {
            var values = new LeafDirections(leaf.context().reader());
            for (int document : leaf.documents()) {
                Optional<float[]> direction = values.of(document).map(float[]::clone);
                if (direction.isPresent()) {
                    directions.put(words(searcher, leaf.context().docBase + document), direction.get());
                }
            }
        }
        return directions;
    }

    private static String words(IndexSearcher searcher, int document) throws IOException {
        Document stored = searcher.storedFields().document(document);
        return Passage.words(stored.get(PassageFields.TITLE), stored.get(PassageFields.TEXT));
    }
}
