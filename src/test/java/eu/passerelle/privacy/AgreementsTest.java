package eu.passerelle.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import eu.passerelle.accounts.AccountInvitations;
import eu.passerelle.accounts.AccountInvitations.Invitee;
import eu.passerelle.accounts.Role;
import eu.passerelle.kernel.AccountId;
import eu.passerelle.kernel.GraphTransactions;
import eu.passerelle.kernel.InterfaceLanguage;
import eu.passerelle.kernel.LocalizedText;
import eu.passerelle.privacy.Agreement.Topic;
import eu.passerelle.testing.PasserelleTest;
import eu.passerelle.testing.People;
import eu.passerelle.testing.ReceivedMail;
import eu.passerelle.testing.TestClock;
import eu.passerelle.testing.Visitor;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.neo4j.core.Neo4jClient;

/** People are told how their data are used, and what they agreed to stays on record with its words. */
@PasserelleTest
class AgreementsTest {
    private static final AccountId SOMEBODY = new AccountId("somebody");
    private static final String ASKED = "name=\"version\" value=\"1\"";

    @LocalServerPort
    int port;

    @Autowired
    People people;

    @Autowired
    Agreements agreements;

    @Autowired
    PrivacyNotices notices;

    @Autowired
    AccountInvitations invitations;

    @Autowired
    Neo4jClient neo4j;

    @Autowired
    GraphTransactions transactions;

    @Autowired
    TestClock clock;

    @Test
    void only_what_changes_is_noted_and_nothing_is_ever_changed() {
        agreements.note(SOMEBODY, Topic.SHOWN_BY_NAME, "", false);
        assertThat(agreements.of(SOMEBODY)).as("nothing was taken back").isEmpty();
        for (boolean given : List.of(true, true, false, false, true)) {
            agreements.note(SOMEBODY, Topic.SHOWN_BY_NAME, "", given);
            clock.advance(Duration.ofMinutes(1));
        }
        agreements.note(SOMEBODY, Topic.LESSON, "g1", true);
        agreements.note(SOMEBODY, Topic.REMINDERS, "", true);
        agreements.note(SOMEBODY, Topic.REMINDERS, "", false);
        assertThat(agreements.of(SOMEBODY))
                .extracting(one -> one.topic() + " " + one.about() + one.given())
                .containsExactly(
                        "REMINDERS false",
                        "LESSON g1true",
                        "SHOWN_BY_NAME true",
                        "SHOWN_BY_NAME false",
                        "SHOWN_BY_NAME true");
        assertThat(agreements.of(new AccountId("another"))).isEmpty();
    }

    @Test
    void who_accepts_an_invitation_confirms_the_notice_that_the_page_showed() {
        String address = "new-person@example.org";
        invitations.invite(SOMEBODY, new Invitee(address, "New Person", InterfaceLanguage.EN, Role.COORDINATOR, ""));
        String link =
                ReceivedMail.await(address, 1).getFirst().text().replaceAll("(?s).*(/invitations/[\\w.-]+).*", "$1");
        Visitor anybody = Visitor.at(port).with("X-Nothing", "");
        assertThat(anybody.get(link).body()).contains("/privacy-notice/1", "name=\"notice\" value=\"1\"");
        anybody.post(link, Map.of("name", "New Person", "password", People.PASSWORD, "notice", "1"));
        Visitor person = Visitor.at(port).signIn(address, People.PASSWORD);
        assertThat(person.get("/home").body()).doesNotContain(ASKED);
        assertThat(person.get("/account/agreements").body())
                .contains("You have read the privacy notice", "1 March 2027, 08:00 UTC", "/privacy-notice/1");
    }

    @Test
    void who_read_another_version_is_asked_at_the_start_and_kept_from_nothing() {
        Visitor person = Visitor.at(port).signIn(people.create(Role.COORDINATOR, "c"), People.PASSWORD);
        assertThat(person.get("/home").body()).contains(ASKED, "Everything stays open to you");
        assertThat(person.get("/desk").status()).isEqualTo(200);
        person.post("/account/agreements", Map.of("version", "0"));
        assertThat(person.get("/home").body()).as("another version").contains(ASKED);
        person.post("/account/agreements", Map.of("version", "1"));
        person.post("/account/agreements", Map.of("version", "1"));
        assertThat(person.get("/home").body()).doesNotContain(ASKED);
        assertThat(neo4j.query("MATCH (n:Agreement) RETURN count(n)")
                        .fetchAs(Long.class)
                        .one())
                .contains(1L);
    }

    @ParameterizedTest
    @CsvSource({
        "en,Who sees it,Legal basis",
        "fr,Qui le voit,Base légale",
        "de,Wer es sieht,Rechtsgrundlage",
        "ro,Cine vede,Temeiul legal"
    })
    void anybody_reads_the_notice_with_what_is_made_from_the_register(String language, String words, String generated) {
        assertThat(Visitor.at(port)
                        .with("Accept-Language", language)
                        .get("/privacy-notice")
                        .body())
                .contains(words, generated)
                .doesNotContain("??protection");
    }

    @Test
    void the_words_of_an_older_version_can_still_be_read_and_no_version_gets_other_words() {
        Visitor anybody = Visitor.at(port).with("Accept-Language", "en");
        assertThat(anybody.get("/privacy-notice/0").status()).isEqualTo(404);
        transactions.write(() -> neo4j.query("CREATE (:PrivacyNotice {version: '0', changed: '{}', text: $text})")
                .bind("{\"en\": \"# Before\\n\\nOld words\", \"fr\": \"f\", \"de\": \"d\", \"ro\": \"r\"}")
                .to("text")
                .run());
        assertThat(anybody.get("/privacy-notice/0").body())
                .contains("<h2>Before</h2>", "<p>Old words</p>", "This version holds no more");
        transactions.write(notices::load);
        transactions.write(notices::load);
        transactions.write(() -> neo4j.query("MATCH (n:PrivacyNotice {version: '1'}) SET n.text = 'other'")
                .run());
        assertThatIllegalStateException()
                .isThrownBy(() -> transactions.write(notices::load))
                .withMessageContaining("another version");
    }

    @Test
    void a_notice_without_one_of_the_languages_is_refused_at_the_start() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PrivacyNotice(
                        "2", new LocalizedText(Map.of()), new LocalizedText(Map.of("en", "e", "fr", "f", "de", "d"))))
                .withMessageContaining("no text in 'ro'");
    }
}
