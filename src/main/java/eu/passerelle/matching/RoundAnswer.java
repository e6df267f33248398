package eu.passerelle.matching;

import eu.passerelle.kernel.ExpertId;
import java.util.Map;

/**
 * Who is to be asked for which request.
 *
 * @param given by request; who gets nobody is absent
 * @param unmet by request that gets nobody, why
 * @param total of the scores given
 * @param best the highest total of all that serve as many requests; proven
 * @param worst the lowest score given, 0 when nobody is served
 * @param fairness whether something fairer can exist within the tolerance
 */
public record RoundAnswer(
        Map<String, ExpertId> given,
        Map<String, Unmet> unmet,
        double total,
        double best,
        double worst,
        Fairness fairness) {

    /** Why a request gets nobody. */
    public enum Unmet {
        /** Nobody may be asked. */
        NOBODY,
        /** Whoever might be asked is excluded. */
        EXCLUDED,
        /** Nobody reaches the least score. */
        BELOW,
        /** Whoever might be asked has no place left. */
        FULL,
        /** Whoever might be asked is given to others. */
        ALL_TAKEN
    }

    /** How far the search for the fairest went. */
    public enum Fairness {
        /** Nothing fairer exists. */
        PROVEN,
        /** No single chain of changes is fairer. */
        IMPROVED,
        /** As before, but the bound on work was reached. */
        INTERRUPTED
    }

    /** What part of the best total is given up, 0 to 1. */
    public double gap() {
        return best <= 0 ? 0 : Math.max(0, 1 - total / best);
    }
}
