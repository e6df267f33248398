package eu.passerelle.notifications;

import com.icegreen.greenmail.util.GreenMailUtil;
import eu.passerelle.testing.TestServers;
import jakarta.mail.BodyPart;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.awaitility.Awaitility;

/** A mail as a mail program sees it. */
record ReceivedMail(MimeMessage message, List<Part> parts) {

    static ReceivedMail of(MimeMessage message) {
        try {
            var parts = new ArrayList<Part>();
            collect(message, parts);
            return new ReceivedMail(message, parts);
        } catch (MessagingException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void collect(Part part, List<Part> leaves) throws MessagingException, IOException {
        if (!(part.getContent() instanceof Multipart several)) {
            leaves.add(part);
            return;
        }
        for (int i = 0; i < several.getCount(); i++) {
            BodyPart child = several.getBodyPart(i);
            collect(child, leaves);
        }
    }

    /** Waits until so many have come to the address. */
    static List<ReceivedMail> await(String address, int count) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> to(address).size() >= count);
        return to(address);
    }

    static List<ReceivedMail> to(String address) {
        return Arrays.stream(TestServers.SMTP.getReceivedMessages())
                .map(ReceivedMail::of)
                .filter(mail -> mail.recipient().contains(address))
                .toList();
    }

    String recipient() {
        try {
            return message.getRecipients(Message.RecipientType.TO)[0].toString();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    String subject() {
        try {
            return message.getSubject();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    String text() {
        return content("text/plain");
    }

    String html() {
        return content("text/html");
    }

    String content(String type) {
        try {
            for (Part part : parts) {
                if (part.isMimeType(type)) {
                    return new String(part.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                }
            }
            throw new AssertionError("No " + type + " in " + GreenMailUtil.getWholeMessage(message));
        } catch (MessagingException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** All that anybody on its way can read: headers and parts, decoded and as they are. */
    String everything() {
        var all = new StringBuilder(GreenMailUtil.getWholeMessage(message)).append(subject());
        try {
            for (Part part : parts) {
                all.append(new String(part.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
            }
        } catch (MessagingException | IOException e) {
            throw new IllegalStateException(e);
        }
        return all.toString().replace("\r\n ", "");
    }
}
