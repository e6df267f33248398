package eu.passerelle.matching.search;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.kernel.ExpertId;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.KeywordField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.FSDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExpertIndexTest {
    @TempDir
    Path path;

    @Test
    void an_index_of_another_form_is_empty_and_asks_to_be_built_anew() throws IOException {
        try (var writer = new IndexWriter(FSDirectory.open(path), new IndexWriterConfig())) {
            var document = new Document();
            document.add(new StringField(Fields.STATUS, "ACTIVE", Store.NO));
            writer.addDocument(document);
            writer.setLiveCommitData(Map.of("form", "1", "place", "7").entrySet());
            writer.commit();
        }
        try (var index = new ExpertIndex(path)) {
            assertThat(index.place()).isNegative();
            assertThat(index.size()).isZero();
            var document = new Document();
            document.add(new KeywordField(Fields.STATUS, "ACTIVE", Store.NO));
            index.put(new ExpertId("e1"), document);
            index.commit(9);
        }
        try (var again = new ExpertIndex(path)) {
            assertThat(again.place()).isEqualTo(9);
            assertThat(again.size()).isEqualTo(1);
        }
    }
}
