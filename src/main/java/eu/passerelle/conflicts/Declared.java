package eu.passerelle.conflicts;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A new entry of the register, checked.
 *
 * @param key the id of a city or team; empty for an organisation, which is known by its name
 */
record Declared(
        Tie.Kind kind,
        Interest.Target target,
        String key,
        String name,
        Optional<LocalDate> since,
        Optional<LocalDate> until,
        String note) {}
