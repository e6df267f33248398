package eu.passerelle.scheduling.recurrence;

import java.time.LocalDate;
import java.util.List;

/** What holds on one date in place of the weekly rules; without times, nothing does. */
public record OwnDay(LocalDate date, List<DayTimes> times) {
    public OwnDay {
        times = List.copyOf(times);
    }
}
