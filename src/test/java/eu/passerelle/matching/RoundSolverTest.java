package eu.passerelle.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import eu.passerelle.kernel.ExpertId;
import eu.passerelle.matching.RoundAnswer.Fairness;
import eu.passerelle.matching.RoundAnswer.Unmet;
import eu.passerelle.matching.RoundQuestion.Wish;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Whole rounds, with pins, exclusions, places and least scores, beside looking at every possible one. */
class RoundSolverTest {
    private static final ExpertId ANA = new ExpertId("ana");
    private static final ExpertId BEN = new ExpertId("ben");

    private final RoundSolver solver = new RoundSolver();

    @Test
    void rounds_are_those_of_looking_at_every_one() {
        int pinned = 0;
        for (long seed = 1; seed <= 400; seed++) {
            RoundQuestion question = random(seed);
            double[] best = every(question).stream()
                    .max(Comparator.<double[]>comparingDouble(round -> round[0]).thenComparingDouble(round -> round[1]))
                    .orElseThrow();
            RoundAnswer answer = solver.solve(question);
            assertThat(answer.given().size()).as("served, seed %d", seed).isEqualTo((int) best[0]);
            assertThat(answer.best()).as("best, seed %d", seed).isCloseTo(best[1], within(1e-6));
            double least = best[1] * (1 - question.tolerance()) - 1e-6;
            double[] fairest = every(question).stream()
                    .filter(round -> round[0] == best[0] && round[1] >= least)
                    .max((a, b) -> Arrays.compare(served(a), served(b)))
                    .orElseThrow();
            assertThat(answer.total()).as("total, seed %d", seed).isGreaterThanOrEqualTo(least);
            assertThat(answer.fairness()).as("fairness, seed %d", seed).isEqualTo(Fairness.PROVEN);
            assertThat(scores(question, answer))
                    .as("served, seed %d", seed)
                    .containsExactly(served(fairest), within(1e-6));
            for (Wish wish : question.wishes()) {
                wish.pinned().ifPresent(expert -> assertThat(answer.given()).containsEntry(wish.request(), expert));
                pinned += wish.pinned().isPresent() ? 1 : 0;
                assertThat(answer.given().containsKey(wish.request())
                                ^ answer.unmet().containsKey(wish.request()))
                        .as("given or told why, seed %d", seed)
                        .isTrue();
            }
        }
        assertThat(pinned).isGreaterThan(50);
    }

    @Test
    void a_change_that_is_worth_little_is_not_made() {
        assertThat(again(0.01).given()).isEqualTo(Map.of("a", ANA, "b", BEN));
        assertThat(again(0.1).given()).isEqualTo(Map.of("a", BEN, "b", ANA));
    }

    /** The last draft gave Ana to a and Ben to b; the other way round each would be served this much better. */
    private RoundAnswer again(double better) {
        return solver.solve(new RoundQuestion(
                List.of(
                        new Wish(
                                "a", Map.of(ANA, 0.5, BEN, 0.5 + better), Optional.empty(), Set.of(), Optional.of(ANA)),
                        new Wish(
                                "b",
                                Map.of(BEN, 0.5, ANA, 0.5 + better),
                                Optional.empty(),
                                Set.of(),
                                Optional.of(BEN))),
                Map.of(ANA, 1, BEN, 1),
                0.01,
                0,
                0.02));
    }

    @Test
    void the_first_limit_that_leaves_nobody_is_told() {
        RoundAnswer answer = solver.solve(new RoundQuestion(
                List.of(
                        wish("nobody", Map.of(), Set.of()),
                        wish("excluded", Map.of(ANA, 0.9), Set.of(ANA)),
                        wish("below", Map.of(ANA, 0.2), Set.of()),
                        wish("full", Map.of(BEN, 0.9), Set.of()),
                        wish("taken", Map.of(ANA, 0.8), Set.of()),
                        wish("served", Map.of(ANA, 0.9), Set.of())),
                Map.of(ANA, 1, BEN, 0),
                0,
                0.5,
                0));
        assertThat(answer.given()).isEqualTo(Map.of("served", ANA));
        assertThat(answer.unmet())
                .isEqualTo(Map.of(
                        "nobody",
                        Unmet.NOBODY,
                        "excluded",
                        Unmet.EXCLUDED,
                        "below",
                        Unmet.BELOW,
                        "full",
                        Unmet.FULL,
                        "taken",
                        Unmet.ALL_TAKEN));
    }

    private static Wish wish(String request, Map<ExpertId, Double> scores, Set<ExpertId> excluded) {
        return new Wish(request, scores, Optional.empty(), excluded, Optional.empty());
    }

    private static double[] served(double[] round) {
        return Arrays.copyOfRange(round, 2, round.length);
    }

    private static double[] scores(RoundQuestion question, RoundAnswer answer) {
        return question.wishes().stream()
                .mapToDouble(wish -> answer.given().containsKey(wish.request())
                        ? wish.scores().getOrDefault(answer.given().get(wish.request()), 0.0)
                        : 0)
                .sorted()
                .toArray();
    }

    /** How many are served, the total, and how well each is served, ascending. */
    private static List<double[]> every(RoundQuestion question) {
        var all = new ArrayList<double[]>();
        go(question, 0, new double[question.wishes().size()], 0, new HashMap<>(), all);
        return all;
    }

    private static void go(
            RoundQuestion question,
            int at,
            double[] served,
            int given,
            Map<ExpertId, Integer> load,
            List<double[]> all) {
        if (at == served.length) {
            double[] sorted = served.clone();
            Arrays.sort(sorted);
            var round = new double[served.length + 2];
            round[0] = given;
            round[1] = Arrays.stream(served).sum();
            System.arraycopy(sorted, 0, round, 2, sorted.length);
            all.add(round);
            return;
        }
        Wish wish = question.wishes().get(at);
        if (wish.pinned().isEmpty()) {
            served[at] = 0;
            go(question, at + 1, served, given, load, all);
        }
        wish.scores().forEach((expert, score) -> {
            boolean pinned = wish.pinned().equals(Optional.of(expert));
            boolean able = score >= question.leastScore() && !wish.excluded().contains(expert);
            int most = question.places().getOrDefault(expert, 0);
            if (pinned || wish.pinned().isEmpty() && able && most > load.getOrDefault(expert, 0)) {
                load.merge(expert, 1, Integer::sum);
                served[at] = score;
                if (load.getOrDefault(expert, 0) <= most) {
                    go(question, at + 1, served, given + 1, load, all);
                }
                served[at] = 0;
                load.merge(expert, -1, Integer::sum);
            }
        });
    }

    /** Up to five requests and four experts; pins never ask for more places than there are. */
    private static RoundQuestion random(long seed) {
        var random = new Random(seed);
        var places = new HashMap<ExpertId, Integer>();
        int experts = 1 + random.nextInt(4);
        for (int e = 0; e < experts; e++) {
            places.put(new ExpertId("e" + e), random.nextInt(3));
        }
        var left = new HashMap<>(places);
        var wishes = new ArrayList<Wish>();
        int requests = 1 + random.nextInt(5);
        for (int r = 0; r < requests; r++) {
            var scores = new HashMap<ExpertId, Double>();
            Set<ExpertId> excluded = Set.of();
            Optional<ExpertId> pin = Optional.empty();
            for (int e = 0; e < experts; e++) {
                var expert = new ExpertId("e" + e);
                if (random.nextInt(10) < 7) {
                    scores.put(expert, seed % 2 == 0 ? random.nextInt(5) / 4.0 : random.nextInt(1_000) / 1_000.0);
                    if (random.nextInt(6) == 0 && left.getOrDefault(expert, 0) > 0 && pin.isEmpty()) {
                        left.merge(expert, -1, Integer::sum);
                        pin = Optional.of(expert);
                    } else if (random.nextInt(8) == 0) {
                        excluded = Set.of(expert);
                    }
                }
            }
            wishes.add(new Wish("r" + r, Map.copyOf(scores), pin, excluded, Optional.empty()));
        }
        return new RoundQuestion(wishes, places, (seed % 4) * 0.05, random.nextInt(3) == 0 ? 0.3 : 0, 0.02);
    }
}
