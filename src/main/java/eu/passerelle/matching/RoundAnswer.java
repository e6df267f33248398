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
 */
public record RoundAnswer(
        Map<String, ExpertId> given, Map<String, Unmet> unmet, double total, double best, double worst) {

    /** Why a request gets nobody. */
    public enum Unmet {
        NOBODY,
        ALL_TAKEN
    }

    /** What part of the best total is given up, 0 to 1. */
    public double gap() {
        return best <= 0 ? 0 : Math.max(0, 1 - total / best);
    }
}
