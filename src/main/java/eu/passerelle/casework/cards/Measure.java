package eu.passerelle.casework.cards;

import java.time.YearMonth;

/**
 * What an agency does for one area of a life.
 *
 * @param sector that is responsible, by code; never a person
 * @param review the month in which the team looks whether it helps
 * @param note may be empty
 */
record Measure(String id, LifeArea area, Kind kind, String sector, Status status, YearMonth review, String note) {
    enum Kind {
        COUNSELLING,
        PRACTICAL_HELP,
        MENTORING,
        FAMILY_WORK,
        EDUCATION,
        WORK_PLACEMENT,
        TREATMENT,
        LEISURE,
        DEBATE,
        SAFETY,
        OTHER
    }

    enum Status {
        PLANNED,
        RUNNING,
        DONE,
        STOPPED;

        boolean isOpen() {
            return this == PLANNED || this == RUNNING;
        }
    }

    Measure withId(String other) {
        return new Measure(other, area, kind, sector, status, review, note);
    }

    public boolean isDue(YearMonth now) {
        return status.isOpen() && !review.isAfter(now);
    }
}
