package eu.passerelle.matching.text;

import eu.passerelle.kernel.InterfaceLanguage;
import java.util.Optional;
import java.util.stream.Stream;

/** The fields of a passage's document. */
final class PassageFields {
    /** Whose passage it is. */
    static final String EXPERT = "expert";

    static final String TITLE = "title";
    static final String TEXT = "text";
    static final String LANGUAGE = "language";
    static final String YEAR = "year";
    /** What it means. */
    static final String DIRECTION = "direction";
    /** One of {@value #BUCKETS}, by the text alone: for samples that are the same wherever they are taken. */
    static final String BUCKET = "bucket";

    static final int BUCKETS = 1024;

    private PassageFields() {}

    /** In the language that it is written in; of others, the words as they are. */
    static String words(Optional<InterfaceLanguage> language) {
        return "words_" + language.map(InterfaceLanguage::code).orElse("other");
    }

    static Stream<Optional<InterfaceLanguage>> languages() {
        return Stream.concat(Stream.of(InterfaceLanguage.values()).map(Optional::of), Stream.of(Optional.empty()));
    }
}
