package eu.passerelle.scheduling;

import java.net.URI;
import org.springframework.stereotype.Component;

/** Writes sessions as iTIP messages (RFC 5546) for mail (RFC 6047) and for download. */
@Component
public class Invitations {
    /** METHOD:REQUEST, or METHOD:CANCEL when the session is cancelled; CRLF line ends, UTF-8. */
    public Invitation write(
            Session session, Organizer organizer, Attendee attendee, String summary, String description, URI page) {
        throw new UnsupportedOperationException();
    }

    /** @param address the service's mailbox, the From of the mail that carries it */
    public record Organizer(String name, String address) {}

    public record Attendee(String name, String address) {}

    /** @param method REQUEST or CANCEL, equal to METHOD inside */
    public record Invitation(String method, String iCalendar) {}
}
