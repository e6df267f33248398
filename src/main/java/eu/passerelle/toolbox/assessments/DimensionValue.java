package eu.passerelle.toolbox.assessments;

/**
 * What one side says to one dimension after the results.
 *
 * @param value 0 to 4
 * @param note why; a mentor always says so
 */
record DimensionValue(String dimension, Side side, int value, String note) {
    /** The message keys {@code toolbox.values.<side>} word each. */
    enum Side {
        /** Agreed on: it leads from then on. */
        TEAM,
        /** Stands beside the team's own. */
        MENTOR
    }
}
