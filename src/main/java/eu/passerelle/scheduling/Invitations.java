package eu.passerelle.scheduling;

import eu.passerelle.scheduling.icalendar.InvitationText;
import eu.passerelle.scheduling.icalendar.InvitationText.Event;
import eu.passerelle.scheduling.icalendar.InvitationText.Person;
import java.net.URI;
import java.time.Clock;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/** Writes sessions as iTIP messages (RFC 5546) for mail (RFC 6047) and for download. */
@Component
public class Invitations {
    private static final ZoneId UTC = ZoneId.of("Etc/UTC");

    private final Clock clock;

    Invitations(Clock clock) {
        this.clock = clock;
    }

    /** METHOD:REQUEST, or METHOD:CANCEL when the session is cancelled; CRLF line ends, UTF-8. */
    public Invitation write(
            Session session, Organizer organizer, Attendee attendee, String summary, String description, URI page) {
        boolean cancelled = session.state() == Session.State.CANCELLED;
        String text = InvitationText.write(
                event(describable(session), new Words(summary, description, page)),
                person(organizer),
                person(attendee),
                clock.instant());
        return new Invitation(cancelled ? "CANCEL" : "REQUEST", text);
    }

    /**
     * METHOD:REQUEST for all of a series that is not cancelled; otherwise as for one session.
     *
     * @param series by one clock, in order of their numbers; at least one, and each an {@link Occurrence}
     */
    public Invitation writeSeries(
            List<Session> series,
            Organizer organizer,
            Attendee attendee,
            String summary,
            String description,
            URI page) {
        var words = new Words(summary, description, page);
        String text = InvitationText.write(
                series(series.stream().map(Invitations::describable).toList(), words),
                person(organizer),
                person(attendee),
                clock.instant());
        return new Invitation("REQUEST", text);
    }

    /** In a zone that changes by no yearly rule, such as Morocco's around Ramadan, the clock would be told for one of them. */
    private static Session describable(Session session) {
        return session.occurrence()
                        .filter(one -> !InvitationText.describes(
                                session.zone(), one.begin(session.zone()).toInstant()))
                        .isPresent()
                ? session.asInvited(session.uid(), UTC)
                : session;
    }

    private static InvitationText.Series series(List<Session> sessions, Words words) {
        Session any = sessions.getFirst();
        Occurrence known = any.occurrence().orElseThrow();
        int times = occurrence(sessions.getLast()).index() + 1;
        Map<Integer, Session> standing = sessions.stream()
                .filter(session -> session.state() == Session.State.CONFIRMED)
                .collect(Collectors.toMap(session -> occurrence(session).index(), session -> session));
        List<ZonedDateTime> leftOut = IntStream.range(0, times)
                .filter(index -> !standing.containsKey(index))
                .mapToObj(index -> known.at(index).planned(any.zone()))
                .toList();
        List<Event> elsewhere = sessions.stream()
                .filter(standing::containsValue)
                .filter(session -> !start(session).equals(occurrence(session).planned(session.zone())))
                .map(session -> event(session, words))
                .toList();
        ZonedDateTime first = known.begin(any.zone());
        return new InvitationText.Series(
                event(any.uid(), Optional.empty(), 0, false, first, any, words),
                known.everyWeeks(),
                times,
                leftOut,
                elsewhere);
    }

    private static Occurrence occurrence(Session session) {
        return session.occurrence().orElseThrow();
    }

    private static ZonedDateTime start(Session session) {
        return session.startsAt().atZone(session.zone());
    }

    private record Words(String summary, String description, URI page) {}

    private static Event event(Session session, Words words) {
        return event(
                session.uid(),
                session.occurrence().map(occurrence -> occurrence.planned(session.zone())),
                session.sequence(),
                session.state() == Session.State.CANCELLED,
                start(session),
                session,
                words);
    }

    private static Event event(
            String uid,
            Optional<ZonedDateTime> recurrence,
            int sequence,
            boolean cancelled,
            ZonedDateTime start,
            Session session,
            Words words) {
        return new Event(
                uid,
                recurrence,
                sequence,
                cancelled,
                start,
                start.plus(session.length()),
                words.summary(),
                words.description(),
                session.place(),
                words.page());
    }

    private static Person person(Organizer organizer) {
        return new Person(organizer.name(), organizer.address());
    }

    private static Person person(Attendee attendee) {
        return new Person(attendee.name(), attendee.address());
    }

    /** @param address the service's mailbox, the From of the mail that carries it */
    public record Organizer(String name, String address) {}

    public record Attendee(String name, String address) {}

    /** @param method REQUEST or CANCEL, equal to METHOD inside */
    public record Invitation(String method, String iCalendar) {}
}
