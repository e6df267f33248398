package eu.passerelle.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.passerelle.kernel.GraphSchema;
import eu.passerelle.testing.DemoNetwork;
import eu.passerelle.testing.PasserelleTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.neo4j.driver.Driver;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ConfigurableApplicationContext;

/** A network leaves as a file and comes back in another database, the same to the last byte. */
@PasserelleTest
class ArchiveTest {
    @TempDir
    static Path folder;

    static ConfigurableApplicationContext elsewhere;
    static Driver other;
    static String schema;

    @Autowired
    Driver driver;

    @Autowired
    DemoNetwork demo;

    @BeforeAll
    static void openAnother() {
        elsewhere = ArchiveApplication.start("--passerelle.graph.data-directory=" + folder.resolve("graph"));
        other = elsewhere.getBean(Driver.class);
        schema = GraphSchema.migrate(other);
    }

    @AfterAll
    static void close() {
        elsewhere.close();
    }

    @BeforeEach
    void clean() {
        other.executableQuery("MATCH (n) WHERE none(l IN labels(n) WHERE l STARTS WITH '__Neo4j') DETACH DELETE n")
                .execute();
        demo.load();
    }

    @Test
    void what_is_exported_imported_and_exported_again_is_the_same_bytes() throws IOException {
        Path first = folder.resolve("first.jsonl.gz");
        Path second = folder.resolve("second.jsonl");
        Path third = folder.resolve("third.jsonl");
        ArchiveApplication.export(driver, first, schema, true);
        ArchiveApplication.restore(other, first, schema);
        ArchiveApplication.export(other, second, schema, true);
        other.executableQuery("MATCH (n:Expert|Team|Account|Request|Engagement) DETACH DELETE n")
                .execute();
        ArchiveApplication.restore(other, second, schema);
        ArchiveApplication.export(other, third, schema, true);
        assertThat(third).hasSameBinaryContentAs(second);
        assertThat(count(other)).isEqualTo(count(driver)).isGreaterThan(1_000);
        assertThat(other.executableQuery("MATCH (n:__Importing) RETURN n")
                        .execute()
                        .records())
                .isEmpty();
    }

    @Test
    void without_secrets_nothing_that_opens_an_account_is_in_it() throws IOException {
        Path file = folder.resolve("plain.jsonl");
        ArchiveApplication.export(driver, file, schema, false);
        assertThat(Files.readString(file))
                .contains("\"secrets\":false", "\"label\":\"Account\"")
                .doesNotContain("passwordHash", "$argon2", "\"label\":\"Mail\"", "\"label\":\"AccessToken\"");
        ArchiveApplication.export(driver, file, schema, true);
        assertThat(Files.readString(file)).contains("$argon2");
    }

    @Test
    void what_single_people_answered_about_their_team_is_in_no_archive_without_secrets() throws IOException {
        String words = "Suntem chemați când planul este deja gata.";
        Path file = folder.resolve("answers.jsonl");
        ArchiveApplication.export(driver, file, schema, true);
        assertThat(Files.readString(file)).contains("\"label\":\"Respondent\"", "RESPONDS_IN", words);
        ArchiveApplication.export(driver, file, schema, false);
        assertThat(Files.readString(file))
                .contains("\"label\":\"Assessment\"")
                .doesNotContain("Respondent", "RESPONDS_IN", words);
    }

    @Test
    void cards_of_cases_and_what_allows_them_are_in_no_archive_whatever_is_asked_for() throws IOException {
        driver.executableQuery("""
                        MATCH (t:Team) WITH t LIMIT 1
                        CREATE (c:CaseCard {id: 'card-marker', code: 'KTRM-WHBX'})-[:KEPT_BY]->(t)
                        CREATE (:CaseArea {id: 'area-marker', note: 'note-marker'})-[:PART_OF_CARD]->(c)
                        CREATE (:CaseEvent {id: 'event-marker'})-[:PART_OF_CARD]->(c)
                        CREATE (:CaseworkAssessment {id: 'assessment-marker', withdrawn: false})
                        """).execute();
        Path file = folder.resolve("cards.jsonl");
        ArchiveApplication.export(driver, file, schema, true);
        assertThat(Files.readString(file))
                .doesNotContain("marker", "KTRM-WHBX")
                .doesNotContain("PART_OF_CARD", "KEPT_BY");
        ArchiveApplication.restore(other, file, schema);
        assertThat(other.executableQuery("MATCH (c:CaseCard) RETURN c")
                        .execute()
                        .records())
                .isEmpty();
    }

    @Test
    void a_network_with_people_in_it_is_left_alone() throws IOException {
        Path file = folder.resolve("again.jsonl");
        ArchiveApplication.export(driver, file, schema, false);
        assertThatThrownBy(() -> ArchiveApplication.restore(driver, file, schema))
                .isInstanceOf(ArchiveRefused.class)
                .hasMessageContaining("empty one");
    }

    @Test
    void a_cut_off_or_foreign_or_older_file_is_refused_before_anything_is_written() throws IOException {
        Path file = folder.resolve("whole.jsonl");
        ArchiveApplication.export(driver, file, schema, false);
        List<String> lines = Files.readAllLines(file);
        refused(lines.subList(0, lines.size() - 1), "not whole");
        refused(lines.subList(0, lines.size() / 2), "not whole");
        refused(List.of("{\"head\":"), "Line 1");
        refused(List.of("<html>"), "Line 1");
        refused(List.of(), "no archive");
        refused(List.of(lines.getFirst().replace(schema, "0001"), lines.getLast()), "version 0001");
        assertThatThrownBy(() -> ArchiveApplication.restore(other, folder.resolve("nowhere"), schema))
                .hasMessageContaining("no file");
        assertThat(count(other)).isZero();
    }

    @Test
    void an_import_that_was_cut_off_is_simply_run_again() throws IOException {
        Path file = folder.resolve("resumed.jsonl");
        ArchiveApplication.export(driver, file, schema, false);
        other.executableQuery("CREATE (:__Importing:Expert {id: 'half', __key: 'x'})")
                .execute();
        ArchiveApplication.restore(other, file, schema);
        assertThat(other.executableQuery("MATCH (e:Expert {id: 'half'}) RETURN e")
                        .execute()
                        .records())
                .isEmpty();
    }

    private static void refused(List<String> lines, String because) throws IOException {
        Path file = folder.resolve("bad.jsonl");
        Files.write(file, lines);
        assertThatThrownBy(() -> ArchiveApplication.restore(other, file, schema))
                .isInstanceOf(ArchiveRefused.class)
                .hasMessageContaining(because);
    }

    private static long count(Driver graph) {
        return graph.executableQuery(
                        "MATCH (n) WHERE none(l IN labels(n) WHERE l STARTS WITH '__') RETURN count(n) AS number")
                .execute()
                .records()
                .getFirst()
                .get("number")
                .asLong();
    }
}
