package eu.passerelle.scheduling;

import eu.passerelle.scheduling.recurrence.Stretch;
import java.util.List;
import java.util.stream.Stream;

/**
 * The sessions in somebody's calendar.
 *
 * @param onSite those of all to which the expert travels
 */
record Booked(List<Stretch> all, List<Stretch> onSite) {
    static final Booked NONE = new Booked(List.of(), List.of());

    static Booked of(Stretch time, boolean onSite) {
        return new Booked(List.of(time), onSite ? List.of(time) : List.of());
    }

    Booked and(Booked more) {
        return new Booked(joined(all, more.all), joined(onSite, more.onSite));
    }

    private static List<Stretch> joined(List<Stretch> some, List<Stretch> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }
}
