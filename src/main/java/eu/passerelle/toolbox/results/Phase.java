package eu.passerelle.toolbox.results;

import eu.passerelle.cities.TeamPhase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How far a team is, by the first of five rules that holds, and why. The foundations are mandate, goals, membership, roles
 * and governance.
 *
 * <ol>
 *   <li>Renewing: the foundations were at 2.5 or more last time, on average, and have lost half a level since.
 *   <li>Exploring: mandate or goals are below 1.
 *   <li>Forming: one of the foundations is below 1.5, or all are below 2 on average.
 *   <li>Consolidating: the foundations are at 3 or more on average, learning and continuity at 2 or more each.
 *   <li>Operating: everything else.
 * </ol>
 *
 * <p>For example, mandate 2, goals 2, membership 2, roles 1.2 and governance 3: not exploring, but forming, because of
 * roles. With roles at 2 it is operating: 2.2 on average, and below 3 it does not consolidate.
 */
public record Phase(TeamPhase phase, List<Reason> reasons) {
    private static final List<String> FOUNDATIONS = List.of("mandate", "goals", "membership", "roles", "governance");
    private static final List<String> LASTING = List.of("learning", "continuity");
    private static final double STOOD = 2.5;
    private static final double LOSS = 0.5;
    private static final double BEGUN = 1;
    private static final double FIRM = 1.5;
    private static final double WORKING = 2;
    private static final double STRONG = 3;

    public Phase {
        reasons = List.copyOf(reasons);
    }

    /**
     * The message keys {@code toolbox.phase.reason.<kind>} word each.
     *
     * @param dimension by id; empty for the average of the foundations
     * @param limit what the value was held against
     */
    public record Reason(Kind kind, String dimension, double value, double limit) {}

    public enum Kind {
        BELOW,
        REACHES,
        AVERAGE_BELOW,
        AVERAGE_REACHES,
        AVERAGE_FELL
    }

    /** @param before values of the last time, may be empty; the result is empty when a value is missing */
    public static Optional<Phase> of(Map<String, Double> values, Map<String, Double> before) {
        boolean whole = Stream.concat(FOUNDATIONS.stream(), LASTING.stream()).allMatch(values::containsKey);
        return whole ? Optional.of(new Rules(values, before).first()) : Optional.empty();
    }

    private record Rules(Map<String, Double> values, Map<String, Double> before) {
        Phase first() {
            return renewing()
                    .or(() -> weak(TeamPhase.EXPLORING, FOUNDATIONS.subList(0, 2), BEGUN))
                    .or(() -> weak(TeamPhase.FORMING, FOUNDATIONS, FIRM))
                    .or(this::formingOnAverage)
                    .or(this::consolidating)
                    .orElseGet(this::operating);
        }

        private Optional<Phase> renewing() {
            if (!before.keySet().containsAll(FOUNDATIONS)) {
                return Optional.empty();
            }
            double then = average(before);
            double now = average(values);
            return then >= STOOD && now <= then - LOSS
                    ? Optional.of(new Phase(TeamPhase.RENEWING, List.of(new Reason(Kind.AVERAGE_FELL, "", now, then))))
                    : Optional.empty();
        }

        private Optional<Phase> weak(TeamPhase phase, List<String> dimensions, double limit) {
            List<Reason> reasons = below(dimensions, limit);
            return reasons.isEmpty() ? Optional.empty() : Optional.of(new Phase(phase, reasons));
        }

        private Optional<Phase> formingOnAverage() {
            double now = average(values);
            return now < WORKING
                    ? Optional.of(
                            new Phase(TeamPhase.FORMING, List.of(new Reason(Kind.AVERAGE_BELOW, "", now, WORKING))))
                    : Optional.empty();
        }

        private Optional<Phase> consolidating() {
            double now = average(values);
            if (now < STRONG || !below(LASTING, WORKING).isEmpty()) {
                return Optional.empty();
            }
            var reasons = new ArrayList<Reason>();
            reasons.add(new Reason(Kind.AVERAGE_REACHES, "", now, STRONG));
            LASTING.forEach(
                    dimension -> reasons.add(new Reason(Kind.REACHES, dimension, value(values, dimension), WORKING)));
            return Optional.of(new Phase(TeamPhase.CONSOLIDATING, reasons));
        }

        private Phase operating() {
            double now = average(values);
            var reasons = new ArrayList<Reason>();
            reasons.add(new Reason(Kind.AVERAGE_REACHES, "", now, WORKING));
            if (now < STRONG) {
                reasons.add(new Reason(Kind.AVERAGE_BELOW, "", now, STRONG));
            }
            reasons.addAll(below(LASTING, WORKING));
            return new Phase(TeamPhase.OPERATING, reasons);
        }

        private List<Reason> below(List<String> dimensions, double limit) {
            return dimensions.stream()
                    .filter(dimension -> value(values, dimension) < limit)
                    .map(dimension -> new Reason(Kind.BELOW, dimension, value(values, dimension), limit))
                    .toList();
        }

        private static double average(Map<String, Double> values) {
            return FOUNDATIONS.stream()
                    .mapToDouble(dimension -> value(values, dimension))
                    .average()
                    .orElseThrow();
        }

        private static double value(Map<String, Double> values, String dimension) {
            return Objects.requireNonNull(values.get(dimension), dimension);
        }
    }
}
