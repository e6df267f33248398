package eu.passerelle.matching.learning;

import java.util.List;

/**
 * A past mentoring as it looked on the day it began: who could have been chosen, and how well it went with whoever was.
 *
 * @param chosen the mentor
 * @param others who served the needs as well, in the order of their ids
 * @param outcome goal attainment, −2 to 2
 */
public record Case(Option chosen, List<Option> others, int outcome) {
    public Case {
        others = List.copyOf(others);
    }

    /**
     * @param id names the expert
     * @param factors each 0 to 1, always in the same order
     * @param newcomer had not mentored on the needs by then
     */
    public record Option(String id, double[] factors, boolean newcomer) {
        double score(double[] weights) {
            double score = 0;
            for (int i = 0; i < weights.length; i++) {
                score += weights[i] * factors[i];
            }
            return score;
        }
    }

    boolean wentWell() {
        return outcome >= 1;
    }

    boolean wentBadly() {
        return outcome <= -1;
    }
}
