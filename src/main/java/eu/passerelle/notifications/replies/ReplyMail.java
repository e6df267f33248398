package eu.passerelle.notifications.replies;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * A mail as far as it is looked at: who says to have sent it, its Message-ID, and the calendar in it. What else it says
 * is not read.
 *
 * @param messageId may be empty
 * @param from in lower case, as the mail has it, which proves nothing; may be empty
 */
record ReplyMail(String messageId, String from, Content content) {
    static final int LARGEST = 1024 * 1024;
    private static final int LARGEST_CALENDAR = 256 * 1024;
    private static final int DEEPEST = 6;
    private static final int MOST_PARTS = 50;
    private static final int LONGEST_HEADER = 300;

    sealed interface Content {
        /** @param replies one, or several of one series */
        record Reply(List<CalendarReply> replies) implements Content {}

        /** Somebody's words, an advertisement, an invitation. */
        record Other() implements Content {}

        record Unreadable() implements Content {}

        record TooLarge() implements Content {}
    }

    static ReplyMail tooLarge() {
        return new ReplyMail("", "", new Content.TooLarge());
    }

    static ReplyMail unreadable() {
        return new ReplyMail("", "", new Content.Unreadable());
    }

    /** @param bytes at most {@link #LARGEST} */
    static ReplyMail read(byte[] bytes) {
        try {
            var message = new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(bytes));
            return new ReplyMail(header(message.getMessageID()), from(message), content(message, bytes));
        } catch (MessagingException e) {
            return new ReplyMail("", "", broken(bytes));
        }
    }

    /** Anybody may send what is broken; only what was meant as an answer is worth a look. */
    private static Content broken(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
        return text.contains("text/calendar") || text.contains("application/ics")
                ? new Content.Unreadable()
                : new Content.Other();
    }

    private static Content content(MimeMessage message, byte[] bytes) {
        try {
            return calendar(message, 0, new int[1])
                    .filter(found -> !found.isEmpty())
                    .<Content>map(Content.Reply::new)
                    .orElseGet(Content.Other::new);
        } catch (MessagingException | IOException | UnreadableReply | RuntimeException e) {
            return broken(bytes);
        }
    }

    /** Of the first calendar in it, what it answers; empty without a calendar, none when it answers nothing. */
    private static Optional<List<CalendarReply>> calendar(Part part, int depth, int[] seen)
            throws MessagingException, IOException, UnreadableReply {
        if (depth > DEEPEST || ++seen[0] > MOST_PARTS) {
            throw new UnreadableReply("too many parts in parts");
        }
        if (isCalendar(part)) {
            return Optional.of(CalendarReply.read(text(part)));
        }
        if (part.isMimeType("multipart/*") && part.getContent() instanceof Multipart several) {
            for (int i = 0; i < several.getCount(); i++) {
                var found = calendar(several.getBodyPart(i), depth + 1, seen);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    private static boolean isCalendar(Part part) throws MessagingException {
        return part.isMimeType("text/calendar") || part.isMimeType("application/ics");
    }

    private static String text(Part part) throws MessagingException, IOException, UnreadableReply {
        try (InputStream in = part.getInputStream()) {
            byte[] bytes = in.readNBytes(LARGEST_CALENDAR + 1);
            if (bytes.length > LARGEST_CALENDAR) {
                throw new UnreadableReply("a calendar too large");
            }
            return new String(bytes, charset(part));
        }
    }

    private static Charset charset(Part part) throws MessagingException {
        String name = new ContentType(part.getContentType()).getParameter("charset");
        return name != null && Charset.isSupported(name) ? Charset.forName(name) : StandardCharsets.UTF_8;
    }

    private static String from(MimeMessage message) {
        try {
            var senders = message.getFrom();
            return senders != null && senders.length > 0 && senders[0] instanceof InternetAddress sender
                    ? header(sender.getAddress()).toLowerCase(Locale.ROOT)
                    : "";
        } catch (MessagingException e) {
            return "";
        }
    }

    private static String header(@Nullable String value) {
        String clean = value == null
                ? ""
                : value.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ").strip();
        return clean.length() > LONGEST_HEADER ? clean.substring(0, LONGEST_HEADER) : clean;
    }
}
