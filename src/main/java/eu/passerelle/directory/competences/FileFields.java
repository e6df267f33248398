package eu.passerelle.directory.competences;

import eu.passerelle.kernel.InterfaceLanguage;
import java.util.List;
import java.util.stream.Stream;

/** All that a file can say of a concept, in the order of its columns. */
final class FileFields {
    static final String CODE = "code";
    static final List<String> ALL = Stream.of(
                    Stream.of("uri", "broader"),
                    eachLanguage("label"),
                    eachLanguage("synonyms"),
                    eachLanguage("definition"),
                    Stream.of("related", "prerequisites", "transfers", "exactMatch", "deprecated", "replacedBy"))
            .flatMap(fields -> fields)
            .toList();

    private FileFields() {}

    private static Stream<String> eachLanguage(String field) {
        return Stream.of(InterfaceLanguage.values()).map(language -> field + "_" + language.code());
    }
}
