package eu.passerelle.planning;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
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
    private static final String FOLD = "\r\n ";
    private static final int LONGEST_LINE = 75;

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
            new CalendarOutputter(false).output(calendar, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return folded(text.toString().replace(FOLD, ""));
    }

    /** ical4j counts characters; the standard counts octets. */
    private static String folded(String text) {
        var folded = new StringBuilder();
        int octets = 0;
        for (int i = 0; i < text.length(); i = text.offsetByCodePoints(i, 1)) {
            String character = Character.toString(text.codePointAt(i));
            int more = character.getBytes(StandardCharsets.UTF_8).length;
            boolean ends = character.equals("\r") || character.equals("\n");
            if (!ends && octets + more > LONGEST_LINE) {
                folded.append(FOLD);
                octets = 1;
            }
            folded.append(character);
            octets = ends ? 0 : octets + more;
        }
        return folded.toString();
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
