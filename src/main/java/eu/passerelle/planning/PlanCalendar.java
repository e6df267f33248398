package eu.passerelle.planning;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import net.fortuna.ical4j.data.CalendarOutputter;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.property.DtEnd;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.Sequence;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.immutable.ImmutableCalScale;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;

/** The milestones of a plan, and the days on which its open measures are due, for a calendar. */
final class PlanCalendar {
    /** Lines end after so many octets at most; a character has up to three here. */
    private static final int FOLDED_AT = 25;

    private PlanCalendar() {}

    static String of(Plan plan, PlanWords words, Instant now) {
        var calendar = new Calendar();
        calendar.add(new ProdId("-//Passerelle//Plan//EN"));
        calendar.add(ImmutableVersion.VERSION_2_0);
        calendar.add(ImmutableCalScale.GREGORIAN);
        plan.milestones().forEach(one -> calendar.add(event(one, Field.DAY, words, now)));
        plan.measures().stream()
                .filter(measure -> measure.says(Field.DUE) && !measure.status().isOver())
                .forEach(measure -> calendar.add(event(measure, Field.DUE, words, now)));
        var text = new StringWriter();
        try {
            new CalendarOutputter(false, FOLDED_AT).output(calendar, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /** A whole day, on which one is free all the same. */
    private static VEvent event(Part part, Field day, PlanWords words, Instant now) {
        LocalDate on = part.day(day).orElseThrow();
        var event = new VEvent(false);
        event.add(new Uid(part.id() + "@plan.passerelle"));
        event.add(new DtStamp(now));
        event.add(new Sequence(part.revision()));
        event.add(new DtStart<>(on));
        event.add(new DtEnd<>(on.plusDays(1)));
        event.add(new Summary(words.line(part)));
        return event;
    }
}
