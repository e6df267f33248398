package eu.passerelle.scheduling.recurrence;

import java.time.LocalDate;

/** Days on which weekly rules do not hold, such as public holidays. */
@FunctionalInterface
public interface DaysOff {
    DaysOff NONE = date -> false;

    boolean on(LocalDate date);
}
