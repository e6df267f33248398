package eu.passerelle.scheduling;

import eu.passerelle.scheduling.recurrence.SharedTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Why no time suits everybody.
 *
 * @param steps what is left of the window after each limit
 * @param next the first time after the window; empty when there is none for half a year
 */
public record WhyNone(List<SharedTime.Left> steps, Optional<Slot> next) {
    public WhyNone {
        steps = List.copyOf(steps);
    }

    /** The first step, and those that took something away. */
    public List<SharedTime.Left> telling() {
        var telling = new ArrayList<SharedTime.Left>();
        for (SharedTime.Left step : steps) {
            if (telling.isEmpty() || !telling.getLast().total().equals(step.total())) {
                telling.add(step);
            }
        }
        return List.copyOf(telling);
    }

    /** Without a break. */
    public Duration longest() {
        return steps.isEmpty() ? Duration.ZERO : steps.getLast().longest();
    }
}
