package eu.passerelle.conflicts;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A path in the graph from an expert to a team: what ties the expert to somebody, and what that somebody is to the team.
 *
 * @param with the name of the organisation, city or team
 * @param until the last day; empty while it lasts
 */
public record Tie(Kind kind, Involvement involvement, String with, Optional<LocalDate> until) {
    /** What ties an expert to somebody. The message key {@code conflicts.kind.<kind>} words each. */
    public enum Kind {
        EMPLOYMENT,
        /** Was or is paid, without being employed. */
        PAID_WORK,
        /** Evaluated or evaluates it. */
        EVALUATION,
        /** Decided or decides on its money. */
        FUNDING,
        /** Works with it in a project. */
        PROJECT,
        /** A relative or a close person works there. */
        KIN,
        OTHER
    }

    /** What the tied organisation is to the team. The message key {@code conflicts.involvement.<involvement>} words each. */
    public enum Involvement {
        /** It is the team itself, or its city. */
        SELF,
        /** One of the team’s members comes from it. */
        MEMBER,
        FUNDER,
        EVALUATOR
    }
}
