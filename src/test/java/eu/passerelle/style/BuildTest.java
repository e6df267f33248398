package eu.passerelle.style;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the build takes in, and what it tells of it. */
class BuildTest {
    private static final String BUILD =
            SourceFiles.directlyBelow(Path.of("."), "pom.xml").getOrDefault("pom.xml", "");
    private static final Pattern VERSION = Pattern.compile("<(?:[a-z0-9-]+\\.)?version>([^<$]+)</");

    @Test
    void each_package_carries_a_list_of_what_it_is_made_of() {
        String usual = BUILD.substring(BUILD.indexOf("<build>"), BUILD.lastIndexOf("<profiles>"));
        assertThat(usual)
                .containsPattern(
                        "(?s)<artifactId>cyclonedx-maven-plugin</artifactId>.{0,400}<phase>prepare-package</phase>");
    }

    @Test
    void parts_come_in_fixed_versions_and_from_one_place() {
        assertThat(VERSION.matcher(BUILD).results().map(version -> version.group(1)))
                .filteredOn(version -> !version.equals("0.1.0-SNAPSHOT") && !version.equals("[25,26)"))
                .isNotEmpty()
                .noneMatch(version -> version.matches(".*(SNAPSHOT|LATEST|RELEASE|[\\[(,]).*"));
        assertThat(BUILD).doesNotContain("<repository>", "<pluginRepository>", "<systemPath>");
    }

    @Test
    void containers_run_without_rights_and_open_ports_to_this_machine_only() {
        String composed =
                SourceFiles.directlyBelow(Path.of("."), "docker-compose.yml").getOrDefault("docker-compose.yml", "");
        assertThat(composed).contains("read_only: true", "no-new-privileges:true", "- ALL");
        assertThat(Pattern.compile("- \"([0-9.:]+:[0-9]+)\"")
                        .matcher(composed)
                        .results()
                        .map(MatchResult::group))
                .isNotEmpty()
                .allMatch(port -> port.contains("127.0.0.1:"));
        assertThat(composed).doesNotContainPattern("PASSWORD: +[^$ {\\n]");
    }
}
