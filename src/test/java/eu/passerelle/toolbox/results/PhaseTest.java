package eu.passerelle.toolbox.results;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.cities.TeamPhase;
import eu.passerelle.toolbox.results.Phase.Kind;
import eu.passerelle.toolbox.results.Phase.Reason;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhaseTest {
    private static final List<String> DIMENSIONS =
            List.of("mandate", "goals", "membership", "roles", "governance", "learning", "continuity");

    @ParameterizedTest
    @CsvSource({
        "0.9 3 3 3 3 3 3, EXPLORING",
        "2 2 2 1.2 3 2 2, FORMING",
        "2 2 2 2 3 2 2, OPERATING",
        "1.5 1.5 2 2 2 3 3, FORMING",
        "3 3 3 3 3 2 2, CONSOLIDATING",
        "3 3 3 3 3 1.9 2, OPERATING",
        "4 4 4 4 4 4 1, OPERATING"
    })
    void the_first_rule_that_holds_decides(String values, TeamPhase phase) {
        assertThat(Phase.of(values(values), Map.of()).orElseThrow().phase()).isEqualTo(phase);
    }

    @Test
    void a_team_that_has_lost_half_a_level_renews_itself_and_it_is_said_why() {
        Map<String, Double> before = values("3 3 3 3 3 3 3");
        Phase phase = Phase.of(values("2.5 2.5 2.5 2.5 2.5 3 3"), before).orElseThrow();
        assertThat(phase.phase()).isEqualTo(TeamPhase.RENEWING);
        assertThat(phase.reasons()).containsExactly(new Reason(Kind.AVERAGE_FELL, "", 2.5, 3));
        assertThat(Phase.of(values("2.6 2.6 2.6 2.6 2.6 3 3"), before)
                        .orElseThrow()
                        .phase())
                .isEqualTo(TeamPhase.OPERATING);
    }

    @Test
    void each_weak_foundation_is_named() {
        assertThat(Phase.of(values("2 2 1 1.2 3 2 2"), Map.of()).orElseThrow().reasons())
                .containsExactly(
                        new Reason(Kind.BELOW, "membership", 1, 1.5), new Reason(Kind.BELOW, "roles", 1.2, 1.5));
    }

    @Test
    void without_all_values_there_is_no_phase() {
        Map<String, Double> values = values("3 3 3 3 3 3 3");
        values.remove("learning");
        assertThat(Phase.of(values, Map.of())).isEmpty();
    }

    private static Map<String, Double> values(String typed) {
        var values = new TreeMap<String, Double>();
        String[] parts = typed.split(" ");
        for (int i = 0; i < parts.length; i++) {
            values.put(DIMENSIONS.get(i), Double.valueOf(parts[i]));
        }
        return values;
    }
}
