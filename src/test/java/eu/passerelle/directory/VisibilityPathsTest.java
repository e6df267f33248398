package eu.passerelle.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Who sees a profile is written in few places, and none of them lets a coordinator alone show it to more people. */
class VisibilityPathsTest {
    private static final Path MAIN = Path.of("src/main/java");
    private static final Pattern WRITES =
            Pattern.compile("\"visibility\", (constant|visibility|\"coordinators)|\\.visibility\\s*=[^=~]");

    @Test
    void nothing_writes_it_but_the_expert_a_new_profile_and_what_only_narrows() throws IOException {
        var writers = new TreeSet<String>();
        try (Stream<Path> files = Files.walk(MAIN)) {
            files.filter(file -> file.toString().endsWith(".java"))
                    .filter(VisibilityPathsTest::writes)
                    .forEach(file -> writers.add(file.getFileName().toString()));
        }
        assertThat(writers)
                .containsExactly(
                        // Invented people.
                        "DemoExpertsFile.java",
                        // Tables: ImportTest.no_table_shows_somebody_who_is_there_to_more_people_than_before
                        "ExpertRecords.java",
                        // Who applies begins where coordinators alone see it.
                        "NewExpert.java",
                        // The expert's own form.
                        "ProfileStore.java",
                        // What that form tells the trail.
                        "Section.java");
    }

    private static boolean writes(Path file) {
        try {
            return WRITES.matcher(Files.readString(file)).find();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
