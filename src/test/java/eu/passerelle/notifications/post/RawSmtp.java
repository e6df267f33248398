package eu.passerelle.notifications.post;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** A mail server that behaves badly at one command, and well until then. */
final class RawSmtp implements AutoCloseable {
    private final ServerSocket socket;
    private final String command;
    private final String answer;
    private final boolean dripping;

    private RawSmtp(String command, String answer, boolean dripping) {
        this.command = command;
        this.answer = answer;
        this.dripping = dripping;
        try {
            socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        Thread.ofVirtual().start(this::serve);
    }

    static RawSmtp answering(String command, String answer) {
        return new RawSmtp(command, answer + "\r\n", false);
    }

    static RawSmtp drippingAfter(String command) {
        return new RawSmtp(command, "250-" + "x".repeat(1_000), true);
    }

    JavaMailSenderImpl client() {
        var client = new JavaMailSenderImpl();
        client.setHost(socket.getInetAddress().getHostAddress());
        client.setPort(socket.getLocalPort());
        client.getJavaMailProperties().setProperty("mail.smtp.timeout", "5000");
        return client;
    }

    private void serve() {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                Thread.ofVirtual().start(() -> talk(client));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void talk(Socket client) {
        try (client) {
            var in = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
            OutputStream out = client.getOutputStream();
            say(out, "220 ready\r\n");
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                say(out, line.startsWith(command) ? answer : line.startsWith("DATA") ? "354 go\r\n" : "250 ok\r\n");
            }
        } catch (IOException | InterruptedException e) {
            // The client has gone; so is this conversation.
        }
    }

    private void say(OutputStream out, String words) throws IOException, InterruptedException {
        byte[] bytes = words.getBytes(StandardCharsets.US_ASCII);
        boolean slowly = dripping && words.equals(answer);
        for (byte b : bytes) {
            out.write(b);
            if (slowly) {
                out.flush();
                Thread.sleep(200);
            }
        }
        out.flush();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
