package eu.passerelle.scheduling.recurrence;

import java.time.Instant;

/** When somebody has time, seen through a window. */
public sealed interface Times permits WeeklyTimes, Stretches, Times.Unless, Times.From {
    /** What of it lies in the window. */
    Stretches within(Stretch window);

    /** All the time but what is taken. */
    record Unless(Stretches taken) implements Times {
        @Override
        public Stretches within(Stretch window) {
            return Stretches.of(window).subtract(taken);
        }
    }

    /** All the time from an instant on. */
    record From(Instant earliest) implements Times {
        @Override
        public Stretches within(Stretch window) {
            if (!earliest.isBefore(window.end())) {
                return Stretches.NONE;
            }
            Instant start = earliest.isAfter(window.start()) ? earliest : window.start();
            return Stretches.of(new Stretch(start, window.end()));
        }
    }
}
