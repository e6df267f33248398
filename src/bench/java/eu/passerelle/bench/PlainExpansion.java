package eu.passerelle.bench;

import eu.passerelle.scheduling.recurrence.SlotGrid;
import eu.passerelle.scheduling.recurrence.Stretch;
import java.io.IOException;
import java.io.StringReader;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.Temporal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Component;
import net.fortuna.ical4j.model.Period;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.property.DtEnd;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.RRule;

/**
 * Free times as one would write them with iCal4j: hours and what is busy are events, each is expanded for the window, and
 * the second are taken from the first in one walk. The files were read beforehand.
 */
final class PlainExpansion {
    private final List<VEvent> busy;
    private final VEvent hours;
    private final ZoneId zone;

    private PlainExpansion(List<VEvent> busy, VEvent hours, ZoneId zone) {
        this.busy = busy;
        this.hours = hours;
        this.zone = zone;
    }

    static PlainExpansion of(GeneratedCalendar calendar, LocalDate monday, int from, int until) {
        try {
            Calendar read = new CalendarBuilder().build(new StringReader(calendar.file()));
            return new PlainExpansion(
                    read.getComponents(Component.VEVENT), hours(calendar.zone(), monday, from, until), calendar.zone());
        } catch (IOException | ParserException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Monday to Friday, every week. */
    static VEvent hours(ZoneId zone, LocalDate monday, int from, int until) {
        var event = new VEvent(false);
        event.add(new DtStart<>(monday.atTime(from, 0).atZone(zone)));
        event.add(new DtEnd<>(monday.atTime(until, 0).atZone(zone)));
        event.add(new RRule<ZonedDateTime>("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"));
        return event;
    }

    List<Stretch> free(Stretch window, List<Stretch> team) {
        List<Stretch> taken = new ArrayList<>();
        busy.forEach(event -> taken.addAll(expanded(event, window)));
        taken.sort(Comparator.naturalOrder());
        return without(common(expanded(hours, window), team), taken);
    }

    List<Stretch> expanded(VEvent event, Stretch window) {
        return expanded(event, window, zone);
    }

    static List<Stretch> expanded(VEvent event, Stretch window, ZoneId zone) {
        List<Stretch> found = new ArrayList<>();
        boolean days = event.<Temporal>getDateTimeStart().getDate() instanceof LocalDate;
        var period = days
                ? new Period<>(
                        LocalDate.ofInstant(window.start(), zone),
                        LocalDate.ofInstant(window.end(), zone).plusDays(1))
                : new Period<>(window.start().atZone(zone), window.end().atZone(zone));
        for (Period<Temporal> one : event.<Temporal>calculateRecurrenceSet(period)) {
            found.add(new Stretch(instant(one.getStart(), zone), instant(one.getEnd(), zone)));
        }
        return found;
    }

    private static Instant instant(Temporal temporal, ZoneId zone) {
        return temporal instanceof LocalDate date ? date.atStartOfDay(zone).toInstant() : Instant.from(temporal);
    }

    static List<Stretch> common(List<Stretch> some, List<Stretch> others) {
        List<Stretch> found = new ArrayList<>();
        int j = 0;
        for (int i = 0; i < some.size(); i++) {
            Stretch a = some.get(i);
            while (j < others.size() && !others.get(j).end().isAfter(a.start())) {
                j++;
            }
            for (int k = j; k < others.size() && others.get(k).start().isBefore(a.end()); k++) {
                Instant start = a.start().isAfter(others.get(k).start())
                        ? a.start()
                        : others.get(k).start();
                Instant end = a.end().isBefore(others.get(k).end())
                        ? a.end()
                        : others.get(k).end();
                found.add(new Stretch(start, end));
            }
        }
        return found;
    }

    private static List<Stretch> without(List<Stretch> some, List<Stretch> taken) {
        List<Stretch> left = new ArrayList<>();
        int next = 0;
        for (Stretch one : some) {
            Instant from = one.start();
            while (next < taken.size() && taken.get(next).start().isBefore(one.end())) {
                Stretch hole = taken.get(next++);
                if (from.isBefore(hole.start())) {
                    left.add(new Stretch(from, hole.start()));
                }
                from = from.isBefore(hole.end()) ? hole.end() : from;
            }
            if (from.isBefore(one.end())) {
                left.add(new Stretch(from, one.end()));
            }
        }
        return left;
    }

    static List<Stretch> slots(List<Stretch> free, Duration length) {
        List<Stretch> slots = new ArrayList<>();
        for (Stretch one : free) {
            Instant start = SlotGrid.ceiling(one.start(), SlotGrid.QUARTER);
            while (!start.plus(length).isAfter(one.end())) {
                slots.add(Stretch.of(start, length));
                start = start.plus(SlotGrid.HALF_HOURLY.step());
            }
        }
        return slots;
    }
}
