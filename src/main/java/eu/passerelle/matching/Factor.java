package eu.passerelle.matching;

/**
 * One part of a score.
 *
 * @param value 0 to 1
 * @param weight share of the policy; all weights add up to 1
 */
public record Factor(Name name, double value, double weight) {
    public double contribution() {
        return value * weight;
    }

    /** The message key {@code matching.factor.<name>} words each. */
    public enum Name {
        COVERAGE,
        EXPERIENCE,
        OUTCOMES,
        WORDS,
        LANGUAGE,
        CONTEXT,
        TIME
    }
}
