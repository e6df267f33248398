package eu.passerelle.directory.profiles;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.directory.Publication;
import eu.passerelle.directory.Publications;
import eu.passerelle.kernel.ExpertId;
import eu.passerelle.testing.DemoNetwork;
import eu.passerelle.testing.PasserelleTest;
import eu.passerelle.testing.Visitor;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** For whom an expert has worked, and what he or she has written. */
@PasserelleTest
class WrittenAndWorkedTest {
    private static final ExpertId E01 = new ExpertId("e01");
    private static final Map<String, String> BOOK = Map.of(
            "kind", "PUBLISHED",
            "title", "Distanzierung begleiten",
            "language", "de",
            "year", "2021",
            "link", "https://example.org/book",
            "text", "Wie Teams miteinander reden.");

    @LocalServerPort
    int port;

    @Autowired
    DemoNetwork demo;

    @Autowired
    Profiles profiles;

    @Autowired
    Publications publications;

    Visitor expert;

    @BeforeEach
    void open() {
        demo.load();
        expert = signedIn("e01");
    }

    private Visitor signedIn(String who) {
        return Visitor.at(port)
                .signIn(who + "@demo.passerelle.example", "passerelle-demo")
                .with("Accept-Language", "en");
    }

    @Test
    void a_publication_is_written_changed_and_removed_and_the_history_tells() {
        assertThat(expert.post("/profile/publications/new", BOOK).location()).isEqualTo("/profile/publications");
        Publication first = written().getFirst();
        assertThat(first.year()).contains(2021);
        assertThat(expert.get("/profile").body()).contains("Distanzierung begleiten", "https://example.org/book");
        expert.post("/profile/publications/" + first.id(), with("title", "Distanzierung, neu"));
        assertThat(written()).singleElement().satisfies(publication -> {
            assertThat(publication.title()).isEqualTo("Distanzierung, neu");
            assertThat(publication.id()).isEqualTo(first.id());
        });
        expert.post("/profile/publications/" + first.id() + "/removal", Map.of());
        assertThat(written()).isEmpty();
        assertThat(profiles.history(E01))
                .extracting(entry ->
                        entry.action() + " " + entry.changes().getFirst().field())
                .startsWith(
                        "PUBLICATION_REMOVED Distanzierung, neu",
                        "PUBLICATION_WRITTEN Distanzierung, neu",
                        "PUBLICATION_WRITTEN Distanzierung begleiten");
    }

    @ParameterizedTest
    @CsvSource({
        "title,'',title",
        "language,xx,language",
        "year,1200,year",
        "year,next,year",
        "link,javascript:alert(1),link",
        "link,https://,link",
        "link,example.org/book,link"
    })
    void what_cannot_be_is_named_and_the_rest_stays_in_the_form(String field, String value, String problem) {
        var refused = expert.post("/profile/publications/new", with(field, value));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("href=\"#" + problem + "\"", "Wie Teams miteinander reden.");
        assertThat(written()).isEmpty();
    }

    @Test
    void somebody_elses_publication_is_out_of_reach() {
        expert.post("/profile/publications/new", BOOK);
        String id = written().getFirst().id();
        Visitor other = signedIn("e02");
        assertThat(other.get("/profile/publications/" + id).status()).isEqualTo(404);
        assertThat(other.post("/profile/publications/" + id, BOOK).status()).isEqualTo(404);
        assertThat(other.post("/profile/publications/" + id + "/removal", Map.of())
                        .status())
                .isEqualTo(404);
        assertThat(written()).hasSize(1);
    }

    @Test
    void employers_are_kept_with_their_days_and_a_coordinator_reads_them() {
        String seen =
                expert.get("/profile/employments").body().replaceAll("(?s).*name=\"seen\" value=\"([^\"]*)\".*", "$1");
        var typed = new TreeMap<>(Map.of(
                "seen", seen,
                "organisation0", "Landeskriminalamt  Musterland",
                "from0", "2015-04-01",
                "to0", "2020-03-31",
                "organisation1", "Verein Brücke",
                "from1", "",
                "to1", "",
                "organisation2", "",
                "from2", "",
                "to2", ""));
        assertThat(expert.post("/profile/employments", typed).location()).isEqualTo("/profile");
        assertThat(profiles.get(E01).employments())
                .containsExactly(
                        new Profile.Employment("Verein Brücke", Optional.empty(), Optional.empty()),
                        new Profile.Employment(
                                "Landeskriminalamt Musterland",
                                Optional.of(LocalDate.of(2015, 4, 1)),
                                Optional.of(LocalDate.of(2020, 3, 31))));
        assertThat(signedIn("coordinator").get("/experts/e01").body())
                .contains("Verein Brücke", "Landeskriminalamt Musterland");
        typed.put("to0", "2014-01-01");
        var refused = expert.post("/profile/employments", typed);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("href=\"#to0\"");
    }

    @Test
    void a_profile_says_who_writes_and_who_sees_each_part() {
        String page = expert.get("/profile/parts").body();
        assertThat(page)
                .as("shown to all cities by name")
                .contains("The network keeps no photos", "all cities")
                .doesNotContain("a city, once both sides have agreed");
        assertThat(expert.get("/profile").body()).containsPattern("\\d of \\d parts");
    }

    private List<Publication> written() {
        return publications.of(List.of(E01)).getOrDefault(E01, List.of());
    }

    private static Map<String, String> with(String field, String value) {
        var changed = new TreeMap<>(BOOK);
        changed.put(field, value);
        return changed;
    }
}
