package eu.passerelle.notifications.post;

import eu.passerelle.notifications.post.Draft.CalendarPart;
import jakarta.activation.DataHandler;
import jakarta.mail.BodyPart;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.regex.Pattern;

/**
 * Writes a mail as MIME. An invitation is laid out as calendars expect it (RFC 6047, and what Google does): the calendar
 * once as an alternative to the text, so that it is shown with its buttons, and once as a file.
 *
 * <pre>
 * mixed
 *   alternative
 *     text/plain
 *     text/html
 *     text/calendar; method=REQUEST   base64: Outlook misreads quoted-printable
 *   application/ics  invite.ics
 * </pre>
 */
final class MimeMail {
    private static final Pattern LINE_END = Pattern.compile("\\r?\\n");
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\p{Cf}\\u2028\\u2029]+");

    private final MailProperties properties;

    MimeMail(MailProperties properties) {
        this.properties = properties;
    }

    /** @throws MessagingException when the mail can never be written, as with an address that is none */
    MimeMessage write(Mail mail, MimeMessage message) throws MessagingException {
        message.setFrom(address(properties.from(), properties.fromName()));
        message.setRecipient(Message.RecipientType.TO, address(mail.recipientAddress(), mail.recipientName()));
        message.setSubject(oneLine(mail.subject()), StandardCharsets.UTF_8.name());
        message.setSentDate(Date.from(mail.createdAt()));
        message.setHeader("Auto-Submitted", "auto-generated");
        message.setHeader("Content-Language", mail.language());
        message.setContent(content(mail));
        message.saveChanges();
        message.setHeader("Message-ID", mail.messageId());
        return message;
    }

    private static MimeMultipart content(Mail mail) throws MessagingException {
        var alternative = new MimeMultipart("alternative");
        alternative.addBodyPart(part("text/plain; charset=UTF-8", mail.text()));
        alternative.addBodyPart(part("text/html; charset=UTF-8", mail.html()));
        if (mail.calendar().isEmpty()) {
            return alternative;
        }
        CalendarPart calendar = mail.calendar().get();
        alternative.addBodyPart(
                part("text/calendar; method=" + calendar.method() + "; charset=UTF-8", calendar.iCalendar()));
        var wrapped = new MimeBodyPart();
        wrapped.setContent(alternative);
        return new MimeMultipart("mixed", wrapped, attachment(calendar));
    }

    private static BodyPart attachment(CalendarPart calendar) throws MessagingException {
        MimeBodyPart file = part("application/ics; name=invite.ics", calendar.iCalendar());
        file.setDisposition("attachment; filename=invite.ics");
        return file;
    }

    private static MimeBodyPart part(String type, String content) throws MessagingException {
        byte[] bytes = LINE_END.matcher(content).replaceAll("\r\n").getBytes(StandardCharsets.UTF_8);
        var part = new MimeBodyPart();
        part.setDataHandler(new DataHandler(new ByteArrayDataSource(bytes, type)));
        part.setHeader("Content-Type", type);
        part.setHeader("Content-Transfer-Encoding", "base64");
        return part;
    }

    private static InternetAddress address(String address, String name) throws MessagingException {
        if (!StandardCharsets.US_ASCII.newEncoder().canEncode(address)) {
            throw new AddressException("Not an address that every mail server takes", address);
        }
        var internet = new InternetAddress(address, true);
        try {
            internet.setPersonal(oneLine(name), StandardCharsets.UTF_8.name());
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException("Every Java has UTF-8", e);
        }
        return internet;
    }

    /** A line end in a name or a subject must not begin a new header. */
    private static String oneLine(String text) {
        return CONTROL.matcher(text).replaceAll(" ").strip();
    }
}
