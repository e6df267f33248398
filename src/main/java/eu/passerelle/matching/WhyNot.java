package eu.passerelle.matching;

import eu.passerelle.conflicts.Conflict;
import eu.passerelle.kernel.ExpertId;
import java.util.List;
import java.util.Optional;

/**
 * Where one named expert stands for a query, what keeps him or her from the first three, and what would change it.
 *
 * @param displayName the name or the alias, whichever the reader may see
 * @param limits the hard limits that the expert does not keep
 * @param conflicts for coordinators; empty for everybody else
 * @param place in the order of scores, from 1; empty for who is not ranked
 * @param gaps factor by factor against the third of the list; empty for who would not be ranked by anything
 * @param remedies the smallest changes that bring the expert among the first three, at most three, the easiest first; where
 *     none is enough, the one that comes closest
 */
public record WhyNot(
        ExpertId expert,
        String displayName,
        Verdict verdict,
        List<Limit> limits,
        List<Conflict> conflicts,
        Optional<Integer> place,
        List<Gap> gaps,
        List<Remedy> remedies) {
    static final int FIRST = 3;

    /** Some changes are enough for a place among the first three. */
    public boolean hasRemedy() {
        return remedies.stream().anyMatch(remedy -> remedy.place() <= FIRST);
    }

    /** The message key {@code matching.whyNot.<verdict>} words each. */
    public enum Verdict {
        /** Among the first three as it is. */
        AMONG_THE_FIRST,
        /** Recommended, further down. */
        FURTHER_DOWN,
        /** Many are better by everything but their calendars. */
        FAR_DOWN,
        /** A hard limit is not kept. */
        LIMITS,
        /** Serves none of the needs, and none of the words. */
        NOT_RELEVANT,
        /** A conflict of interest; cities read only that the network cannot recommend the expert for this request. */
        NOT_AVAILABLE
    }

    /** @param own what the factor contributes to the expert's score @param third and to that of the third on the list */
    public record Gap(Factor.Name factor, double own, double third) {
        public double difference() {
            return own - third;
        }
    }
}
