package eu.passerelle.scheduling.icalendar;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.DateList;
import net.fortuna.ical4j.model.ParameterList;
import net.fortuna.ical4j.model.Recur;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.parameter.Cn;
import net.fortuna.ical4j.model.parameter.PartStat;
import net.fortuna.ical4j.model.parameter.Role;
import net.fortuna.ical4j.model.parameter.Rsvp;
import net.fortuna.ical4j.model.parameter.TzId;
import net.fortuna.ical4j.model.property.Attendee;
import net.fortuna.ical4j.model.property.Description;
import net.fortuna.ical4j.model.property.DtEnd;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.ExDate;
import net.fortuna.ical4j.model.property.Location;
import net.fortuna.ical4j.model.property.Method;
import net.fortuna.ical4j.model.property.Organizer;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.RRule;
import net.fortuna.ical4j.model.property.RecurrenceId;
import net.fortuna.ical4j.model.property.Sequence;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.Url;
import net.fortuna.ical4j.model.property.immutable.ImmutableCalScale;
import net.fortuna.ical4j.model.property.immutable.ImmutableMethod;
import net.fortuna.ical4j.model.property.immutable.ImmutableStatus;
import net.fortuna.ical4j.model.property.immutable.ImmutableTransp;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;
import net.fortuna.ical4j.transform.recurrence.Frequency;

/** One event, or one series, for one attendee as an iTIP message (RFC 5546) that Outlook, Google and Apple act on. */
public final class InvitationText {
    static final String PRODUCT = "-//Passerelle//Passerelle//EN";

    private InvitationText() {}

    /**
     * @param recurrence when it was planned, for one of a series
     * @param answered the PARTSTAT of who has answered already; whoever has is not asked again
     * @param place may be empty
     */
    public record Event(
            String uid,
            Optional<ZonedDateTime> recurrence,
            int sequence,
            boolean cancelled,
            Optional<String> answered,
            ZonedDateTime start,
            ZonedDateTime end,
            String summary,
            String description,
            String place,
            URI page) {}

    public record Person(String name, String address) {}

    /** @param writtenAt the time stamp of the message */
    public static String write(Event event, Person organizer, Person attendee, Instant writtenAt) {
        Calendar calendar = calendar(event.cancelled() ? ImmutableMethod.CANCEL : ImmutableMethod.REQUEST);
        calendar.add(ZoneDescription.of(event.start().getZone(), event.start().toInstant()));
        calendar.add(component(event, organizer, attendee, writtenAt));
        return CalendarText.of(calendar);
    }

    /**
     * All of a series in one message, as it stands: the one form of an update that no program takes for a part of itself.
     *
     * @param first stands for all that are where they were planned; cancelled, for all of the series
     * @param times how many were planned
     * @param leftOut when those were planned that there are none of
     * @param elsewhere those that are not where they were planned
     */
    public record Series(Event first, int everyWeeks, int times, List<ZonedDateTime> leftOut, List<Event> elsewhere) {}

    /** @param writtenAt the time stamp of the message */
    public static String write(Series series, Person organizer, Person attendee, Instant writtenAt) {
        Calendar calendar = calendar(series.first().cancelled() ? ImmutableMethod.CANCEL : ImmutableMethod.REQUEST);
        ZonedDateTime start = series.first().start();
        calendar.add(ZoneDescription.of(start.getZone(), start.toInstant()));
        VEvent pattern = component(series.first(), organizer, attendee, writtenAt);
        pattern.add(new RRule<>(new Recur.Builder<LocalDateTime>()
                .frequency(Frequency.WEEKLY)
                .interval(series.everyWeeks())
                .count(series.times())
                .build()));
        series.leftOut().forEach(planned -> pattern.add(new ExDate<>(clock(planned), new DateList<>(wall(planned)))));
        calendar.add(pattern);
        series.elsewhere().forEach(event -> calendar.add(component(event, organizer, attendee, writtenAt)));
        return CalendarText.of(calendar);
    }

    /** Whether one description of the zone is true for all of a series that begins then; in UTC it always is. */
    public static boolean describes(ZoneId zone, Instant first) {
        return ZoneDescription.staysTrue(zone, first);
    }

    static Calendar calendar(Method method) {
        var calendar = new Calendar();
        calendar.add(new ProdId(PRODUCT));
        calendar.add(ImmutableVersion.VERSION_2_0);
        calendar.add(ImmutableCalScale.GREGORIAN);
        calendar.add(method);
        return calendar;
    }

    private static VEvent component(Event event, Person organizer, Person attendee, Instant writtenAt) {
        var component = new VEvent(false);
        component.add(new Uid(event.uid()));
        event.recurrence().ifPresent(planned -> component.add(new RecurrenceId<>(clock(planned), wall(planned))));
        component.add(new DtStamp(writtenAt));
        component.add(new Sequence(event.sequence()));
        component.add(new DtStart<>(clock(event.start()), wall(event.start())));
        component.add(new DtEnd<>(clock(event.end()), wall(event.end())));
        component.add(event.cancelled() ? ImmutableStatus.VEVENT_CANCELLED : ImmutableStatus.VEVENT_CONFIRMED);
        component.add(ImmutableTransp.OPAQUE);
        component.add(organizer(organizer));
        component.add(attendee(attendee, event.answered()));
        component.add(new Summary(CalendarText.line(event.summary())));
        component.add(new Description(CalendarText.lines(event.description())));
        if (!event.place().isBlank()) {
            component.add(new Location(CalendarText.lines(event.place())));
        }
        component.add(new Url(event.page()));
        return component;
    }

    private static ParameterList clock(ZonedDateTime at) {
        return new ParameterList(List.of(new TzId(at.getZone().getId())));
    }

    /** What stands on the wall: given a zone, the library would reckon by rules of its own, which are older than ours. */
    private static LocalDateTime wall(ZonedDateTime at) {
        return at.toLocalDateTime();
    }

    private static Organizer organizer(Person person) {
        return new Organizer(new ParameterList(List.of(name(person))), mailto(person));
    }

    private static Attendee attendee(Person person, Optional<String> answered) {
        PartStat stands = answered.map(PartStat::new).orElse(PartStat.NEEDS_ACTION);
        Rsvp asked = answered.isEmpty() ? Rsvp.TRUE : Rsvp.FALSE;
        return new Attendee(
                new ParameterList(List.of(name(person), Role.REQ_PARTICIPANT, stands, asked)), mailto(person));
    }

    private static Cn name(Person person) {
        String name = CalendarText.parameter(person.name());
        return new Cn(name.isEmpty() ? CalendarText.parameter(person.address()) : name);
    }

    private static URI mailto(Person person) {
        try {
            return new URI("mailto", CalendarText.line(person.address()), null);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("The address of a person is none. Maybe it was mistyped.", e);
        }
    }
}
