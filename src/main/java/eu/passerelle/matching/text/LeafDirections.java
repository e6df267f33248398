package eu.passerelle.matching.text;

import java.io.IOException;
import java.util.Optional;
import org.apache.lucene.index.FloatVectorValues;
import org.apache.lucene.index.KnnVectorValues.DocIndexIterator;
import org.apache.lucene.index.LeafReader;
import org.jspecify.annotations.Nullable;

/** The directions of passages in one segment, asked for in ascending order. */
final class LeafDirections {
    private final @Nullable FloatVectorValues values;
    private final @Nullable DocIndexIterator documents;

    LeafDirections(LeafReader reader) throws IOException {
        values = reader.getFloatVectorValues(PassageFields.DIRECTION);
        documents = values == null ? null : values.iterator();
    }

    /** Valid until the next is asked for; empty when the passage has none. */
    Optional<float[]> of(int document) throws IOException {
        if (values == null || documents == null) {
            return Optional.empty();
        }
        int at = documents.docID() < document ? documents.advance(document) : documents.docID();
        return at == document ? Optional.of(values.vectorValue(documents.index())) : Optional.empty();
    }
}
