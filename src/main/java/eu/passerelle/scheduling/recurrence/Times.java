package eu.passerelle.scheduling.recurrence;

/** When somebody has time, seen through a window. */
public sealed interface Times permits WeeklyTimes, Stretches {
    /** What of it lies in the window. */
    Stretches within(Stretch window);
}
