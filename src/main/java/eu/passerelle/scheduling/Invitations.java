package eu.passerelle.scheduling;

import eu.passerelle.scheduling.icalendar.InvitationText;
import eu.passerelle.scheduling.icalendar.InvitationText.Event;
import eu.passerelle.scheduling.icalendar.InvitationText.Person;
import java.net.URI;
import java.time.Clock;
import java.time.ZonedDateTime;
import org.springframework.stereotype.Component;

/** Writes sessions as iTIP messages (RFC 5546) for mail (RFC 6047) and for download. */
@Component
public class Invitations {
    private final Clock clock;

    Invitations(Clock clock) {
        this.clock = clock;
    }

    /** METHOD:REQUEST, or METHOD:CANCEL when the session is cancelled; CRLF line ends, UTF-8. */
    public Invitation write(
            Session session, Organizer organizer, Attendee attendee, String summary, String description, URI page) {
        boolean cancelled = session.state() == Session.State.CANCELLED;
        ZonedDateTime start = session.startsAt().atZone(session.zone());
        var event = new Event(
                session.uid(),
                session.sequence(),
                cancelled,
                start,
                start.plus(session.length()),
                summary,
                description,
                session.place(),
                page);
        String text = InvitationText.write(
                event,
                new Person(organizer.name(), organizer.address()),
                new Person(attendee.name(), attendee.address()),
                clock.instant());
        return new Invitation(cancelled ? "CANCEL" : "REQUEST", text);
    }

    /** @param address the service's mailbox, the From of the mail that carries it */
    public record Organizer(String name, String address) {}

    public record Attendee(String name, String address) {}

    /** @param method REQUEST or CANCEL, equal to METHOD inside */
    public record Invitation(String method, String iCalendar) {}
}
