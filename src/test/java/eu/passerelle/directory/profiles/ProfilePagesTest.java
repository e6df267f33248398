package eu.passerelle.directory.profiles;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.accounts.Role;
import eu.passerelle.directory.CefrLevel;
import eu.passerelle.directory.Expert;
import eu.passerelle.directory.ExpertStatus;
import eu.passerelle.directory.Experts;
import eu.passerelle.directory.Visibility;
import eu.passerelle.kernel.AccountId;
import eu.passerelle.kernel.ExpertId;
import eu.passerelle.privacy.Erasures;
import eu.passerelle.testing.DemoNetwork;
import eu.passerelle.testing.PasserelleTest;
import eu.passerelle.testing.People;
import eu.passerelle.testing.Visitor;
import eu.passerelle.testing.Visitor.Answer;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What experts write in their own profile. e01 speaks German, French and English, and offers 14 hours a month. */
@PasserelleTest
class ProfilePagesTest {
    private static final ExpertId E01 = new ExpertId("e01");

    @LocalServerPort
    int port;

    @Autowired
    DemoNetwork demo;

    @Autowired
    People people;

    @Autowired
    Experts experts;

    @Autowired
    Profiles profiles;

    @Autowired
    Erasures erasures;

    Visitor expert;

    @BeforeEach
    void open() {
        demo.load();
        expert = Visitor.at(port)
                .signIn("e01@demo.passerelle.example", "passerelle-demo")
                .with("Accept-Language", "en");
    }

    @Test
    void what_is_saved_stands_in_the_profile_and_in_its_history() {
        Answer saved = save("offer", offer("16", "network"));
        assertThat(saved.location()).isEqualTo("/profile");
        assertThat(e01().hoursPerMonth()).isEqualTo(16);
        assertThat(profiles.history(E01).getFirst().changes())
                .extracting(change -> change.field() + " " + change.before() + " " + change.after())
                .contains("hoursPerMonth 14 16");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "81", "-3", "4.5", "many", "", "10000", "٣"})
    void hours_that_cannot_be_are_refused_and_stay_in_the_field(String hours) {
        Answer refused = save("offer", offer(hours, "network"));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("value=\"" + hours + "\"", "href=\"#hoursPerMonth\"");
        assertThat(e01().hoursPerMonth()).isEqualTo(14);
    }

    @Test
    void a_forged_visibility_hides_and_never_shows() {
        save("offer", offer("14", "EVERYBODY"));
        assertThat(e01().visibility()).isEqualTo(Visibility.COORDINATORS);
    }

    @Test
    void a_pause_is_the_experts_own_to_begin_and_to_end() {
        var paused = new TreeMap<>(offer("14", "network"));
        paused.put("paused", "true");
        save("offer", paused);
        assertThat(e01().status()).isEqualTo(ExpertStatus.PAUSED);
        Visitor coordinator = Visitor.at(port).signIn(people.create(Role.COORDINATOR, "curator"), People.PASSWORD);
        Answer ended = coordinator.post("/experts/e01/status", Map.of("status", "ACTIVE", "reason", "We need you"));
        assertThat(ended.status()).isEqualTo(422);
        assertThat(ended.body()).contains("alone ends the pause");
        assertThat(e01().status()).isEqualTo(ExpertStatus.PAUSED);
        save("offer", offer("14", "network"));
        assertThat(e01().status()).isEqualTo(ExpertStatus.ACTIVE);
    }

    @Test
    void a_pause_that_comes_of_an_erasure_is_ended_by_no_coordinator() {
        erasures.ask(new AccountId("letter"), erasures.of("e01@demo.passerelle.example"), "A letter");
        Visitor coordinator = Visitor.at(port).signIn(people.create(Role.COORDINATOR, "curator"), People.PASSWORD);
        Answer ended = coordinator.post("/experts/e01/status", Map.of("status", "ACTIVE", "reason", "We need you"));
        assertThat(ended.status()).isEqualTo(422);
        assertThat(ended.body()).contains("about to be erased");
        assertThat(e01().status()).isEqualTo(ExpertStatus.PAUSED);
    }

    @Test
    void a_language_is_added_and_another_removed() {
        save(
                "languages",
                Map.of("language0", "de", "level0", "C2", "language1", "it", "level1", "B1", "language2", ""));
        assertThat(e01().languages()).containsOnly(Map.entry("de", CefrLevel.C2), Map.entry("it", CefrLevel.B1));
    }

    @Test
    void a_language_without_a_level_twice_or_unknown_is_named_with_its_row_and_nothing_is_lost() {
        Answer refused = save(
                "languages",
                Map.of(
                        "language0",
                        "de",
                        "level0",
                        "C2",
                        "language1",
                        "it",
                        "language2",
                        "de",
                        "level2",
                        "B1",
                        "language3",
                        "klingon",
                        "level3",
                        "A1"));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("href=\"#level1\"", "href=\"#language2\"", "href=\"#language3\"");
        assertThat(refused.body()).containsPattern("value=\"it\" selected");
        assertThat(e01().languages()).containsKeys("fr", "en");
    }

    @Test
    void a_text_that_is_too_long_is_answered_with_its_length_and_kept_in_the_form() {
        String text = "é😀".repeat(1_501);
        Answer refused = save("summary", Map.of("text-fr", text));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("3,002 characters are too many", text);
        assertThat(e01().summary().byLanguage()).containsOnlyKeys("de");
    }

    @Test
    void the_history_of_a_text_does_not_keep_the_text() {
        save("summary", Map.of("text-de", "Neu, und geheim."));
        assertThat(profiles.history(E01).toString()).doesNotContain("geheim", "Szenen");
    }

    @Test
    void what_another_window_saved_is_not_overwritten_unseen() {
        String seen = seen("summary");
        save("summary", Map.of("text-de", "Aus dem einen Fenster"));
        Answer late = expert.post("/profile/summary", Map.of("seen", seen, "text-de", "Aus dem anderen"));
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.body()).contains("changed in another window", "Aus dem anderen");
        assertThat(e01().summary().byLanguage()).containsEntry("de", "Aus dem einen Fenster");
    }

    @Test
    void a_competence_is_added_once_and_stated_with_what_it_rests_on() {
        expert.post("/profile/competences", Map.of("code", "A1"));
        expert.post("/profile/competences", Map.of("code", "A1"));
        Answer changed = expert.post(
                "/profile/competences/A1", Map.of("level", "3", "evidence", "DOCUMENT", "note", "A handbook, 2024"));
        assertThat(changed.location()).isEqualTo("/profile/competences#claim-A1");
        assertThat(profiles.get(E01).claims())
                .filteredOn(stated -> stated.claim().competence().value().equals("A1"))
                .singleElement()
                .satisfies(stated -> {
                    assertThat(stated.claim().level()).isEqualTo(3);
                    assertThat(stated.note()).isEqualTo("A handbook, 2024");
                    assertThat(stated.claim().verifiedOn()).isEmpty();
                });
    }

    @Test
    void whoever_changes_what_was_verified_states_it_anew() {
        assertThat(verified("E4.1")).isTrue();
        expert.post("/profile/competences/E4.1", Map.of("level", "3", "evidence", "ENGAGEMENT", "note", ""));
        assertThat(verified("E4.1")).isFalse();
    }

    @Test
    void a_note_that_is_too_long_stays_in_its_field() {
        String note = "n".repeat(501);
        Answer refused = expert.post("/profile/competences/D10", Map.of("level", "2", "note", note));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("href=\"#note-D10\"", note);
    }

    @Test
    void a_competence_that_does_not_exist_or_is_not_claimed_is_not_found() {
        assertThat(expert.post("/profile/competences", Map.of("code", "ZZ99")).status())
                .isEqualTo(404);
        assertThat(expert.post("/profile/competences/K1", Map.of("level", "3")).status())
                .isEqualTo(404);
    }

    @Test
    void a_profile_is_written_by_its_expert_only() {
        Visitor other = Visitor.at(port).signIn(people.create(Role.EXPERT, "other"), People.PASSWORD);
        assertThat(other.get("/experts/e01").status()).isEqualTo(403);
        Visitor city = Visitor.at(port).signIn("t01@demo.passerelle.example", "passerelle-demo");
        for (String path : new String[] {"/profile", "/profile/offer", "/experts/e01", "/curation"}) {
            assertThat(city.get(path).status()).as(path).isEqualTo(403);
        }
        assertThat(city.post("/experts/e01/status", Map.of("status", "PAUSED", "reason", "x"))
                        .status())
                .isEqualTo(403);
        assertThat(e01().status()).isEqualTo(ExpertStatus.ACTIVE);
    }

    private boolean verified(String code) {
        return e01().claims().stream()
                .anyMatch(claim -> claim.competence().value().equals(code)
                        && claim.verifiedOn().isPresent());
    }

    private Expert e01() {
        return experts.get(E01);
    }

    private static Map<String, String> offer(String hours, String visibility) {
        return Map.of(
                "remote",
                "true",
                "hoursPerMonth",
                hours,
                "parallelEngagements",
                "3",
                "visibility",
                visibility.equals("network") ? "NETWORK" : visibility);
    }

    private Answer save(String section, Map<String, String> fields) {
        var all = new TreeMap<>(fields);
        all.put("seen", seen(section));
        return expert.post("/profile/" + section, all);
    }

    private String seen(String section) {
        Matcher seen = Pattern.compile("name=\"seen\" value=\"([^\"]+)\"")
                .matcher(expert.get("/profile/" + section).body());
        assertThat(seen.find()).isTrue();
        return seen.group(1);
    }
}
