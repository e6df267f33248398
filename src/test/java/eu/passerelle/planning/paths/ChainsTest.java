package eu.passerelle.planning.paths;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChainsTest {
    @Test
    void the_example_of_the_protocol_is_as_it_is_told() {
        var chains = new Chains(
                Map.of("draft", 30L, "lawyer", 10L, "training", 20L, "signing", 5L),
                Map.of(
                        "lawyer", List.of("draft"),
                        "training", List.of("draft"),
                        "signing", List.of("lawyer", "training")));
        assertThat(chains.critical()).containsExactly("draft", "training", "signing");
        assertThat(chains.length(chains.critical())).isEqualTo(55);
        assertThat(chains.circle()).isEmpty();
    }

    @Test
    void steps_that_wait_for_nothing_have_no_critical_path() {
        assertThat(new Chains(Map.of("a", 5L, "b", 900L), Map.of()).critical()).isEmpty();
        assertThat(new Chains(Map.of(), Map.of()).critical()).isEmpty();
    }

    @Test
    void what_is_no_step_is_left_out() {
        assertThat(new Chains(Map.of("a", 5L), Map.of("a", List.of("gone"), "gone", List.of("a"))).circle())
                .isEmpty();
    }

    @Test
    void a_circle_is_named_in_the_order_of_waiting() {
        var chains = new Chains(
                Map.of("a", 1L, "b", 1L, "c", 1L, "d", 1L),
                Map.of("a", List.of("b"), "b", List.of("c"), "c", List.of("a"), "d", List.of("a")));
        assertThat(chains.circle()).contains(List.of("a", "b", "c"));
        assertThat(chains.critical()).isEmpty();
        assertThat(new Chains(Map.of("a", 1L), Map.of("a", List.of("a"))).circle())
                .contains(List.of("a"));
    }

    @Test
    void five_hundred_steps_in_a_row_are_no_matter() {
        var days = new HashMap<String, Long>();
        var after = new HashMap<String, List<String>>();
        IntStream.range(0, 500).forEach(i -> {
            days.put("s" + i, 1L);
            after.put("s" + i, i == 0 ? List.of() : List.of("s" + (i - 1)));
        });
        assertThat(new Chains(days, after).critical()).hasSize(500);
        after.put("s0", List.of("s499"));
        assertThat(new Chains(days, after).circle().orElseThrow()).hasSize(500);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void no_chain_is_longer_than_the_critical_one(long seed) {
        var random = new Random(seed);
        var days = new HashMap<String, Long>();
        var after = new HashMap<String, List<String>>();
        for (int i = 0; i < 60; i++) {
            var before = new ArrayList<String>();
            for (int j = 0; j < i; j++) {
                if (random.nextInt(8) == 0) {
                    before.add("s" + j);
                }
            }
            days.put("s" + i, (long) random.nextInt(40));
            after.put("s" + i, before);
        }
        var chains = new Chains(days, after);
        assertThat(chains.circle()).isEmpty();
        List<String> critical = chains.critical();
        for (int i = 1; i < critical.size(); i++) {
            assertThat(after.get(critical.get(i))).contains(critical.get(i - 1));
        }
        for (int walk = 0; walk < 500; walk++) {
            var chain = new ArrayList<String>(List.of("s" + random.nextInt(60)));
            while (!after.get(chain.getLast()).isEmpty()) {
                List<String> before = after.get(chain.getLast());
                chain.add(before.get(random.nextInt(before.size())));
            }
            if (chain.size() > 1) {
                assertThat(chains.length(critical))
                        .as("seed " + seed + " " + chain)
                        .isGreaterThanOrEqualTo(chains.length(chain));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14})
    void a_circle_is_found_exactly_when_there_is_one(long seed) {
        var random = new Random(seed);
        for (int round = 0; round < 200; round++) {
            var days = new HashMap<String, Long>();
            var after = new HashMap<String, List<String>>();
            IntStream.range(0, 7).forEach(i -> {
                days.put("s" + i, 1L);
                after.put(
                        "s" + i,
                        IntStream.range(0, 7)
                                .filter(j -> random.nextInt(7) == 0)
                                .mapToObj(j -> "s" + j)
                                .toList());
            });
            var circle = new Chains(days, after).circle();
            if (circle.isEmpty()) {
                new Chains(days, after).critical();
            }
            circle.ifPresent(steps -> IntStream.range(0, steps.size())
                    .forEach(i -> assertThat(after.get(steps.get(i)))
                            .as("seed " + seed)
                            .contains(steps.get((i + 1) % steps.size()))));
        }
    }
}
