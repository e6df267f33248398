package eu.passerelle.matching;

import eu.passerelle.matching.learning.Comparison;
import java.time.Instant;
import java.util.Optional;

/**
 * What was learned last from rated mentoring.
 *
 * @param from the version of the policy that it was compared with
 * @param result empty while it is being learned
 */
public record Learned(Instant at, int from, int done, int of, Optional<Result> result) {
    /**
     * @param cases on which both were compared; nothing was learned from them
     * @param present what the weights that hold would have done
     * @param learned what the learned ones would have done
     * @param low between this and {@code high} lies the gain in {@link Figures#ndcg} with a certainty of 90 %
     * @param noWorse in anything, and does not send everybody to the same few
     */
    public record Result(
            Policy policy, int cases, Figures present, Figures learned, double low, double high, boolean noWorse) {
        static Result of(Policy policy, Comparison compared) {
            return new Result(
                    policy,
                    compared.cases(),
                    Figures.of(compared.present()),
                    Figures.of(compared.learned()),
                    compared.low(),
                    compared.high(),
                    compared.isNoWorse());
        }
    }

    /** As {@link Comparison.Figures} says. */
    public record Figures(double ndcg, double accepted, double badlyPlaced, double spread, double newcomers) {
        private static Figures of(Comparison.Figures figures) {
            return new Figures(
                    figures.ndcg(), figures.accepted(), figures.badlyPlaced(), figures.spread(), figures.newcomers());
        }
    }

    public boolean isRunning() {
        return result.isEmpty();
    }

    /** Worth looking at on real requests, and then perhaps adopting. */
    public boolean isOffered(int current) {
        return from == current && result.filter(Result::noWorse).isPresent();
    }
}
