package eu.passerelle.exchange.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import eu.passerelle.testing.Hostile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whatever is uploaded as a table is read, or refused in words. */
public class HostileTablesTest {
    private static final Path FILE = file();

    /** The fuzzer begins here. */
    public static void fuzzerTestOneInput(byte[] bytes) {
        try {
            TableFile.of(Files.write(FILE, bytes)).read((line, cells) -> line < 1_000);
        } catch (UnreadableTable refused) {
            assertThat(refused.getMessage()).isNotBlank();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void no_table_however_broken_does_more_than_be_unreadable() {
        Stream.concat(Hostile.seeds("tables"), Hostile.variants("tables", 2_000))
                .forEach(bytes -> assertThatNoException().isThrownBy(() -> fuzzerTestOneInput(bytes)));
    }

    private static Path file() {
        try {
            Path file = Files.createTempFile("hostile", ".table");
            file.toFile().deleteOnExit();
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
