package eu.passerelle.toolbox.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import eu.passerelle.toolbox.instruments.Instrument.Dimension;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RankedNeedTest {
    @Test
    void the_example_of_the_class_is_true() {
        List<RankedNeed> needs = RankedNeed.of(List.of(standing(Questions.SHARING, 1.2, 3.0)));
        assertThat(needs).extracting(need -> need.competence().value()).containsExactly("B3", "C1");
        assertThat(needs.getFirst().points()).isCloseTo(10.65, within(0.001));
        assertThat(needs.getLast().points()).isCloseTo(7.1, within(0.001));
        assertThat(needs).extracting(RankedNeed::weight).containsExactly(3, 2);
    }

    @Test
    void what_several_dimensions_need_adds_up_and_says_so() {
        List<RankedNeed> needs =
                RankedNeed.of(List.of(standing(Questions.SHARING, 2, 0), standing(Questions.TRUST, 1, 0)));
        assertThat(needs.getLast().competence().value()).isEqualTo("B3");
        assertThat(needs.getFirst().points()).isCloseTo(4 + 3, within(0.001));
        assertThat(needs.getFirst().because())
                .extracting(because -> because.standing().dimension().id())
                .containsExactly("sharing", "trust");
    }

    @Test
    void what_is_strong_and_seen_alike_is_no_need_and_what_is_strong_and_disputed_is() {
        assertThat(RankedNeed.of(List.of(standing(Questions.TRUST, 2.5, 1.9)))).isEmpty();
        assertThat(RankedNeed.of(List.of(standing(Questions.TRUST, 3, 2)))).hasSize(1);
    }

    @Test
    void what_was_agreed_on_leads_and_ends_the_dispute() {
        var results = new Results(
                9,
                List.of(new DimensionResult(Questions.SHARING, Optional.of(1.2), Optional.of(3.0), List.of(), 0)),
                java.util.Map.of());
        Standing agreed = Standing.of(results, java.util.Map.of("sharing", 3)).getFirst();
        assertThat(agreed.value()).isEqualTo(3);
        assertThat(RankedNeed.of(List.of(agreed))).isEmpty();
    }

    private static Standing standing(Dimension dimension, double value, double gap) {
        return new Standing(dimension, value, false, Optional.of(gap));
    }
}
