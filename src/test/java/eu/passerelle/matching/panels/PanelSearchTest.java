package eu.passerelle.matching.panels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import eu.passerelle.matching.panels.PanelProblem.Member;
import eu.passerelle.matching.panels.PanelProblem.Rules;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PanelSearchTest {
    private static final Rules FREE = new Rules(4, 9, 9, 0);

    /** The example of {@link PanelSearch}. */
    @Test
    void two_cover_what_nobody_covers_alone() {
        var problem = new PanelProblem(
                new int[] {1, 1, 1}, List.of(member(0.9, 0.8, 0), member(0, 0.7, 0.6), member(0, 0, 0.9)), 0.5, FREE);
        List<Panel> panels = best(problem, 5);
        assertThat(panels.getFirst().members()).containsExactlyInAnyOrder(0, 2);
        assertThat(panels.getFirst().open()).isEmpty();
        assertThat(panels.getFirst().gains()).hasSize(2).allMatch(gain -> gain > 0);
        assertThat(panels.get(1).members()).containsExactlyInAnyOrder(0, 1);
    }

    @Test
    void each_further_mentor_is_told_with_what_he_or_she_would_add() {
        var problem =
                new PanelProblem(new int[] {1, 1}, List.of(member(0.6, 0.6), member(1, 0), member(0, 0.8)), 0.5, FREE);
        Panel panel = best(problem, 1).getFirst();
        assertThat(panel.members()).containsExactly(0);
        assertThat(panel.further()).extracting(Panel.Further::member).containsExactly(1, 2);
        assertThat(panel.further().getFirst().gain()).isCloseTo(0.2, within(1e-9));
        assertThat(panel.further().getLast().gain()).isCloseTo(0.1, within(1e-9));
    }

    @Test
    void a_need_that_nobody_covers_is_said_to_be_open() {
        var problem = new PanelProblem(new int[] {1, 3}, List.of(member(0.9, 0.1)), 0.5, FREE);
        assertThat(best(problem, 3))
                .singleElement()
                .satisfies(panel -> assertThat(panel.open()).containsExactly(1));
    }

    @Test
    void nobody_who_covers_nothing_makes_a_panel() {
        assertThat(best(new PanelProblem(new int[] {1}, List.of(member(0.1)), 0.5, FREE), 3))
                .isEmpty();
    }

    @Test
    void the_best_panels_and_their_alternatives_are_those_of_looking_at_every_one() {
        int alternatives = 0;
        for (long seed = 1; seed <= 600; seed++) {
            PanelProblem problem = random(seed);
            List<double[]> expected =
                    everyPanel(problem).stream().sorted(BEST_FIRST).limit(4).toList();
            List<Panel> panels = best(problem, 4);
            assertThat(panels).as("seed %d", seed).hasSameSizeAs(expected);
            for (int i = 0; i < panels.size(); i++) {
                Panel panel = panels.get(i);
                int open = panel.open().stream()
                        .mapToInt(need -> problem.weights()[need])
                        .sum();
                assertThat(open).as("open of %d, seed %d", i, seed).isEqualTo((int) expected.get(i)[0]);
                assertThat(panel.members()).as("size of %d, seed %d", i, seed).hasSize((int) expected.get(i)[1]);
                assertThat(merit(panel))
                        .as("merit of %d, seed %d", i, seed)
                        .isCloseTo(expected.get(i)[2], within(1e-9));
            }
            alternatives += panels.size();
        }
        assertThat(alternatives).isGreaterThan(1_000);
    }

    private static final Comparator<double[]> BEST_FIRST = Comparator.<double[]>comparingDouble(panel -> panel[0])
            .thenComparingDouble(panel -> panel[1])
            .thenComparingDouble(panel -> -panel[2]);

    private static List<Panel> best(PanelProblem problem, int kept) {
        PanelSearch.Result result = PanelSearch.of(problem, kept, 1_000_000);
        assertThat(result.proven()).isTrue();
        return result.panels();
    }

    private static double merit(Panel panel) {
        return panel.value() + Panel.WORTH_OF_A_PAIR * panel.workedTogether();
    }

    @Test
    void nobody_is_in_a_panel_whose_needs_the_others_cover() {
        var problem = new PanelProblem(new int[] {1, 1}, List.of(member(0.6, 0.6), member(1, 0)), 0.5, FREE);
        assertThat(best(problem, 4)).extracting(Panel::members).containsExactly(List.of(0), List.of(1));
    }

    /** Each knows one need of eight, so that five can be chosen in more ways than could ever be tried. */
    @Test
    void many_who_each_know_little_do_not_hold_the_search_up() {
        PanelProblem problem = manyWhoEachKnowLittle();
        long began = System.nanoTime();
        List<Panel> panels = best(problem, 4);
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        assertThat(panels).hasSize(4);
        assertThat(panels.getFirst().members()).hasSize(5);
        assertThat(panels.getFirst().value())
                .isCloseTo(
                        Arrays.stream(problem.weights()).sorted().skip(3).sum()
                                / (double) Arrays.stream(problem.weights()).sum(),
                        within(1e-9));
        assertThat(took).as("it took %s", took).isLessThan(Duration.ofMinutes(1));
    }

    private static PanelProblem manyWhoEachKnowLittle() {
        var random = new Random(5);
        var members = new ArrayList<Member>();
        for (int m = 0; m < 200; m++) {
            var fit = new double[8];
            fit[m % 8] = 0.5 + random.nextInt(3) / 4.0;
            members.add(member(fit));
        }
        return new PanelProblem(random.ints(8, 1, 4).toArray(), members, 0.5, new Rules(5, 9, 9, 3));
    }

    @Test
    void a_search_that_is_cut_short_says_so_and_still_has_an_answer() {
        PanelProblem problem = manyWhoEachKnowLittle();
        PanelSearch.Result cut = PanelSearch.of(problem, 4, 50);
        assertThat(cut.proven()).isFalse();
        assertThat(cut.panels()).isNotEmpty();
    }

    @Test
    void twelve_needs_and_two_hundred_candidates_are_searched_to_the_end_in_time() {
        var random = new Random(12);
        var members = new ArrayList<Member>();
        for (int m = 0; m < 200; m++) {
            members.add(new Member(
                    IntStream.range(0, 12)
                            .mapToDouble(n -> random.nextInt(100) < 30 ? 0.5 + random.nextDouble() / 2 : 0)
                            .toArray(),
                    1 + random.nextInt(3),
                    random.nextInt(60),
                    random.nextInt(15),
                    new long[] {random.nextLong(), random.nextLong()},
                    List.of(random.nextInt(200))));
        }
        var problem = new PanelProblem(random.ints(12, 1, 4).toArray(), members, 0.5, new Rules(5, 1, 2, 3));
        long began = System.nanoTime();
        List<Panel> panels = best(problem, 5);
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        assertThat(panels).hasSize(5);
        assertThat(panels.getFirst().open()).isEmpty();
        assertThat(took).as("it took %s", took).isLessThan(Duration.ofMinutes(1));
    }

    /** Open weight, size and merit of every allowed set that covers anything. */
    private static List<double[]> everyPanel(PanelProblem problem) {
        var all = new ArrayList<double[]>();
        int size = problem.members().size();
        for (int set = 1; set < 1 << size; set++) {
            int chosen = set;
            List<Integer> members = IntStream.range(0, size)
                    .filter(m -> (chosen & 1 << m) != 0)
                    .boxed()
                    .toList();
            if (members.size() <= problem.rules().size() && isAllowed(problem, members)) {
                double[] measures = measures(problem, members);
                boolean allNeeded = members.stream().allMatch(m -> isNeeded(problem, members, m));
                if (measures[3] > 0 && allNeeded) {
                    all.add(measures);
                }
            }
        }
        return all;
    }

    private static boolean isNeeded(PanelProblem problem, List<Integer> members, int m) {
        return IntStream.range(0, problem.weights().length)
                .anyMatch(need -> members.stream()
                        .filter(each -> problem.members().get(each).fit()[need] >= problem.covered())
                        .toList()
                        .equals(List.of(m)));
    }

    private static boolean isAllowed(PanelProblem problem, List<Integer> members) {
        long languages = -1;
        long time = -1;
        for (int m : members) {
            languages &= problem.members().get(m).languages();
            time &= problem.members().get(m).time()[0];
        }
        long run = time;
        for (int piece = 1; piece < problem.rules().jointPieces(); piece++) {
            run &= time >>> piece;
        }
        boolean inTime = problem.rules().jointPieces() == 0 || run != 0;
        return languages != 0
                && inTime
                && members.stream()
                        .allMatch(m -> members.stream()
                                        .filter(o -> problem.members().get(o).institution()
                                                == problem.members().get(m).institution())
                                        .count()
                                <= problem.rules().perInstitution())
                && members.stream()
                        .allMatch(m -> members.stream()
                                        .filter(o -> problem.members().get(o).country()
                                                == problem.members().get(m).country())
                                        .count()
                                <= problem.rules().perCountry());
    }

    private static double[] measures(PanelProblem problem, List<Integer> members) {
        double open = 0;
        double covered = 0;
        double sum = 0;
        double total = 0;
        for (int n = 0; n < problem.weights().length; n++) {
            int need = n;
            double fit = members.stream()
                    .mapToDouble(m -> problem.members().get(m).fit()[need])
                    .max()
                    .orElse(0);
            total += problem.weights()[n];
            sum += problem.weights()[n] * fit;
            open += fit < problem.covered() ? problem.weights()[n] : 0;
            covered += fit >= problem.covered() ? 1 : 0;
        }
        int pairs = 0;
        for (int one : members) {
            for (int other : members) {
                pairs += one < other
                                && (problem.members().get(one).workedWith().contains(other)
                                        || problem.members()
                                                .get(other)
                                                .workedWith()
                                                .contains(one))
                        ? 1
                        : 0;
            }
        }
        return new double[] {open, members.size(), sum / total + Panel.WORTH_OF_A_PAIR * pairs, covered};
    }

    private static PanelProblem random(long seed) {
        var random = new Random(seed);
        int needs = 1 + random.nextInt(6);
        int size = 1 + random.nextInt(9);
        var members = new ArrayList<Member>();
        for (int m = 0; m < size; m++) {
            members.add(new Member(
                    IntStream.range(0, needs)
                            .mapToDouble(n -> random.nextInt(5) < 2 ? random.nextDouble() : 0)
                            .toArray(),
                    1 + random.nextInt(7),
                    random.nextInt(4),
                    random.nextInt(3),
                    new long[] {random.nextLong() & random.nextLong() & 0xFFFFF},
                    List.of(random.nextInt(size))));
        }
        return new PanelProblem(
                random.ints(needs, 1, 4).toArray(),
                members,
                0.4,
                new Rules(1 + random.nextInt(4), 1 + random.nextInt(2), 1 + random.nextInt(3), random.nextInt(3)));
    }

    private static Member member(double... fit) {
        return new Member(fit, 1, -1, -1, new long[] {-1}, List.of());
    }
}
