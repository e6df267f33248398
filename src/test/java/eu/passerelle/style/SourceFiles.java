package eu.passerelle.style;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The sources of the product, read as text, for rules that the compiler does not know. */
final class SourceFiles {
    static final Path JAVA = Path.of("src/main/java");
    static final Path TEMPLATES = Path.of("src/main/resources/templates");
    static final Path MESSAGES = Path.of("src/main/resources/messages");

    private SourceFiles() {}

    /** @return the texts by path below the root */
    static Map<String, String> below(Path root, String... endings) {
        return below(root, Integer.MAX_VALUE, endings);
    }

    static Map<String, String> directlyBelow(Path root, String... endings) {
        return below(root, 1, endings);
    }

    private static Map<String, String> below(Path root, int depth, String... endings) {
        try (Stream<Path> files = Files.walk(root, depth)) {
            var texts = new TreeMap<String, String>();
            files.filter(Files::isRegularFile)
                    .filter(file -> List.of(endings).stream().anyMatch(file.toString()::endsWith))
                    .forEach(file -> texts.put(root.relativize(file).toString(), text(file)));
            return texts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
