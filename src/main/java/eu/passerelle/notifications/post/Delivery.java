package eu.passerelle.notifications.post;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSender;

/** Hands one mail to the server, within a time limit that no server can stretch by answering byte by byte. */
final class Delivery {
    private final JavaMailSender server;
    private final MimeMail mime;
    private final Duration limit;

    Delivery(JavaMailSender server, MailProperties properties) {
        this.server = server;
        this.mime = new MimeMail(properties);
        this.limit = properties.sendTimeout();
    }

    Outcome send(Mail mail) throws InterruptedException {
        MimeMessage message;
        try {
            message = mime.write(mail, server.createMimeMessage());
        } catch (MessagingException e) {
            return new Outcome.Refused(Failures.describe(e));
        }
        var attempt = new FutureTask<Outcome>(() -> attempt(message));
        Thread thread = Thread.ofVirtual().name("mail").start(attempt);
        try {
            return attempt.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return new Outcome.TryLater("No answer within " + limit.toSeconds() + " s");
        } catch (ExecutionException e) {
            return new Outcome.TryLater(Failures.describe(e.getCause() == null ? e : e.getCause()));
        } finally {
            // Interrupting a virtual thread closes the socket it reads from.
            thread.interrupt();
        }
    }

    private Outcome attempt(MimeMessage message) {
        try {
            server.send(message);
            return new Outcome.Sent();
        } catch (MailException e) {
            return Failures.outcomeOf(e);
        }
    }
}
