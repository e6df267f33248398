package eu.passerelle.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import eu.passerelle.directory.Claim;
import eu.passerelle.matching.graph.Evidence;
import eu.passerelle.matching.graph.Evidence.PastEngagement;
import eu.passerelle.matching.ranking.Similarity;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** In hundreds of worlds made by lot: what a recommendation says is what made its score. */
class AppraisalTest {
    static final int WORLDS = 300;

    @Test
    void the_factors_add_up_to_the_score_and_each_is_a_share() {
        eachWorld(world -> {
            Appraisal appraisal = world.appraisal();
            assertThat(appraisal.factors())
                    .allSatisfy(factor -> assertThat(factor.value()).isBetween(0.0, 1.0));
            assertThat(appraisal.factors().stream()
                            .mapToDouble(Factor::contribution)
                            .sum())
                    .isCloseTo(appraisal.score(), within(1e-12));
        });
    }

    @Test
    void without_a_past_engagement_its_path_is_gone_and_only_experience_and_outcomes_change() {
        eachWorld(world -> {
            Appraisal with = world.appraisal();
            for (PastEngagement gone : with.telling()) {
                Appraisal without = world.without(gone);
                assertThat(without.telling())
                        .containsExactlyElementsOf(with.telling().stream()
                                .filter(past -> past != gone)
                                .toList());
                Map<Factor.Name, Double> before = values(with);
                Map<Factor.Name, Double> after = values(without);
                assertThat(after.get(Factor.Name.EXPERIENCE)).isLessThan(before.get(Factor.Name.EXPERIENCE));
                boolean rated =
                        with.served(gone).orElseThrow().served().outcome().isPresent();
                if (!rated) {
                    assertThat(after.get(Factor.Name.OUTCOMES)).isEqualTo(before.get(Factor.Name.OUTCOMES));
                }
                for (var factor : List.of(
                        Factor.Name.COVERAGE,
                        Factor.Name.WORDS,
                        Factor.Name.LANGUAGE,
                        Factor.Name.CONTEXT,
                        Factor.Name.TIME)) {
                    assertThat(after.get(factor)).as("%s", factor).isEqualTo(before.get(factor));
                }
            }
        });
    }

    @Test
    void without_the_claim_that_covers_a_need_that_need_is_covered_less_and_nothing_else_but_coverage_changes() {
        eachWorld(world -> {
            Appraisal with = world.appraisal();
            for (NeedCoverage covered : with.coverage()) {
                covered.by().ifPresent(claim -> {
                    List<Claim> others = world.candidate().claims().stream()
                            .filter(other -> !other.competence().equals(claim.competence()))
                            .toList();
                    Appraisal without = with.claiming(others);
                    assertThat(coverage(without, covered.need())).isLessThanOrEqualTo(covered.value());
                    assertThat(without.coverage())
                            .noneMatch(one -> one.by().filter(claim::equals).isPresent());
                    assertThat(values(without).get(Factor.Name.EXPERIENCE))
                            .isEqualTo(values(with).get(Factor.Name.EXPERIENCE));
                });
            }
        });
    }

    @Test
    void verifying_what_is_claimed_never_lowers_a_score_nor_makes_it_less_sure() {
        eachWorld(world -> {
            Appraisal stated = world.appraisal();
            Appraisal verified = stated.claiming(world.candidate().claims().stream()
                    .map(claim -> new Claim(
                            claim.competence(), claim.level(), claim.evidence(), Optional.of(MatchingWorld.TODAY)))
                    .toList());
            assertThat(verified.score()).isGreaterThanOrEqualTo(stated.score());
        });
    }

    @Test
    void nobody_gives_one_team_more_hours_than_he_or_she_offers() {
        eachWorld(world -> {
            Appraisal appraisal = world.appraisal();
            double promised = values(appraisal).get(Factor.Name.TIME)
                    * appraisal.question().query().hours();
            assertThat(promised).isLessThanOrEqualTo(appraisal.offeredHours() + 1e-9);
        });
    }

    @Test
    void what_is_promised_to_other_teams_in_the_window_is_not_offered_again() {
        var ten = new Evidence.Promise(100, MatchingWorld.TODAY, MatchingWorld.TODAY.plusDays(99));
        assertThat(new Evidence(List.of(), List.of(ten))
                        .promisedWithin(MatchingWorld.TODAY.plusDays(90), MatchingWorld.TODAY.plusDays(200)))
                .as("an hour a day, the last ten of them")
                .isCloseTo(10, within(1e-9));
        eachWorld(world -> {
            Appraisal appraisal = world.appraisal();
            Candidate candidate = appraisal.candidate();
            var free = new Appraisal(
                    world.question(),
                    new Candidate(
                            candidate.expert(),
                            candidate.claims(),
                            candidate.words(),
                            new Evidence(candidate.evidence().past(), List.of()),
                            candidate.standing()),
                    Policy.FIRST,
                    world.freeTime());
            LocalDate from = appraisal.question().query().from().isBefore(MatchingWorld.TODAY)
                    ? MatchingWorld.TODAY
                    : appraisal.question().query().from();
            double promised = candidate
                    .evidence()
                    .promisedWithin(from, appraisal.question().query().until());
            assertThat(appraisal.offeredHours()).isCloseTo(Math.max(0, free.offeredHours() - promised), within(1e-9));
            assertThat(free.score()).isGreaterThanOrEqualTo(appraisal.score());
        });
    }

    @Test
    void what_is_said_to_differ_is_in_none_of_the_past_teams() {
        eachWorld(world -> {
            Appraisal appraisal = world.appraisal();
            for (PastEngagement past : appraisal.telling()) {
                assertThat(appraisal.alike(past).contains(Similarity.Trait.LAW))
                        .isEqualTo(past.country()
                                .equals(appraisal.question().team().city().country()));
            }
        });
    }

    private static double coverage(Appraisal appraisal, Need need) {
        return appraisal.coverage().stream()
                .filter(one -> one.need().equals(need))
                .findFirst()
                .orElseThrow()
                .value();
    }

    private static Map<Factor.Name, Double> values(Appraisal appraisal) {
        return appraisal.factors().stream().collect(Collectors.toMap(Factor::name, Factor::value));
    }

    private static void eachWorld(Consumer<MatchingWorld> test) {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        var seeded = new SplittableRandom(seed);
        for (int i = 0; i < WORLDS; i++) {
            test.accept(MatchingWorld.byLot(seeded));
        }
    }
}
