package eu.passerelle.directory.competences;

import java.util.Locale;
import java.util.Optional;

/** The forms in which the taxonomy goes out and comes in. */
enum FileForm {
    TURTLE("text/turtle"),
    CSV("text/csv");

    private final String type;

    FileForm(String type) {
        this.type = type;
    }

    String type() {
        return type;
    }

    static Optional<FileForm> ofName(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.endsWith(".ttl") || lower.endsWith(".turtle")) {
            return Optional.of(TURTLE);
        }
        return lower.endsWith(".csv") ? Optional.of(CSV) : Optional.empty();
    }

    ReadFile read(String text, Scheme scheme) {
        return this == TURTLE ? TurtleReader.read(text, scheme) : CsvReading.read(text);
    }

    String write(Scheme scheme) {
        return this == TURTLE ? TurtleWriting.write(scheme) : CsvWriting.write(scheme);
    }
}
