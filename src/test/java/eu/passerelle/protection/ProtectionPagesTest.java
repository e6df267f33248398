package eu.passerelle.protection;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.accounts.Role;
import eu.passerelle.schema.Ownership;
import eu.passerelle.testing.PasserelleTest;
import eu.passerelle.testing.People;
import eu.passerelle.testing.Visitor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.neo4j.core.Neo4jClient;

/** The record of processing tells of all that is kept about people, in every language. */
@PasserelleTest
class ProtectionPagesTest {
    @LocalServerPort
    int port;

    @Autowired
    People people;

    @Autowired
    Neo4jClient neo4j;

    Visitor coordinator;

    @BeforeEach
    void signIn() {
        coordinator = Visitor.at(port).signIn(people.create(Role.COORDINATOR, "c"), People.PASSWORD);
    }

    @ParameterizedTest
    @CsvSource({
        "en,Legal basis,Case cards,Five years after",
        "fr,Base légale,Fiches de suivi,Cinq ans après",
        "de,Rechtsgrundlage,Fallkarten,Fünf Jahre nach",
        "ro,Temeiul legal,Fișe de caz,Cinci ani după"
    })
    void it_can_be_read_in_each_language(String language, String basis, String activity, String kept) {
        String page = coordinator
                .with("Accept-Language", language)
                .get("/data-protection")
                .body();
        assertThat(page).contains(basis, activity, kept).doesNotContain("??protection");
        String table = coordinator
                .with("Accept-Language", language)
                .get("/data-protection/record.csv")
                .body();
        assertThat(table).contains(basis, activity);
    }

    @Test
    void its_table_has_a_row_for_each_kind_that_is_about_people() {
        String table = coordinator.get("/data-protection/record.csv").body();
        Ownership.read().labels().forEach((label, entry) -> {
            boolean ofPeople =
                    !entry.of("personal").isEmpty() || !entry.of("sensitive").isEmpty();
            assertThat(table.contains("," + label + ",")).as(label).isEqualTo(ofPeople);
        });
    }

    @Test
    void what_only_the_operator_knows_is_missing_until_it_is_set() {
        assertThat(coordinator.get("/data-protection").body())
                .contains("passerelle.privacy.controller", "passerelle.privacy.officer", "not said yet");
        assertThat(new ControllerSettings("City of Lys", "a@example.org", "b@example.org", "", "none").missing())
                .extracting(ControllerSettings.Fact::setting)
                .containsExactly("passerelle.privacy.processors");
    }

    @Test
    void it_says_what_went_lately_and_what_could_not() {
        assertThat(coordinator.get("/data-protection").body()).contains("Nothing has been looked at yet");
        neo4j.query("""
                        CREATE (:ForgettingRun {day: date('2027-02-28'), begunAt: datetime('2027-02-28T03:00:00Z'),
                          endedAt: datetime('2027-02-28T03:01:00Z'), labels: ['Mail', 'Notice'], numbers: [1200, 34],
                          failed: ['Round']})
                        """).run();
        assertThat(coordinator.get("/data-protection").body())
                .contains("28 February 2027, 03:01 (UTC): 1,234", "tried again tomorrow: Round", ">Notice<");
    }
}
