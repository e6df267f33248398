package eu.passerelle.matching.query;

import static org.assertj.core.api.Assertions.assertThatNoException;

import eu.passerelle.testing.Hostile;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whatever is typed into a search means something, and what is printed of it means the same. */
public class HostileSearchesTest {
    /** The fuzzer begins here. */
    public static void fuzzerTestOneInput(byte[] bytes) {
        SearchText read = SearchText.parse(new String(bytes, StandardCharsets.UTF_8));
        if (!SearchText.parse(read.printed()).equals(read)) {
            throw new AssertionError("What is printed means something else: " + read.printed());
        }
    }

    @Test
    void no_search_however_odd_fails_or_changes_when_it_is_printed() {
        Stream.concat(Hostile.seeds("searches"), Hostile.variants("searches", 5_000))
                .forEach(bytes -> assertThatNoException().isThrownBy(() -> fuzzerTestOneInput(bytes)));
    }
}
