package eu.passerelle.testing;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
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
import java.util.Optional;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** A mail as a mail program sees it. */
public record ReceivedMail(MimeMessage message, List<Part> parts) {

    public static ReceivedMail of(MimeMessage message) {
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
    public static List<ReceivedMail> await(String address, int count) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> to(address).size() >= count);
        return to(address);
    }

    public static List<ReceivedMail> to(String address) {
        return to(address, TestServers.SMTP);
    }

    public static List<ReceivedMail> to(String address, GreenMail server) {
        return Arrays.stream(server.getReceivedMessages())
                .map(ReceivedMail::of)
                .filter(mail -> mail.recipient().contains(address))
                .toList();
    }

    /** Waits for a part of this type with all these words in it, in any mail to the address. */
    public static String awaitPart(String address, String type, String... words) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(
                        () -> to(address).stream()
                                .flatMap(mail -> mail.contents(type))
                                .filter(text -> Arrays.stream(words).allMatch(text::contains))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    private Stream<String> contents(String type) {
        return parts.stream().filter(part -> isOf(part, type)).map(ReceivedMail::decoded);
    }

    private static boolean isOf(Part part, String type) {
        try {
            return part.isMimeType(type);
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String decoded(Part part) {
        try {
            return new String(part.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (MessagingException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    public String recipient() {
        try {
            return message.getRecipients(Message.RecipientType.TO)[0].toString();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    public String subject() {
        try {
            return message.getSubject();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    public String text() {
        return content("text/plain");
    }

    public String html() {
        return content("text/html");
    }

    public String content(String type) {
        return contents(type)
                .findFirst()
                .orElseThrow(() -> new AssertionError("No " + type + " in " + GreenMailUtil.getWholeMessage(message)));
    }

    /** All that anybody on its way can read: headers and parts, decoded and as they are. */
    public String everything() {
        var all = new StringBuilder(GreenMailUtil.getWholeMessage(message)).append(subject());
        parts.forEach(part -> all.append(decoded(part)));
        return all.toString().replace("\r\n ", "");
    }
}
