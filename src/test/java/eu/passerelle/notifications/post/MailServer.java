package eu.passerelle.notifications.post;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.ServerSocket;
import java.util.Arrays;
import java.util.List;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** A mail server of a test's own, on a port that stays the same when it goes down and comes back. */
final class MailServer implements AutoCloseable {
    private final int port = freePort();
    private GreenMail greenMail = up();

    JavaMailSenderImpl client() {
        var client = new JavaMailSenderImpl();
        client.setHost("127.0.0.1");
        client.setPort(port);
        var settings = client.getJavaMailProperties();
        settings.setProperty("mail.smtp.connectiontimeout", "2000");
        settings.setProperty("mail.smtp.timeout", "2000");
        settings.setProperty("mail.smtp.writetimeout", "2000");
        return client;
    }

    void goDown() {
        greenMail.stop();
    }

    void comeBack() {
        greenMail = up();
    }

    List<MimeMessage> received() {
        return Arrays.asList(greenMail.getReceivedMessages());
    }

    List<String> subjects() {
        return received().stream().map(MailServer::subject).toList();
    }

    private static String subject(MimeMessage message) {
        try {
            return message.getSubject();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private GreenMail up() {
        var server = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        return server;
    }

    @Override
    public void close() {
        greenMail.stop();
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
