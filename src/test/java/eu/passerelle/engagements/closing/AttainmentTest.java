package eu.passerelle.engagements.closing;

import static eu.passerelle.engagements.closing.Attainment.EXCEEDED;
import static eu.passerelle.engagements.closing.Attainment.MISSED;
import static eu.passerelle.engagements.closing.Attainment.PARTLY;
import static eu.passerelle.engagements.closing.Attainment.REACHED;
import static eu.passerelle.engagements.closing.Attainment.WORSE;
import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.engagements.closing.Attainment.Weighted;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AttainmentTest {
    @Test
    void the_teams_word_counts_whatever_the_mentor_says() {
        assertThat(Attainment.joint(Optional.of(MISSED), Optional.of(EXCEEDED))).contains(MISSED);
        assertThat(Attainment.joint(Optional.of(EXCEEDED), Optional.empty())).contains(EXCEEDED);
    }

    @Test
    void alone_the_mentor_can_say_that_goals_were_reached_and_not_that_they_were_surpassed() {
        assertThat(Attainment.joint(Optional.empty(), Optional.of(EXCEEDED))).contains(REACHED);
        assertThat(Attainment.joint(Optional.empty(), Optional.of(WORSE))).contains(WORSE);
        assertThat(Attainment.joint(Optional.empty(), Optional.empty())).isEmpty();
    }

    @Test
    void the_whole_is_the_mean_by_weight_and_halves_count_as_less() {
        assertThat(Attainment.overall(List.of())).isEmpty();
        assertThat(Attainment.overall(List.of(new Weighted(EXCEEDED, 1)))).hasValue(2);
        assertThat(Attainment.overall(List.of(new Weighted(REACHED, 1), new Weighted(PARTLY, 1))))
                .hasValue(0);
        assertThat(Attainment.overall(List.of(new Weighted(REACHED, 2), new Weighted(PARTLY, 1))))
                .hasValue(1);
        assertThat(Attainment.overall(List.of(new Weighted(MISSED, 1), new Weighted(PARTLY, 1))))
                .hasValue(-1);
        assertThat(Attainment.overall(List.of(new Weighted(WORSE, 3), new Weighted(EXCEEDED, 1))))
                .hasValue(-1);
    }

    @Test
    void it_never_leaves_the_range_of_what_was_said() {
        long seed = new Random().nextLong();
        var random = new Random(seed);
        for (int run = 0; run < 1_000; run++) {
            List<Weighted> said = random.ints(1 + random.nextInt(6), 0, 5)
                    .mapToObj(step -> new Weighted(Attainment.values()[step], 1 + random.nextInt(3)))
                    .toList();
            int least = said.stream()
                    .mapToInt(one -> one.attainment().value())
                    .min()
                    .orElseThrow();
            int most = said.stream()
                    .mapToInt(one -> one.attainment().value())
                    .max()
                    .orElseThrow();
            double mean = said.stream()
                            .mapToDouble(one -> one.attainment().value() * (double) one.weight())
                            .sum()
                    / said.stream().mapToInt(Weighted::weight).sum();
            int whole = Attainment.overall(said).orElseThrow();
            assertThat(whole).as("seed %d: %s", seed, said).isBetween(least, most);
            assertThat(whole - mean).as("seed %d: %s", seed, said).isBetween(-0.5 - 1e-9, 0.5 - 1e-9);
        }
    }
}
