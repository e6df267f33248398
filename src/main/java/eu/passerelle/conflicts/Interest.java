package eu.passerelle.conflicts;

import java.time.LocalDate;
import java.util.Optional;

/**
 * One entry of an expert’s register.
 *
 * @param id empty for an employment, which is part of the profile
 * @param target what it is with
 * @param name of the organisation, city or team
 * @param until the last day; empty while it lasts
 * @param note for coordinators only
 */
record Interest(
        String id,
        Tie.Kind kind,
        Target target,
        String name,
        Optional<LocalDate> since,
        Optional<LocalDate> until,
        String note) {

    /** The message key {@code conflicts.target.<target>} words each. */
    enum Target {
        ORGANISATION,
        CITY,
        TEAM
    }

    public boolean isPartOfProfile() {
        return id.isEmpty();
    }
}
