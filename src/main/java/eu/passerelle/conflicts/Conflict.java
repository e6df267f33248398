package eu.passerelle.conflicts;

import java.time.LocalDate;
import java.time.Period;
import java.util.Optional;

/**
 * A tie that matters today.
 *
 * <p>How much, and how long after its end:
 * <ul>
 *   <li>an employment with a member of the team, its funder or evaluator blocks, and for 24 months after;
 *   <li>having evaluated the team, its city or a member, or decided on their money, blocks, and for 24 months after;
 *   <li>paid work for the team, its city or a member blocks, and for 12 months after; for a funder or evaluator it is disclosed;
 *   <li>a relative or close person in the team, its city’s administration or a member blocks while it lasts;
 *   <li>a common project is disclosed while it lasts, and noted for 12 months after;
 *   <li>anything else that was declared is disclosed while it lasts.
 * </ul>
 * Who left a member of the team on 1 March 2026 is blocked until 1 March 2028, that day included.
 *
 * @param until the last day on which it matters like this; empty while the tie lasts
 */
public record Conflict(Tie tie, Severity severity, Optional<LocalDate> until) {
    /** No tie matters longer than this after its end. */
    public static final Period LONGEST_COOLING_OFF = Period.ofMonths(24);

    private static final Period YEAR = Period.ofMonths(12);

    /** The message key {@code conflicts.severity.<severity>} words each. */
    public enum Severity {
        /** The expert is not recommended to the team. */
        BLOCK,
        /** Recommended, and said to those who decide. */
        DISCLOSE,
        /** Coordinators may want to know. */
        NOTE
    }

    /** @return nothing when the tie matters no more */
    public static Optional<Conflict> of(Tie tie, LocalDate today) {
        return switch (tie.kind()) {
            case EMPLOYMENT, EVALUATION, FUNDING -> lasting(tie, Severity.BLOCK, LONGEST_COOLING_OFF, today);
            case PAID_WORK -> lasting(tie, ofPaidWork(tie.involvement()), YEAR, today);
            case KIN -> lasting(tie, Severity.BLOCK, Period.ZERO, today);
            case PROJECT ->
                lasting(tie, Severity.DISCLOSE, Period.ZERO, today).or(() -> lasting(tie, Severity.NOTE, YEAR, today));
            case OTHER -> lasting(tie, Severity.DISCLOSE, Period.ZERO, today);
        };
    }

    private static Severity ofPaidWork(Tie.Involvement involvement) {
        return switch (involvement) {
            case SELF, MEMBER -> Severity.BLOCK;
            case FUNDER, EVALUATOR -> Severity.DISCLOSE;
        };
    }

    private static Optional<Conflict> lasting(Tie tie, Severity severity, Period after, LocalDate today) {
        Optional<LocalDate> until = tie.until().map(end -> end.plus(after));
        return until.filter(today::isAfter).isPresent()
                ? Optional.empty()
                : Optional.of(new Conflict(tie, severity, until));
    }
}
