package eu.passerelle.toolbox.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GroupRuleTest {
    private static final List<String> ITEMS = List.of("s1", "s2", "t1");

    @Test
    void four_see_nothing_and_five_see_everything() {
        List<Filled> five = IntStream.range(0, 5)
                .mapToObj(i -> person("agency " + i % 2, Map.of("s1", i % 3, "s2", 1, "t1", 4)))
                .toList();
        assertThat(Results.of(Questions.BOTH, five.subList(0, 4))).isEmpty();
        assertThat(Results.of(Questions.BOTH, five).orElseThrow().scores()).containsOnlyKeys("sharing", "trust");
    }

    @Test
    void an_item_that_one_of_five_does_not_know_is_in_no_number() {
        List<Filled> five = new ArrayList<>(IntStream.range(0, 4)
                .mapToObj(i -> person("a" + i, Map.of("s1", 0, "s2", 4, "t1", 2)))
                .toList());
        five.add(person("a4", Map.of("s2", 4, "t1", 2)));
        DimensionResult sharing =
                Results.of(Questions.BOTH, five).orElseThrow().dimensions().getFirst();
        assertThat(sharing.items()).extracting(result -> result.item().id()).containsExactly("s2");
        assertThat(sharing.score()).contains(4.0);
        assertThat(sharing.hidden()).isEqualTo(1);
    }

    @Test
    void agencies_are_compared_from_three_with_two_people_each_on() {
        assertThat(gap("police police city city ngo ngo", 4, 4, 1, 1, 2, 2)).contains(3.0);
        assertThat(gap("police police city city city city", 4, 4, 1, 1, 1, 1)).isEmpty();
        assertThat(gap("police police city city ngo school", 4, 4, 1, 1, 0, 0)).isEmpty();
        assertThat(gap("Police police  city City ngo NGO court", 4, 4, 3, 3, 2, 2, 0))
                .contains(2.0);
    }

    /**
     * Whoever knows all that is published, and who has answered what kind of thing, can build groups by taking one from
     * another. None of these differences is a group of one to four: numbers of one item are of one group only, a dimension is
     * made of the groups of its own items, and the gap is of five people or more of which no agency is told apart.
     */
    @Test
    void no_published_number_lets_a_group_below_five_be_worked_out() {
        var random = new Random(20_270_301);
        for (int round = 0; round < 2_000; round++) {
            List<Filled> people = people(random);
            Optional<Results> published = Results.of(Questions.BOTH, people);
            assertThat(published.isPresent()).isEqualTo(people.size() >= 5);
            published.ifPresent(results -> check(results, people));
        }
    }

    private static void check(Results results, List<Filled> people) {
        Map<String, Set<Integer>> groups =
                ITEMS.stream().collect(Collectors.toMap(item -> item, item -> knowing(people, item)));
        for (DimensionResult dimension : results.dimensions()) {
            dimension
                    .items()
                    .forEach(item -> assertThat(groups.get(item.item().id()))
                            .as("published")
                            .hasSizeGreaterThanOrEqualTo(5));
            double mean = dimension.items().stream()
                    .mapToDouble(ItemResult::mean)
                    .average()
                    .orElse(-1);
            assertThat(dimension.score().orElse(-1.0))
                    .as("nothing of hidden items is left over in the score")
                    .isCloseTo(mean, within(1e-9));
            dimension.gap().ifPresent(gap -> checkGap(dimension, people));
        }
    }

    private static void checkGap(DimensionResult dimension, List<Filled> people) {
        Map<String, Long> sizes = people.stream()
                .filter(one -> dimension.items().stream()
                        .anyMatch(item -> one.levels().containsKey(item.item().id())))
                .collect(Collectors.groupingBy(Filled::agency, Collectors.counting()));
        List<Long> compared = sizes.values().stream().filter(size -> size >= 2).toList();
        assertThat(compared).hasSizeGreaterThanOrEqualTo(3);
        assertThat(compared.stream().mapToLong(Long::longValue).sum()).isGreaterThanOrEqualTo(5);
    }

    private static Set<Integer> knowing(List<Filled> people, String item) {
        var knowing = new HashSet<Integer>();
        for (int i = 0; i < people.size(); i++) {
            if (people.get(i).levels().containsKey(item)) {
                knowing.add(i);
            }
        }
        return knowing;
    }

    private static List<Filled> people(Random random) {
        int count = random.nextInt(13);
        int agencies = 1 + random.nextInt(5);
        int knowing = 40 + random.nextInt(61);
        return IntStream.range(0, count)
                .mapToObj(i -> {
                    var levels = new HashMap<String, Integer>();
                    ITEMS.stream()
                            .filter(item -> random.nextInt(100) < knowing)
                            .forEach(item -> levels.put(item, random.nextInt(5)));
                    return person("agency " + random.nextInt(agencies), levels);
                })
                .toList();
    }

    private static Optional<Double> gap(String agencies, int... levels) {
        String[] names = agencies.split(" +");
        List<Filled> people = IntStream.range(0, levels.length)
                .mapToObj(i -> person(names[i], Map.of("t1", levels[i])))
                .toList();
        return Results.of(Questions.BOTH, people)
                .orElseThrow()
                .dimensions()
                .getLast()
                .gap();
    }

    private static Filled person(String agency, Map<String, Integer> levels) {
        return new Filled(agency, levels, Map.of());
    }
}
