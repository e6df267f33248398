package eu.passerelle.scheduling.recurrence;

import java.time.Instant;
import java.util.List;

/**
 * Decides which times suit everybody: what is offered, and what can be booked. There is no second rule anywhere.
 *
 * @param times of each who must be there; empty when they have agreed to a time themselves
 * @param busy what stands in any of their calendars already
 * @param earliest nothing starts before
 */
public record SharedTime(List<? extends Times> times, Stretches busy, Instant earliest) {
    public SharedTime {
        times = List.copyOf(times);
    }

    public Stretches within(Stretch window) {
        if (!earliest.isBefore(window.end())) {
            return Stretches.NONE;
        }
        Instant start = earliest.isAfter(window.start()) ? earliest : window.start();
        var ahead = new Stretch(start, window.end());
        return times.stream()
                .map(own -> own.within(ahead))
                .reduce(Stretches.of(ahead), Stretches::intersect)
                .subtract(busy);
    }

    public boolean allows(Stretch wanted) {
        return within(wanted).contains(wanted);
    }
}
