package eu.passerelle.matching.panels;

import java.util.List;

/**
 * Whom a panel may be made of, and what it must do.
 *
 * @param weights of the needs, 1 or more each; 1 to 12 needs
 * @param members at most 200, the most welcome first: of two panels alike in everything, the earlier members win
 * @param covered from which fit on, 0 to 1, a need counts as covered
 */
public record PanelProblem(int[] weights, List<Member> members, double covered, Rules rules) {
    public static final int MOST_NEEDS = 12;
    public static final int MOST_MEMBERS = 200;

    public PanelProblem {
        if (weights.length == 0 || weights.length > MOST_NEEDS || members.size() > MOST_MEMBERS) {
            throw new IllegalArgumentException(
                    weights.length + " needs and " + members.size() + " members. Maybe leave some out: " + MOST_NEEDS
                            + " and " + MOST_MEMBERS + " can be searched to the end.");
        }
    }

    /**
     * @param fit by need, 0 to 1
     * @param languages a bit for each language of the request that this person speaks
     * @param institution two with the same number, 0 or more, belong together; −1 belongs to none
     * @param country as for institutions
     * @param time a bit for each piece of time that suits, from the least of each number upwards
     * @param workedWith places in the list of those with whom mentoring together went well
     */
    public record Member(
            double[] fit, long languages, int institution, int country, long[] time, List<Integer> workedWith) {}

    /**
     * @param size how many at most, 1 to 5
     * @param perInstitution how many of one institution at most
     * @param perCountry how many of one country at most
     * @param jointPieces how many pieces of time, one after the other, must suit all at least once; 0 for any
     */
    public record Rules(int size, int perInstitution, int perCountry, int jointPieces) {}
}
