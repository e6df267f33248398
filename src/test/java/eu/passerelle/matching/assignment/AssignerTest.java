package eu.passerelle.matching.assignment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import eu.passerelle.matching.assignment.Assigner.Wishes;
import eu.passerelle.matching.assignment.Solution.Fairness;
import eu.passerelle.matching.solver.OrToolsFairness;
import eu.passerelle.matching.solver.OrToolsFlows;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AssignerTest {
    private static final Wishes BEST_ONLY = new Wishes(0, 0);

    private final Assigner assigner = new Assigner(new OrToolsFlows(), new OrToolsFairness(4));

    @Test
    void the_best_total_is_that_of_looking_at_every_assignment() {
        for (long seed = 1; seed <= 600; seed++) {
            Problem problem = random(seed);
            var every = new EveryAssignment(problem);
            Solution solution = assigner.solve(problem, BEST_ONLY);
            var outcome = EveryAssignment.outcome(problem, solution.taken());
            assertThat(outcome.filled()).as("places filled, seed %d", seed).isEqualTo(every.mostFilled());
            assertThat(solution.total()).as("total, seed %d", seed).isEqualTo(every.best());
            assertThat(outcome.total()).as("counted total, seed %d", seed).isEqualTo(solution.total());
            assertThat(solution.isBestProven()).as("proven, seed %d", seed).isTrue();
        }
    }

    @Test
    void the_fairest_within_the_tolerance_is_that_of_looking_at_every_assignment() {
        for (long seed = 1; seed <= 300; seed++) {
            Problem problem = random(seed);
            double tolerance = (seed % 4) * 0.07;
            var every = new EveryAssignment(problem);
            Solution solution = assigner.solve(problem, new Wishes(tolerance, 1_000_000));
            var expected = every.fairest(every.best() - (long) Math.floor(every.best() * tolerance));
            var outcome = EveryAssignment.outcome(problem, solution.taken());
            assertThat(solution.fairness()).as("seed %d", seed).isEqualTo(Fairness.PROVEN);
            assertThat(outcome.served()).as("served, seed %d", seed).containsExactly(expected.served(), within(0.5));
            assertThat(outcome.total()).as("total, seed %d", seed).isEqualTo(expected.total());
            assertThat(outcome.unevenness()).as("load, seed %d", seed).isEqualTo(expected.unevenness());
        }
    }

    @Test
    void without_the_exact_search_the_worst_is_never_served_worse_than_by_the_best_total() {
        var raising = new Assigner(new OrToolsFlows(), (problem, filled, least, hint) -> Optional.empty());
        int asGood = 0;
        int cases = 300;
        for (long seed = 1; seed <= cases; seed++) {
            Problem problem = random(seed);
            var every = new EveryAssignment(problem);
            Solution best = raising.solve(problem, BEST_ONLY);
            Solution fair = raising.solve(problem, new Wishes(0.1, 1_000_000));
            long least = every.best() - (long) Math.floor(every.best() * 0.1);
            double[] before = EveryAssignment.outcome(problem, best.taken()).served();
            var after = EveryAssignment.outcome(problem, fair.taken());
            assertThat(Arrays.compare(after.served(), before))
                    .as("seed %d", seed)
                    .isNotNegative();
            assertThat(after.total()).as("seed %d", seed).isGreaterThanOrEqualTo(least);
            assertThat(after.filled()).as("seed %d", seed).isEqualTo(every.mostFilled());
            double worst = every.fairest(least).served().length == 0
                    ? 0
                    : every.fairest(least).served()[0];
            asGood += after.served().length == 0 || after.served()[0] >= worst ? 1 : 0;
        }
        assertThat(asGood).as("worst-served as good as the exact one").isGreaterThan(cases * 9 / 10);
    }

    @Test
    void the_solver_sees_few_pairs_of_many_and_the_best_is_proven_of_all() {
        var seed = new Random(7);
        var builder = new ProblemBuilder(filled(300, 2), filled(1_000, 1));
        for (int r = 0; r < 300; r++) {
            for (int e = 0; e < 1_000; e++) {
                // Everybody wants the same experts, so that many are needed that look bad at first.
                builder.pair(r, e, 0.9 * (1_000 - e) / 1_000 + 0.1 * seed.nextDouble());
            }
        }
        Problem problem = builder.build();
        Solution few = assigner.solve(problem, BEST_ONLY);
        assertThat(few.shown()).isLessThan(problem.pairs() / 2);
        assertThat(few.isBestProven()).isTrue();
        assertThat(few.unmet()).isEmpty();
    }

    @Test
    void what_does_not_depend_on_the_order_of_pairs_is_the_answer() {
        int[] wanted = {1, 2, 1};
        int[] most = {1, 1, 1, 1};
        double[][] scores = {{0.9, 0.8, 0.3, 0.2}, {0.9, 0.7, 0.6, 0.1}, {0.8, 0.2, 0.4, 0.3}};
        var forwards = new ProblemBuilder(wanted, most);
        var backwards = new ProblemBuilder(wanted, most);
        for (int i = 0; i < 12; i++) {
            forwards.pair(i / 4, i % 4, scores[i / 4][i % 4]);
            backwards.pair((11 - i) / 4, (11 - i) % 4, scores[(11 - i) / 4][(11 - i) % 4]);
        }
        assertThat(assigner.solve(forwards.build(), Wishes.DEFAULT).taken())
                .isEqualTo(assigner.solve(backwards.build(), Wishes.DEFAULT).taken());
    }

    @Test
    void a_request_that_cannot_be_met_is_told_why_and_the_rest_is_solved() {
        Problem problem = new ProblemBuilder(new int[] {1, 2, 1, 1}, new int[] {1, 1})
                .pair(1, 1, 0.5)
                .pair(2, 0, 0.9)
                .pair(3, 0, 0.8)
                .build();
        Solution solution = assigner.solve(problem, Wishes.DEFAULT);
        assertThat(solution.unmet())
                .extracting(Unmet::request, Unmet::missing, Unmet::reason)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(0, 1, Unmet.Reason.NOBODY),
                        org.assertj.core.groups.Tuple.tuple(1, 1, Unmet.Reason.TOO_FEW),
                        org.assertj.core.groups.Tuple.tuple(3, 1, Unmet.Reason.ALL_TAKEN));
        assertThat(solution.total()).isEqualTo(1_400_000_000L);
    }

    @Test
    void a_fixed_pair_stays_and_the_rest_is_best_around_it() {
        Problem problem = new ProblemBuilder(new int[] {1, 1}, new int[] {1, 1})
                .pair(0, 0, 0.9)
                .pair(0, 1, 0.2)
                .pair(1, 0, 0.8)
                .pair(1, 1, 0.1)
                .fix(0, 1)
                .build();
        Solution solution = assigner.solve(problem, Wishes.DEFAULT);
        assertThat(solution.total()).isEqualTo(1_000_000_000L);
        assertThat(solution.served(0)).isEqualTo(0.2);
        assertThat(solution.served(1)).isEqualTo(0.8);
    }

    @Test
    void a_pair_given_twice_is_refused() {
        var builder =
                new ProblemBuilder(new int[] {1}, new int[] {1}).pair(0, 0, 0.1).pair(0, 0, 0.2);
        assertThatThrownBy(builder::build).isInstanceOf(DuplicatePair.class);
    }

    @Test
    void what_is_fairer_may_cost_no_more_than_the_tolerance() {
        var raised = raisingExample(0.05);
        assertThat(raised.served(1)).isEqualTo(0.45);
        assertThat(raised.total()).isEqualTo(1_150_000_000L);
        assertThat(raisingExample(0.01).served(1)).isEqualTo(0.3);
    }

    /** The example of {@link Raising}. */
    private Solution raisingExample(double tolerance) {
        Problem problem = new ProblemBuilder(new int[] {1, 1}, new int[] {1, 1, 1})
                .pair(0, 0, 0.9)
                .pair(0, 1, 0.7)
                .pair(1, 0, 0.45)
                .pair(1, 2, 0.3)
                .build();
        return assigner.solve(problem, new Wishes(tolerance, 1_000_000));
    }

    /** Few pairs, often contested, often too few; half of the scores coarse, so that there are ties. */
    private static Problem random(long seed) {
        var random = new Random(seed);
        int requests = 1 + random.nextInt(5);
        int experts = 1 + random.nextInt(5);
        var wanted = random.ints(requests, 0, 4).toArray();
        var most = random.ints(experts, 0, 4).toArray();
        var builder = new ProblemBuilder(wanted, most);
        int pairs = 0;
        for (int r = 0; r < requests; r++) {
            for (int e = 0; e < experts; e++) {
                if (random.nextDouble() < 0.7 && pairs++ < 13) {
                    builder.pair(r, e, seed % 2 == 0 ? random.nextInt(5) / 4.0 : random.nextInt(1_000) / 1_000.0);
                    if (random.nextInt(12) == 0) {
                        builder.conflict(r, e);
                    } else if (random.nextInt(20) == 0) {
                        builder.fix(r, e);
                    }
                }
            }
        }
        return builder.leastScore(random.nextInt(4) == 0 ? 0.2 : 0).build();
    }

    private static int[] filled(int size, int value) {
        var filled = new int[size];
        Arrays.fill(filled, value);
        return filled;
    }
}
