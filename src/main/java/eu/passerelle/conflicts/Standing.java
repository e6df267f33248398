package eu.passerelle.conflicts;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What stands between one expert and one team: conflicts by the rules, and what a coordinator decided. */
public record Standing(List<Conflict> conflicts, Optional<Decision> decision) {
    public static final Standing NOTHING = new Standing(List.of(), Optional.empty());

    public Standing {
        conflicts = List.copyOf(conflicts);
    }

    /**
     * @param until the last day; empty for good
     * @param reason in the coordinator’s words
     */
    public record Decision(Outcome outcome, Optional<LocalDate> until, String reason) {
        /** The message key {@code conflicts.outcome.<outcome>} words each. */
        public enum Outcome {
            /** The expert may mentor the team in spite of it. */
            WAIVED,
            /** The expert may not, whatever the rules say. */
            BLOCKED
        }

        boolean holds(LocalDate today) {
            return until.filter(today::isAfter).isEmpty();
        }
    }

    /** The expert is not recommended to the team, and cannot mentor it. */
    public boolean isBlocked(LocalDate today) {
        return decision.filter(made -> made.holds(today))
                .map(made -> made.outcome() == Decision.Outcome.BLOCKED)
                .orElseGet(() -> conflicts.stream().anyMatch(one -> one.severity() == Conflict.Severity.BLOCK));
    }

    /** Recommended, and yet something that those who decide should be told. */
    public boolean isToDisclose(LocalDate today) {
        return !isBlocked(today) && conflicts.stream().anyMatch(one -> one.severity() != Conflict.Severity.NOTE);
    }
}
