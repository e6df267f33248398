package eu.passerelle.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import eu.passerelle.accounts.Viewer;
import eu.passerelle.accounts.Viewer.CityViewer;
import eu.passerelle.accounts.Viewer.CoordinatorViewer;
import eu.passerelle.directory.ExpertChanged;
import eu.passerelle.directory.Experts;
import eu.passerelle.directory.Visibility;
import eu.passerelle.kernel.AccountId;
import eu.passerelle.kernel.CompetenceCode;
import eu.passerelle.kernel.ExpertId;
import eu.passerelle.kernel.FieldProblem;
import eu.passerelle.kernel.GraphTransactions;
import eu.passerelle.kernel.InterfaceLanguage;
import eu.passerelle.kernel.InvalidInput;
import eu.passerelle.kernel.NotFound;
import eu.passerelle.kernel.Outbox;
import eu.passerelle.kernel.TeamId;
import eu.passerelle.matching.search.IndexFollower;
import eu.passerelle.testing.CypherLog;
import eu.passerelle.testing.DemoNetwork;
import eu.passerelle.testing.PasserelleTest;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.neo4j.core.Neo4jClient;

@PasserelleTest
class MatchingTest {
    static final TeamId SAINT_AUBIN = new TeamId("t01");
    static final Viewer CITY = new CityViewer(new AccountId("city"), SAINT_AUBIN);
    static final Viewer COORDINATOR = new CoordinatorViewer(new AccountId("coordinator"));
    static final ExpertId KATRIN = new ExpertId("e01");
    static final String FRENCH_WORDS =
            "Deux jeunes veulent quitter un groupe d’extrême droite ; nos services ne savent pas ce qu’ils peuvent se dire.";

    @Autowired
    Matching matching;

    @Autowired
    DemoNetwork demo;

    @Autowired
    Neo4jClient neo4j;

    @Autowired
    GraphTransactions transactions;

    @Autowired
    Experts experts;

    @Autowired
    Outbox outbox;

    @Autowired
    IndexFollower index;

    @BeforeEach
    void aNetwork() {
        demo.load();
        index.awaitNow(Duration.ofSeconds(30));
    }

    @Test
    void a_french_city_finds_the_expert_who_describes_herself_in_german() {
        var best = shortlist(CITY).recommendations().getFirst();
        assertThat(best.expert().id()).isEqualTo(KATRIN);
        assertThat(best.expert().summary().byLanguage()).containsOnlyKeys("de");
        assertThat(best.coverage()).allSatisfy(need -> assertThat(need.value()).isGreaterThan(0.9));
    }

    @Test
    void a_score_is_the_sum_of_what_its_factors_contribute() {
        assertThat(shortlist(CITY).recommendations()).hasSize(10).allSatisfy(one -> {
            assertThat(one.factors())
                    .allSatisfy(factor -> assertThat(factor.value()).isBetween(0.0, 1.0));
            assertThat(one.factors().stream().mapToDouble(Factor::weight).sum()).isCloseTo(1, within(1e-9));
            assertThat(one.score())
                    .isCloseTo(
                            one.factors().stream()
                                    .mapToDouble(Factor::contribution)
                                    .sum(),
                            within(1e-9));
        });
    }

    @Test
    void many_candidates_cost_no_more_queries_than_one() {
        int one = CypherLog.during(() -> matching.shortlist(query(Set.of("en")), COORDINATOR, InterfaceLanguage.EN, 1))
                .size();
        int fifty = CypherLog.during(() -> matching.shortlist(
                        query(Set.of("en", "de", "fr", "ro")), COORDINATOR, InterfaceLanguage.EN, 50))
                .size();
        // Another look into calendars, when the first cannot settle who comes first.
        assertThat(fifty).isBetween(one, one + 1).isBetween(5, 6);
    }

    @Test
    void who_was_hidden_a_moment_ago_is_not_shown_to_a_city_even_when_the_index_has_not_heard_of_it() {
        assertThat(shortlist(CITY).recommendations().getFirst().expert().id()).isEqualTo(KATRIN);
        transactions.write(() -> neo4j.query("MATCH (e:Expert {id: $id}) SET e.visibility = 'coordinators'")
                .bind(KATRIN.value())
                .to("id")
                .run());
        assertThat(shortlist(CITY).recommendations())
                .isNotEmpty()
                .noneMatch(one -> one.expert().id().equals(KATRIN));
    }

    @Test
    void the_first_few_are_those_of_a_longer_list_with_the_same_places() {
        for (int hours : List.of(1, 20, 200)) {
            var asked = query(Set.of("en", "de", "fr", "ro"), hours);
            var all = matching.shortlist(asked, COORDINATOR, InterfaceLanguage.EN, 50)
                    .recommendations();
            for (int few = 1; few <= 12; few++) {
                assertThat(matching.shortlist(asked, COORDINATOR, InterfaceLanguage.EN, few)
                                .recommendations())
                        .as(few + " of those for " + hours + " hours")
                        .isEqualTo(all.subList(0, few));
            }
        }
    }

    @Test
    void the_order_is_by_score_and_the_same_each_time() {
        var first = shortlist(CITY).recommendations();
        assertThat(first).isSortedAccordingTo((a, b) -> Double.compare(b.score(), a.score()));
        assertThat(shortlist(CITY).recommendations().stream()
                        .map(one -> one.expert().id()))
                .containsExactlyElementsOf(
                        first.stream().map(one -> one.expert().id()).toList());
    }

    @Test
    void without_the_engagement_that_a_path_names_the_score_is_lower() {
        var before = shortlist(CITY).recommendations().getFirst();
        assertThat(before.paths()).isNotEmpty();
        transactions.write(() -> {
            neo4j.query(
                            "MATCH (:Expert {id: 'e01'})-[r:MENTORED|CO_MENTORED]->(:Engagement {state: 'closed'}) DELETE r")
                    .run();
            outbox.append(new ExpertChanged(KATRIN));
        });
        var after = shortlist(CITY).recommendations().stream()
                .filter(one -> one.expert().id().equals(KATRIN))
                .findFirst()
                .orElseThrow();
        assertThat(after.score()).isLessThan(before.score());
        assertThat(after.paths()).isEmpty();
    }

    @Test
    void who_works_for_a_member_of_the_team_is_left_out_and_only_coordinators_read_who() {
        assertThat(leftOut(shortlist(CITY), Limit.CONFLICT_OF_INTEREST).count()).isPositive();
        assertThat(shortlist(CITY).leftOut())
                .allSatisfy(leftOut -> assertThat(leftOut.experts()).isEmpty());
        assertThat(leftOut(shortlist(COORDINATOR), Limit.CONFLICT_OF_INTEREST).experts())
                .isNotEmpty();
    }

    @Test
    void what_a_city_may_not_see_changes_nothing_of_what_it_is_recommended() {
        Shortlist before = shortlist(CITY);
        transactions.write(() -> {
            neo4j.query("MATCH (e:Expert {visibility: 'matched'}) SET e.summary_fr = $words, e.familyName = 'Sortie'")
                    .bind(FRENCH_WORDS)
                    .to("words")
                    .run();
            neo4j.query("""
                            MATCH (e:Expert {id: 'e01'})
                            CREATE (hidden:Expert) SET hidden = e {.*, id: 'hidden', visibility: 'coordinators'}
                            WITH e, hidden
                            MATCH (e)-[r:CLAIMS|SPEAKS|LIVES_IN]->(t) CREATE (hidden)-[n:$(type(r))]->(t) SET n = properties(r)
                            """).run();
            experts.after(Optional.empty(), 500).forEach(expert -> outbox.append(new ExpertChanged(expert.id())));
        });
        Shortlist after = shortlist(CITY);
        assertThat(after.considered()).isEqualTo(before.considered());
        assertThat(after.leftOut()).isEqualTo(before.leftOut());
        assertThat(after.recommendations())
                .extracting(one -> one.expert().id() + " " + one.score() + one.factors())
                .isEqualTo(before.recommendations().stream()
                        .map(one -> one.expert().id() + " " + one.score() + one.factors())
                        .toList());
        assertThat(shortlist(COORDINATOR).considered()).isGreaterThan(after.considered());
    }

    @Test
    void all_considered_are_either_ranked_or_counted_under_one_limit() {
        var all = matching.shortlist(query(Set.of("fr", "de")), COORDINATOR, InterfaceLanguage.EN, 50);
        int leftOut = all.leftOut().stream().mapToInt(Shortlist.LeftOut::count).sum();
        assertThat(all.recommendations().size() + leftOut).isEqualTo(all.considered());
    }

    @Test
    void a_city_reads_no_name_of_an_expert_who_is_named_to_partners_only() {
        var all = matching.shortlist(query(Set.of("fr", "de", "en")), CITY, InterfaceLanguage.FR, 50);
        assertThat(all.recommendations())
                .noneMatch(one -> one.expert().visibility() == Visibility.COORDINATORS)
                .filteredOn(one -> one.expert().visibility() == Visibility.MATCHED)
                .isNotEmpty()
                .allSatisfy(one -> {
                    assertThat(one.displayName()).isEqualTo(one.expert().alias());
                    assertThat(one.expert().familyName()).isEmpty();
                    assertThat(one.expert().email()).isEmpty();
                    assertThat(one.expert().summary().byLanguage()).isEmpty();
                });
    }

    @Test
    void another_citys_team_cannot_be_asked_for() {
        var other = new MentorQuery(
                new TeamId("t02"),
                needs("B3"),
                "",
                Set.of("ro"),
                MeetingForm.REMOTE,
                LocalDate.of(2027, 3, 1),
                LocalDate.of(2027, 6, 1),
                10);
        assertThatThrownBy(() -> matching.shortlist(other, CITY, InterfaceLanguage.EN, 10))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void all_that_is_wrong_with_a_query_is_said_at_once() {
        var wrong = new MentorQuery(
                SAINT_AUBIN,
                needs("X99"),
                "a".repeat(50_000),
                Set.of("xx"),
                MeetingForm.REMOTE,
                LocalDate.of(2026, 1, 1),
                LocalDate.of(2026, 2, 1),
                10_000);
        assertThatThrownBy(() -> matching.shortlist(wrong, CITY, InterfaceLanguage.EN, 10))
                .isInstanceOfSatisfying(
                        InvalidInput.class,
                        invalid -> assertThat(invalid.problems().stream().map(FieldProblem::field))
                                .containsExactlyInAnyOrder(
                                        "needs[0].competence", "words", "languages", "until", "hours"));
    }

    @Test
    void emoji_operators_and_text_from_right_to_left_are_only_words() {
        for (String words : List.of("🙂🙂", "AND OR NOT ( [ * ~ \" \\", "مرحبا بالعالم", "\u202e\u0000")) {
            var odd = new MentorQuery(
                    SAINT_AUBIN,
                    needs("E4.1"),
                    words,
                    Set.of("fr"),
                    MeetingForm.EITHER,
                    LocalDate.of(2027, 3, 1),
                    LocalDate.of(2027, 6, 1),
                    10);
            assertThat(matching.shortlist(odd, CITY, InterfaceLanguage.EN, 10).recommendations())
                    .isNotEmpty();
        }
    }

    private Shortlist shortlist(Viewer viewer) {
        return matching.shortlist(query(Set.of("fr", "de")), viewer, InterfaceLanguage.FR, 10);
    }

    private static MentorQuery query(Set<String> languages) {
        return query(languages, 20);
    }

    private static MentorQuery query(Set<String> languages, int hours) {
        return new MentorQuery(
                SAINT_AUBIN,
                needs("E4.1", "B3", "B4"),
                FRENCH_WORDS,
                languages,
                MeetingForm.EITHER,
                LocalDate.of(2027, 3, 1),
                LocalDate.of(2027, 6, 1),
                hours);
    }

    private static List<Need> needs(String... codes) {
        return List.of(codes).stream()
                .map(code -> new Need(new CompetenceCode(code), 3, 3))
                .toList();
    }

    private static Shortlist.LeftOut leftOut(Shortlist shortlist, Limit limit) {
        return shortlist.leftOut().stream()
                .filter(leftOut -> leftOut.limit() == limit)
                .findFirst()
                .orElseThrow();
    }
}
