package eu.passerelle.scheduling.outside;

import eu.passerelle.scheduling.recurrence.Stretch;
import eu.passerelle.scheduling.recurrence.Stretches;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** Busy times as they are found, in whole minutes, joined now and then so that they never take much room. */
final class BusySoFar {
    static final int MOST = 20_000;
    private static final int JOINED_AT = 100_000;

    private final Stretch window;
    private List<Stretch> found = new ArrayList<>();
    private boolean overflown;

    BusySoFar(Stretch window) {
        this.window = window;
    }

    /** What lies outside the window, and what has no length, takes no time. */
    void add(Instant start, Instant end) {
        Instant from = start.truncatedTo(ChronoUnit.MINUTES);
        Instant until = end.plusSeconds(59).truncatedTo(ChronoUnit.MINUTES);
        if (!start.isBefore(end) || !from.isBefore(window.end()) || !until.isAfter(window.start())) {
            return;
        }
        found.add(new Stretch(
                from.isAfter(window.start()) ? from : window.start(),
                until.isBefore(window.end()) ? until : window.end()));
        if (found.size() >= JOINED_AT) {
            found = new ArrayList<>(stretches().asList());
        }
    }

    /** The nearest twenty thousand. */
    Stretches stretches() {
        Stretches joined = Stretches.of(found);
        if (joined.asList().size() <= MOST) {
            return joined;
        }
        overflown = true;
        return Stretches.of(joined.asList().subList(0, MOST));
    }

    boolean isOverflown() {
        return overflown;
    }
}
