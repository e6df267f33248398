package eu.passerelle.casework.cards;

import java.time.YearMonth;

/**
 * How one area of a life stood in a month. The last word of a month holds.
 *
 * @param level 0 to 4
 * @param strength whether something there carries the person
 * @param note may be empty
 */
record AreaState(
        LifeArea area,
        YearMonth month,
        int level,
        Tendency tendency,
        Evidence evidence,
        boolean strength,
        String note) {
    enum Tendency {
        WORSE,
        SAME,
        BETTER
    }

    /** How the team knows. */
    enum Evidence {
        OBSERVED,
        TOLD,
        DOCUMENTED
    }
}
