package eu.passerelle.directory;

import eu.passerelle.kernel.InterfaceLanguage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.lucene.analysis.core.WhitespaceAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.store.ByteBuffersDirectory;

/**
 * The concepts as Lucene documents in memory: one for each label, and one for all that is said of a concept in one
 * language, where a query may find its words apart.
 */
final class ConceptLabels {
    private ConceptLabels() {}

    static IndexSearcher searcher(Collection<Concept> concepts) {
        var directory = new ByteBuffersDirectory();
        try {
            try (var writer = new IndexWriter(directory, new IndexWriterConfig(new WhitespaceAnalyzer()))) {
                for (Concept concept : concepts) {
                    writer.addDocuments(documents(concept));
                }
            }
            return new IndexSearcher(DirectoryReader.open(directory));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Document> documents(Concept concept) {
        return Stream.of(InterfaceLanguage.values())
                .flatMap(language -> documents(concept, language.code()))
                .toList();
    }

    private static Stream<Document> documents(Concept concept, String language) {
        String preferred = concept.label().byLanguage().getOrDefault(language, "");
        List<String> alternatives = concept.alternativeLabels().getOrDefault(language, List.of());
        String definition = concept.definition().byLanguage().getOrDefault(language, "");
        return Stream.concat(
                Stream.concat(
                        Stream.of(label(concept, language, preferred, "yes")),
                        alternatives.stream().map(label -> label(concept, language, label, "no"))),
                Stream.of(document(
                        concept,
                        language,
                        Stream.concat(Stream.of(preferred, definition), alternatives.stream())
                                .collect(Collectors.joining(" ")))));
    }

    private static Document label(Concept concept, String language, String label, String preferred) {
        Document document = document(concept, language, label);
        document.add(new StringField("place", "label", Store.NO));
        document.add(new StringField("preferred", preferred, Store.NO));
        document.add(new StringField("whole", String.join(" ", FoldedWords.of(label)), Store.NO));
        document.add(new StoredField("label", label));
        return document;
    }

    private static Document document(Concept concept, String language, String text) {
        var document = new Document();
        document.add(new StoredField("code", concept.code().value()));
        document.add(new StringField("language", language, Store.NO));
        document.add(new TextField("words", String.join(" ", FoldedWords.of(text)), Store.NO));
        return document;
    }
}
