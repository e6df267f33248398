package eu.passerelle.directory.competences;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.passerelle.kernel.InvalidInput;
import eu.passerelle.kernel.LocalizedText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SchemeTest {
    /** C2 and C3 below C, X below C2, Y below X. */
    private final Scheme scheme =
            new Scheme(List.of(entry("C", ""), entry("C2", "C"), entry("C3", "C"), entry("X", "C2"), entry("Y", "X")));

    @Test
    void a_concept_moves_with_its_branch_but_never_into_it() {
        assertThat(scheme.with(List.of(scheme.moved("X", Optional.of("C3")))).upwards("Y"))
                .containsExactly("Y", "X", "C3", "C");
        assertThat(problem(() -> scheme.moved("C", Optional.of("Y")))).isEqualTo("taxonomy.problem.broader.circle");
        assertThat(problem(() -> scheme.moved("X", Optional.of("X")))).isEqualTo("taxonomy.problem.broader.circle");
        assertThat(problem(() -> scheme.moved("X", Optional.of("Z9")))).isEqualTo("taxonomy.problem.target.unknown");
    }

    @Test
    void when_a_concept_goes_into_one_below_it_that_one_takes_its_place() {
        Scheme merged = scheme.with(scheme.merged("C2", "X"));
        assertThat(merged.get("X").broader()).contains("C");
        assertThat(merged.narrower("C2")).isEmpty();
        assertThat(merged.get("C2").replacedBy()).contains("X");
        assertThat(merged.get("X").synonyms().get("en")).containsExactly("label C2");
        Scheme deeper = scheme.with(scheme.merged("C2", "Y"));
        assertThat(deeper.upwards("X")).containsExactly("X", "Y", "C");
        assertThat(deeper.problems(List.of("C", "C2", "X", "Y"))).isEmpty();
    }

    @Test
    void what_points_to_a_merged_concept_points_to_the_other_and_never_to_itself() {
        Entry c3 = scheme.get("C3").linked(List.of("C2"), List.of("C2"), Map.of("C2", 0.4, "X", 0.3), List.of());
        Scheme linked = scheme.with(List.of(c3));
        Scheme intoX = linked.with(linked.merged("C2", "X"));
        assertThat(intoX.get("C3").related()).containsExactly("X");
        assertThat(intoX.get("C3").transfers()).containsExactly(Map.entry("X", 0.4));
        Scheme intoC3 = linked.with(linked.merged("C2", "C3"));
        assertThat(intoC3.get("C3").targets()).containsExactly("C", "X");
    }

    @Test
    void nothing_is_replaced_by_itself_or_by_what_is_deprecated() {
        assertThat(problem(() -> scheme.merged("X", "X"))).isEqualTo("taxonomy.problem.target.itself");
        Scheme old = scheme.with(List.of(scheme.deprecated("C3", Optional.empty())));
        assertThat(problem(() -> old.merged("X", "C3"))).isEqualTo("taxonomy.problem.target.deprecated");
        assertThat(problem(() -> old.deprecated("X", Optional.of("C3"))))
                .isEqualTo("taxonomy.problem.target.deprecated");
    }

    @Test
    void whatever_is_decided_in_whatever_order_the_taxonomy_stays_a_tree_and_loses_no_concept() {
        long seed = System.nanoTime();
        var random = new Random(seed);
        Scheme now = scheme;
        for (int i = 0; i < 2_000; i++) {
            try {
                now = now.with(decision(now, random, i));
            } catch (InvalidInput refused) {
                // Refusing is fine; breaking is not.
            }
            List<String> codes = now.all().stream().map(Entry::code).toList();
            assertThat(codes).as("seed %d", seed).contains("C", "C2", "C3", "X", "Y");
            assertThat(now.problems(codes)).as("seed %d, step %d", seed, i).isEmpty();
        }
    }

    private static List<Entry> decision(Scheme now, Random random, int step) {
        var codes = new ArrayList<>(now.all().stream().map(Entry::code).toList());
        String one = codes.get(random.nextInt(codes.size()));
        String other = codes.get(random.nextInt(codes.size()));
        return switch (random.nextInt(6)) {
            case 0 -> List.of(entry("N" + step, codes.size() < 40 ? one : ""));
            case 1, 2 -> List.of(now.moved(one, Optional.of(other)));
            case 3 -> now.merged(one, other);
            case 4 -> List.of(now.deprecated(one, random.nextBoolean() ? Optional.of(other) : Optional.empty()));
            default -> List.of(now.restored(one));
        };
    }

    private static String problem(Runnable work) {
        var codes = new ArrayList<String>();
        assertThatThrownBy(work::run)
                .isInstanceOfSatisfying(
                        InvalidInput.class,
                        refused -> refused.problems().forEach(problem -> codes.add(problem.code())));
        return codes.getFirst();
    }

    private static Entry entry(String code, String broader) {
        return Entry.empty(code)
                .worded(new LocalizedText(Map.of("en", "label " + code)), new TreeMap<>(), new LocalizedText(Map.of()))
                .below(Optional.of(broader).filter(above -> !above.isEmpty()));
    }
}
