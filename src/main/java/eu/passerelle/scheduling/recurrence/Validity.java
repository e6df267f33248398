package eu.passerelle.scheduling.recurrence;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;

/** From a day until a day, both included; without the one or the other there is no end on that side. */
public record Validity(Optional<LocalDate> from, Optional<LocalDate> until) implements Comparable<Validity> {
    public static final Validity ALWAYS = new Validity(Optional.empty(), Optional.empty());

    private static final Comparator<Validity> BY_DAYS = Comparator.comparing(
                    (Validity validity) -> validity.from.orElse(LocalDate.MIN))
            .thenComparing(validity -> validity.until.orElse(LocalDate.MAX));

    public boolean covers(LocalDate date) {
        return from.filter(date::isBefore).isEmpty()
                && until.filter(date::isAfter).isEmpty();
    }

    @Override
    public int compareTo(Validity other) {
        return BY_DAYS.compare(this, other);
    }
}
