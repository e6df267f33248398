package eu.passerelle.scheduling.outside;

import eu.passerelle.scheduling.outside.Properties.Property;
import eu.passerelle.scheduling.outside.Skipped.Reason;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A moment as calendars write it: {@code 20270309T090000Z}, the same in a zone, the same by whatever clock hangs where the
 * expert is, or a whole day.
 *
 * @param zone absent for times by the expert's clock, as whole days are
 */
record When(LocalDateTime local, Optional<ZoneId> zone, boolean wholeDay) {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("uuuuMMdd", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);

    static When day(LocalDate day) {
        return new When(day.atStartOfDay(), Optional.empty(), true);
    }

    /** @throws UnreadablePart for what is no moment, and for one in a zone that nobody knows */
    static When of(Property property, Zones zones) {
        return of(property.value(), zoneOf(property, zones));
    }

    /** Of a list with commas between. */
    static Stream<When> all(Property property, Zones zones) {
        Optional<ZoneId> zone = zoneOf(property, zones);
        return Stream.of(property.value().split(",")).map(text -> of(text, zone));
    }

    private static Optional<ZoneId> zoneOf(Property property, Zones zones) {
        String name = property.parameter("TZID");
        if (name.isEmpty() || property.value().endsWith("Z")) {
            return Optional.empty();
        }
        return Optional.of(zones.find(name).orElseThrow(() -> new UnreadablePart(Reason.UNKNOWN_ZONE, name)));
    }

    static When of(String written, Optional<ZoneId> zone) {
        String text = written.strip();
        try {
            if (!text.contains("T")) {
                return day(LocalDate.parse(text, DAY));
            }
            boolean utc = text.endsWith("Z");
            LocalDateTime local = LocalDateTime.parse(utc ? text.substring(0, text.length() - 1) : text, TIME);
            return new When(local, utc ? Optional.of(ZoneOffset.UTC) : zone, false);
        } catch (DateTimeException e) {
            throw new UnreadablePart();
        }
    }

    /** Times by the expert's clock are reckoned as if that were UTC, and are put right when the clock is known. */
    Instant instant() {
        return local.atZone(zone.orElse(ZoneOffset.UTC)).toInstant();
    }

    /** The same moment by the clock of another. */
    LocalDateTime by(When other) {
        return zone.isPresent() && other.zone.isPresent()
                ? LocalDateTime.ofInstant(instant(), other.zone.get())
                : local;
    }

    When at(LocalDateTime other) {
        return new When(other, zone, wholeDay);
    }

    LocalDate date() {
        return local.toLocalDate();
    }
}
