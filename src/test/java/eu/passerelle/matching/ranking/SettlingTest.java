package eu.passerelle.matching.ranking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SettlingTest {
    private static final int FIRST_LOOK = 20;
    private static final Comparator<One> ORDER =
            Comparator.comparingDouble(One::score).reversed().thenComparing(One::id);

    /** @param dear what looking up adds @param score so far */
    record One(int id, double cheap, double dear, double score) {
        One lookedUp() {
            return new One(id, cheap, dear, cheap + dear);
        }
    }

    @Test
    void the_first_are_those_of_looking_up_all_in_a_thousand_worlds() {
        for (int world = 0; world < 1_000; world++) {
            var random = new Random(world);
            double most = random.nextInt(4) / 10.0;
            List<One> all = all(random, most);
            int wanted = 1 + random.nextInt(30);
            List<One> first = settling(most, new HashSet<>())
                    .first(all, settled -> settled.first().size() >= wanted);
            List<One> truth = all.stream().map(One::lookedUp).sorted(ORDER).toList();
            assertThat(first).as("world " + world).hasSizeGreaterThanOrEqualTo(Math.min(wanted, truth.size()));
            assertThat(truth.subList(0, first.size())).as("world " + world).isEqualTo(first);
        }
    }

    @Test
    void nobody_is_looked_up_who_cannot_come_near() {
        var looked = new HashSet<Integer>();
        List<One> all = IntStream.range(0, 100)
                .mapToObj(i -> new One(i, 1 - i / 100.0, 0.1, 1 - i / 100.0))
                .toList();
        assertThat(settling(0.1, looked).first(all, settled -> settled.first().size() >= 10))
                .hasSizeGreaterThanOrEqualTo(10);
        assertThat(looked).hasSize(FIRST_LOOK);
    }

    @Test
    void the_example_of_the_documentation() {
        var looked = new ArrayList<Integer>();
        var settling = new Settling<One>(One::score, 0.1, ORDER, 2, some -> {
            some.forEach(one -> looked.add(one.id()));
            return some.stream().map(One::lookedUp).toList();
        });
        List<One> all = new ArrayList<>(List.of(new One(0, 0.7, 0.08, 0.7), new One(1, 0.65, 0.06, 0.65)));
        all.add(new One(2, 0.4, 0.1, 0.4));
        assertThat(settling.first(all, settled -> settled.first().size() >= 2))
                .extracting(One::id)
                .containsExactly(0, 1);
        assertThat(looked).containsExactly(0, 1);
    }

    private static Settling<One> settling(double most, Set<Integer> looked) {
        return new Settling<>(One::score, most, ORDER, FIRST_LOOK, some -> {
            some.forEach(one -> looked.add(one.id()));
            return some.stream().map(One::lookedUp).toList();
        });
    }

    /** Some with the same score, so that the order by id decides. */
    private static List<One> all(Random random, double most) {
        return IntStream.range(0, random.nextInt(80))
                .mapToObj(i -> {
                    double cheap = random.nextInt(20) / 20.0;
                    return new One(i, cheap, random.nextInt(5) / 4.0 * most, cheap);
                })
                .sorted(ORDER)
                .toList();
    }
}
