package eu.passerelle.scheduling.outside;

import eu.passerelle.scheduling.outside.CalendarParts.Part;
import eu.passerelle.scheduling.outside.Properties.Property;
import eu.passerelle.scheduling.outside.Skipped.Reason;
import eu.passerelle.scheduling.recurrence.Stretch;
import eu.passerelle.scheduling.recurrence.Stretches;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads when somebody is busy out of a calendar file, from yesterday to eighteen months ahead. An example, read on 1 March
 * 2027:
 *
 * <pre>
 * DTSTART;TZID=W. Europe Standard Time:20270302T090000    three Tuesdays from nine to ten in Berlin,
 * DTEND;TZID=W. Europe Standard Time:20270302T100000
 * RRULE:FREQ=WEEKLY;COUNT=3
 * EXDATE;TZID=W. Europe Standard Time:20270309T090000     less the second
 * </pre>
 *
 * is busy from 2027-03-02T08:00Z to 09:00Z and from 2027-03-16T08:00Z to 09:00Z.
 */
final class OutsideReading {
    static final int MOST_BYTES = 2 * 1024 * 1024;
    static final int MOST_EVENTS = 5_000;
    static final Period AHEAD = Period.ofMonths(18);
    /** What the rules of one file may cost together; see {@link Rule#cost}. */
    private static final long MOST_WORK = 1_000_000;
    /** What we sent there ourselves: our own sessions are known better here, and must not stand in their own way. */
    private static final String OWN_UID = "@passerelle";

    private final Stretch window;
    private final Zones zones = new Zones();
    private final SkippedSoFar skipped = new SkippedSoFar();
    private final BusySoFar fixed;
    private final BusySoFar floating;
    private long work = MOST_WORK;

    private OutsideReading(Instant now) {
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        window = new Stretch(
                today.minusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC),
                today.plus(AHEAD).atStartOfDay().toInstant(ZoneOffset.UTC));
        fixed = new BusySoFar(window);
        floating = new BusySoFar(window);
    }

    /**
     * @param fixed when busy
     * @param floating when busy by the expert's clock, whatever it is: as if that were UTC
     * @param until the day on which the reading ends
     */
    record Busy(Stretches fixed, Stretches floating, LocalDate until, List<Skipped> skipped) {}

    /** @throws UnreadableCalendar when nothing of it can be used */
    static Busy read(byte[] file, Instant now) {
        if (file.length > MOST_BYTES) {
            throw new UnreadableCalendar("TOO_BIG");
        }
        var reading = new OutsideReading(now);
        reading.read(CalendarParts.of(file));
        return reading.busy();
    }

    private Busy busy() {
        Stretches all = fixed.stretches();
        Stretches byTheClock = floating.stretches();
        if (fixed.isOverflown() || floating.isOverflown()) {
            skipped.note(Reason.TOO_MANY_TIMES, Optional.empty());
        }
        LocalDate until = LocalDate.ofInstant(window.end(), ZoneOffset.UTC);
        return new Busy(all, byTheClock, until, skipped.all());
    }

    private void read(List<Part> parts) {
        of(parts, "VTIMEZONE").forEach(this::define);
        of(parts, "VFREEBUSY").limit(MOST_EVENTS).forEach(part -> guarded(part, this::freeBusy));
        var series = new LinkedHashMap<String, List<Event>>();
        of(parts, "VEVENT")
                .limit(MOST_EVENTS)
                .forEach(part -> guarded(part, said -> {
                    Event event = Event.of(said, zones);
                    if (!event.uid().endsWith(OWN_UID)) {
                        String key = event.uid().isEmpty() ? "\n" + series.size() : event.uid();
                        series.computeIfAbsent(key, uid -> new ArrayList<>()).add(event);
                    }
                }));
        of(parts, "VEVENT").skip(MOST_EVENTS).forEach(part -> skipped.note(Reason.TOO_MANY_EVENTS, Optional.empty()));
        series.values().forEach(this::expand);
    }

    private static Stream<Part> of(List<Part> parts, String kind) {
        return parts.stream().filter(part -> part.kind().equals(kind));
    }

    private void define(Part part) {
        if (zones.isFull()) {
            skipped.note(Reason.TOO_MANY_ZONES, Optional.empty());
            return;
        }
        try {
            zones.define(Properties.of(part));
        } catch (UnreadablePart e) {
            // Whoever uses the zone is told that it is not known.
        }
    }

    private interface Reader {
        void read(Properties said);
    }

    private void guarded(Part part, Reader reader) {
        Optional<LocalDate> day = Optional.empty();
        try {
            Properties said = Properties.of(part);
            day = day(said);
            if (part.method().equals("CANCEL")) {
                throw new UnreadablePart(Reason.CANCELLATION, "");
            }
            reader.read(said);
        } catch (UnreadablePart e) {
            skipped.note(e.reason(), day, e.detail());
        }
    }

    /** On which day it begins, as far as one can tell. */
    private static Optional<LocalDate> day(Properties said) {
        try {
            return said.first("DTSTART")
                    .map(start -> When.of(start.value(), Optional.empty()).date());
        } catch (UnreadablePart e) {
            return Optional.empty();
        }
    }

    private void freeBusy(Properties said) {
        said.all("FREEBUSY")
                .filter(property -> !property.parameter("FBTYPE").equalsIgnoreCase("FREE"))
                .forEach(this::periods);
    }

    private void periods(Property property) {
        for (String period : property.value().split(",")) {
            Span span = Span.of(period, Optional.empty());
            add(span.start(), span.length());
        }
    }

    /** An event with the changes to its occurrences. Of several versions of it the latest counts. */
    private void expand(List<Event> versions) {
        int latest = versions.stream()
                .filter(event -> event.replaces().isEmpty())
                .mapToInt(Event::sequence)
                .max()
                .orElse(0);
        var replaced = new Moments();
        changes(versions).values().forEach(change -> {
            change.replaces().ifPresent(replaced::add);
            if (change.changesLaterOnes()) {
                skipped.note(Reason.LATER_CHANGES, Optional.of(change.start().date()));
            }
            if (change.busy()) {
                add(change.start(), change.length());
            }
        });
        versions.stream()
                .filter(event -> event.replaces().isEmpty() && event.sequence() == latest && event.busy())
                .forEach(event -> occurrences(event, replaced));
    }

    private static Map<When, Event> changes(List<Event> versions) {
        var changes = new LinkedHashMap<When, Event>();
        versions.forEach(event -> event.replaces()
                .ifPresent(replaces -> changes.merge(
                        replaces, event, (one, other) -> other.sequence() >= one.sequence() ? other : one)));
        return changes;
    }

    private void occurrences(Event event, Moments replaced) {
        var occurrences = new Occurrences(event, zones, window, skipped);
        work -= occurrences.cost();
        if (work < 0) {
            skipped.note(Reason.TOO_MUCH_WORK, Optional.of(event.start().date()));
            return;
        }
        occurrences.all(replaced).forEach(span -> add(span.start(), span.length()));
    }

    private void add(When start, Duration length) {
        BusySoFar busy = start.zone().isPresent() ? fixed : floating;
        busy.add(
                start.instant(),
                start.at(start.local().plus(length.truncatedTo(ChronoUnit.SECONDS)))
                        .instant());
    }
}
