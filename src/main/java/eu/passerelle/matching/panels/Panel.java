package eu.passerelle.matching.panels;

import java.util.List;

/**
 * Mentors who together cover what can be covered.
 *
 * @param members places in the list of the problem, in the order in which each adds most
 * @param gains for each member what he or she adds to the value of those before
 * @param open needs that nobody of them covers
 * @param value 0 to 1: the weighted mean of the best fit for each need
 * @param workedTogether how many pairs have mentored together well
 * @param further who could still join, each adding the most to those before, as far as the rules allow
 */
public record Panel(
        List<Integer> members,
        List<Double> gains,
        List<Integer> open,
        double value,
        int workedTogether,
        List<Further> further) {
    /** @param gain what this one would add to the value */
    public record Further(int member, double gain) {}

    /** What one pair that has worked together well adds, where panels are compared. */
    public static final double WORTH_OF_A_PAIR = 0.02;
}
