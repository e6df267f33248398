package eu.passerelle.scheduling.recurrence;

import java.time.LocalDate;

/** Once, on a date. */
public record ExtraTime(LocalDate date, DayTimes times) {}
