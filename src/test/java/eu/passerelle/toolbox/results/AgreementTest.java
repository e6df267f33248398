package eu.passerelle.toolbox.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgreementTest {
    @ParameterizedTest(name = "{0}: {2}")
    @CsvSource({
        "all the same, 3 3 3 3 3, 1",
        "spread evenly, 0 1 2 3 4, 0",
        "one half at either end, 0 0 4 4, -1",
        "two neighbours, 2 2 3 3, 0.75",
        "one far from the others, 0 3 3 3 3, 0.4333",
        "two camps with one level between, 1 1 3 3, 0.1667",
        "the example of the class, 0 0 1 1 1 2 2 2 2, 0.6111"
    })
    void it_is_as_worked_out_by_hand(String what, String levels, double expected) {
        assertThat(Agreement.of(levels(levels), 4)).as(what).isCloseTo(expected, within(0.0001));
    }

    @ParameterizedTest
    @CsvSource({"0 0 1 4", "0 1 1 2 4 4", "2 3 3 4"})
    void a_mirrored_scale_and_twice_the_people_change_nothing(String levels) {
        List<Integer> one = levels(levels);
        List<Integer> mirrored = one.stream().map(level -> 4 - level).toList();
        List<Integer> twice = Stream.concat(one.stream(), one.stream()).toList();
        assertThat(Agreement.of(mirrored, 4)).isCloseTo(Agreement.of(one, 4), within(1e-9));
        assertThat(Agreement.of(twice, 4)).isCloseTo(Agreement.of(one, 4), within(1e-9));
    }

    private static List<Integer> levels(String typed) {
        return Stream.of(typed.split(" ")).map(Integer::valueOf).toList();
    }
}
