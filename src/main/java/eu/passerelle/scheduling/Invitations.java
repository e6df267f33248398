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
                new Words(summary, description, page).event(describable(session)),
                person(organizer),
                person(attendee),
                clock.instant());
        return new Invitation(cancelled ? "CANCEL" : "REQUEST", text);
    }

    /**
     * METHOD:REQUEST for what stands of a series, or METHOD:CANCEL for all of it when nothing does.
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
        var pattern =
                new SeriesPattern(series.stream().map(Invitations::describable).toList(), attendee.answers());
        String text = InvitationText.write(
                pattern.series(new Words(summary, description, page)),
                person(organizer),
                person(attendee),
                clock.instant());
        return new Invitation(pattern.isCancelled() ? "CANCEL" : "REQUEST", text);
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

    /** What is the same in each event. */
    record Words(String summary, String description, URI page) {
        Event event(Session session) {
            return event(
                    session,
                    session.occurrence().map(occurrence -> occurrence.planned(session.zone())),
                    session.sequence(),
                    Optional.empty(),
                    session.startsAt().atZone(session.zone()));
        }

        Event event(
                Session session,
                Optional<ZonedDateTime> recurrence,
                int sequence,
                Optional<Attendance.Answer> answered,
                ZonedDateTime start) {
            return new Event(
                    session.uid(),
                    recurrence,
                    sequence,
                    session.state() == Session.State.CANCELLED,
                    answered.map(Attendance.Answer::name),
                    start,
                    start.plus(session.length()),
                    summary,
                    description,
                    session.place(),
                    page);
        }
    }

    private static Person person(Organizer organizer) {
        return new Person(organizer.name(), organizer.address());
    }

    private static Person person(Attendee attendee) {
        return new Person(attendee.name(), attendee.address());
    }

    /** @param address the service's mailbox, the From of the mail that carries it */
    public record Organizer(String name, String address) {}

    /** @param answers what this person has said of a session as it stands now */
    public record Attendee(String name, String address, Map<SessionId, Attendance.Answer> answers) {
        public Attendee {
            answers = Map.copyOf(answers);
        }

        public Attendee(String name, String address) {
            this(name, address, Map.of());
        }
    }

    /** @param method REQUEST or CANCEL, equal to METHOD inside */
    public record Invitation(String method, String iCalendar) {}
}
