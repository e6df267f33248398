package eu.passerelle.matching.ranking;

/** What counts, and how much. The weights add up to 1, so that a score is between 0 and 1. */
public record Policy(
        double coverage,
        double experience,
        double outcomes,
        double words,
        double language,
        double context,
        double time) {
    /** Who can do what is needed comes first, then who has done it; the rest decides between equals. */
    public static final Policy DEFAULT = new Policy(0.35, 0.20, 0.10, 0.05, 0.10, 0.10, 0.10);

    public Policy {
        double sum = coverage + experience + outcomes + words + language + context + time;
        if (Math.abs(sum - 1) > 1e-9) {
            throw new IllegalArgumentException("The weights of a policy add up to 1, not to " + sum);
        }
    }
}
