package eu.passerelle.matching.search;

import eu.passerelle.directory.Concept;
import eu.passerelle.directory.Taxonomy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.ByteBuffersDirectory;

/** The words of all labels, as a dictionary in memory; written anew when the taxonomy is another one. */
final class TaxonomyWords {
    private final Taxonomy taxonomy;
    private volatile Words words = new Words(List.of(), dictionary(List.of()));

    TaxonomyWords(Taxonomy taxonomy) {
        this.taxonomy = taxonomy;
    }

    IndexReader reader() {
        List<Concept> now = taxonomy.all();
        Words present = words;
        if (!present.of().equals(now)) {
            present = new Words(now, dictionary(now));
            words = present;
        }
        return present.reader();
    }

    private static IndexReader dictionary(List<Concept> concepts) {
        var directory = new ByteBuffersDirectory();
        try (var writer = new IndexWriter(directory, new IndexWriterConfig(ExpertIndex.ANALYZER))) {
            for (Concept concept : concepts) {
                var document = new Document();
                labels(concept).forEach(label -> document.add(new TextField(Fields.SPELLING, label, Store.NO)));
                writer.addDocument(document);
            }
            writer.commit();
            return DirectoryReader.open(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String> labels(Concept concept) {
        return Stream.concat(
                concept.label().byLanguage().values().stream(),
                concept.alternativeLabels().values().stream().flatMap(List::stream));
    }

    private record Words(List<Concept> of, IndexReader reader) {}
}
