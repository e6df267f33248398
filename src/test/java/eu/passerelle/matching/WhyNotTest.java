package eu.passerelle.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import eu.passerelle.accounts.Viewer;
import eu.passerelle.accounts.Viewer.CityViewer;
import eu.passerelle.accounts.Viewer.CoordinatorViewer;
import eu.passerelle.directory.ExpertChanged;
import eu.passerelle.directory.Experts;
import eu.passerelle.kernel.AccountId;
import eu.passerelle.kernel.CompetenceCode;
import eu.passerelle.kernel.ExpertId;
import eu.passerelle.kernel.GraphTransactions;
import eu.passerelle.kernel.InterfaceLanguage;
import eu.passerelle.kernel.NotFound;
import eu.passerelle.kernel.Outbox;
import eu.passerelle.kernel.TeamId;
import eu.passerelle.testing.DemoNetwork;
import eu.passerelle.testing.PasserelleTest;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.neo4j.core.Neo4jClient;

@PasserelleTest
class WhyNotTest {
    static final TeamId SAINT_AUBIN = new TeamId("t01");
    static final Viewer CITY = new CityViewer(new AccountId("city"), SAINT_AUBIN);
    static final Viewer COORDINATOR = new CoordinatorViewer(new AccountId("coordinator"));
    static final Map<Change.Kind, String> APPLIED = Map.of(
            Change.Kind.VERIFIED, "MATCH (:Expert {id: $id})-[c:CLAIMS]->() SET c.verifiedOn = date('2027-03-01')",
            Change.Kind.PLACE, "MATCH (e:Expert {id: $id}) SET e.parallelEngagements = e.parallelEngagements + 1",
            Change.Kind.RESUMED, "MATCH (e:Expert {id: $id}) SET e.status = 'active'",
            Change.Kind.REMOTE, "MATCH (e:Expert {id: $id}) SET e.remote = true",
            Change.Kind.VISIT,
                    "MATCH (e:Expert {id: $id}), (c:Country {code: $subject}) MERGE (e)-[:OFFERS_VISITS_TO]->(c)",
            Change.Kind.LEVEL,
                    "MATCH (:Expert {id: $id})-[c:CLAIMS]->(:Competence {code: $subject}) SET c.level = $amount");

    @Autowired
    Matching matching;

    @Autowired
    DemoNetwork demo;

    @Autowired
    Experts experts;

    @Autowired
    Neo4jClient neo4j;

    @Autowired
    GraphTransactions transactions;

    @Autowired
    Outbox outbox;

    @BeforeEach
    void aNetwork() {
        demo.load();
    }

    @Test
    void who_is_left_out_is_left_out_by_the_same_limit_here_and_there() {
        for (MeetingForm form : MeetingForm.values()) {
            Shortlist list = shortlist(query(form, Set.of("fr")), COORDINATOR);
            Map<ExpertId, Limit> leftOut = list.leftOut().stream()
                    .flatMap(one -> one.experts().stream().map(expert -> Map.entry(expert, one.limit())))
                    .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
            assertThat(leftOut.values()).contains(Limit.LANGUAGE, Limit.CAPACITY);
            leftOut.entrySet().stream().limit(12).forEach(entry -> {
                ExpertId expert = entry.getKey();
                Limit limit = entry.getValue();
                WhyNot why = matching.explain(query(form, Set.of("fr")), expert, COORDINATOR);
                if (limit == Limit.CONFLICT_OF_INTEREST) {
                    assertThat(why.verdict()).isEqualTo(WhyNot.Verdict.NOT_AVAILABLE);
                    assertThat(why.remedies()).isEmpty();
                } else {
                    assertThat(why.limits()).first().isEqualTo(limit);
                }
            });
        }
    }

    @Test
    void who_is_ranked_has_the_same_place_and_the_gaps_add_up_to_the_difference() {
        List<Recommendation> list =
                shortlist(query(MeetingForm.EITHER, Set.of("fr", "de")), COORDINATOR).recommendations().stream()
                        .filter(one -> !one.standing().kept())
                        .toList();
        for (int i = 0; i < list.size(); i += 4) {
            WhyNot why = matching.explain(
                    query(MeetingForm.EITHER, Set.of("fr", "de")),
                    list.get(i).expert().id(),
                    COORDINATOR);
            assertThat(why.place()).isPresent();
            assertThat(why.gaps().stream().mapToDouble(WhyNot.Gap::difference).sum())
                    .isCloseTo(list.get(i).score() - list.get(2).score(), within(1e-9));
        }
    }

    @Test
    void what_would_change_it_is_true_when_it_is_done() {
        MentorQuery query = query(MeetingForm.ON_SITE, Set.of("ro"));
        Shortlist list = shortlist(query, COORDINATOR);
        List<ExpertId> someOfEach = list.leftOut().stream()
                .filter(one -> one.limit() != Limit.CONFLICT_OF_INTEREST)
                .flatMap(one -> one.experts().stream().limit(5))
                .toList();
        int applied = 0;
        for (ExpertId expert : someOfEach) {
            for (Remedy remedy : matching.explain(query, expert, COORDINATOR).remedies()) {
                assertThat(placeAfter(query, expert, remedy))
                        .as("%s after %s", expert, remedy)
                        .hasValue(remedy.place());
                applied++;
                aNetwork();
            }
        }
        assertThat(applied).isGreaterThan(5);
    }

    @Test
    void one_change_less_is_not_enough() {
        MentorQuery query = query(MeetingForm.ON_SITE, Set.of("ro"));
        shortlist(query, COORDINATOR).leftOut().stream()
                .filter(one -> one.limit() != Limit.CONFLICT_OF_INTEREST)
                .flatMap(one -> one.experts().stream().limit(6))
                .map(expert -> matching.explain(query, expert, COORDINATOR))
                .forEach(why -> {
                    for (Remedy remedy : why.remedies()) {
                        assertThat(why.remedies())
                                .filteredOn(other -> other != remedy)
                                .noneMatch(other -> Set.copyOf(remedy.changes()).containsAll(other.changes()));
                    }
                });
    }

    @Test
    void a_city_learns_nothing_of_an_expert_whom_it_may_not_see() {
        neo4j.query("MATCH (e:Expert {id: 'e01'}) SET e.visibility = 'coordinators'")
                .run();
        assertThatThrownBy(() -> matching.explain(query(MeetingForm.EITHER, Set.of("fr")), new ExpertId("e01"), CITY))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(
                        () -> matching.explain(query(MeetingForm.EITHER, Set.of("fr")), new ExpertId("nobody"), CITY))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void a_city_finds_aliases_and_not_the_names_behind_them() {
        var matched = experts.after(Optional.empty(), 500).stream()
                .filter(expert -> expert.visibility() == eu.passerelle.directory.Visibility.MATCHED)
                .filter(expert -> expert.status() == eu.passerelle.directory.ExpertStatus.ACTIVE)
                .findFirst()
                .orElseThrow();
        shortlist(query(MeetingForm.EITHER, Set.of("fr")), CITY);
        assertThat(matching.named(matched.familyName(), CITY))
                .noneMatch(named -> named.expert().equals(matched.id()));
        assertThat(matching.named(matched.alias(), CITY)).anySatisfy(named -> {
            assertThat(named.expert()).isEqualTo(matched.id());
            assertThat(named.displayName()).isEqualTo(matched.alias());
        });
        assertThat(matching.named(matched.familyName(), COORDINATOR))
                .anyMatch(named -> named.expert().equals(matched.id()));
    }

    private Optional<Integer> placeAfter(MentorQuery query, ExpertId expert, Remedy remedy) {
        transactions.write(() -> {
            for (Change change : remedy.changes()) {
                Optional.ofNullable(APPLIED.get(change.kind()))
                        .ifPresent(cypher -> neo4j.query(cypher)
                                .bindAll(Map.of(
                                        "id", expert.value(), "subject", change.subject(), "amount", change.amount()))
                                .run());
            }
            outbox.append(new ExpertChanged(expert));
        });
        MentorQuery changed = query;
        for (Change change : remedy.changes()) {
            changed = Changes.after(changed, change);
        }
        shortlist(changed, COORDINATOR);
        return matching.explain(changed, expert, COORDINATOR).place();
    }

    private Shortlist shortlist(MentorQuery query, Viewer viewer) {
        return matching.shortlist(query, viewer, InterfaceLanguage.EN, 50);
    }

    private static MentorQuery query(MeetingForm form, Set<String> languages) {
        return new MentorQuery(
                SAINT_AUBIN,
                List.of("E4.1", "B3", "B4").stream()
                        .map(code -> new Need(new CompetenceCode(code), 3, 3))
                        .toList(),
                "Deux jeunes veulent quitter un groupe d’extrême droite.",
                languages,
                form,
                LocalDate.of(2027, 3, 1),
                LocalDate.of(2027, 6, 1),
                20);
    }
}
