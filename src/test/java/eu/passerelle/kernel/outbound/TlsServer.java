package eu.passerelle.kernel.outbound;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

/** A server on loopback that can prove to be calendar.test, and does with each connection what a test wants. */
public final class TlsServer implements AutoCloseable {
    static final String NAME = "calendar.test";
    private static final char[] PASSWORD = "for tests only".toCharArray();
    private static final SSLContext TLS = tls();
    private static final Pattern LENGTH = Pattern.compile("(?i)\r\nContent-Length: (\\d+)");

    public final List<String> requests = new CopyOnWriteArrayList<>();
    final List<String> namesAsked = new CopyOnWriteArrayList<>();
    private final ServerSocket server;

    interface Behaviour {
        void answer(OutputStream out) throws Exception;
    }

    private TlsServer(ServerSocket server) {
        this.server = server;
    }

    static TlsServer answering(Behaviour behaviour) throws IOException {
        var server =
                new TlsServer(TLS.getServerSocketFactory().createServerSocket(0, 50, InetAddress.getLoopbackAddress()));
        Thread.ofVirtual().start(() -> server.serve(behaviour));
        return server;
    }

    /** Takes connections and never says a word, not even of TLS. */
    static TlsServer mute() throws IOException {
        return new TlsServer(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
    }

    public static TlsServer answering(String answer) throws IOException {
        return answering(out -> out.write(answer.getBytes(StandardCharsets.UTF_8)));
    }

    /** For which this server, under whatever name, is the public internet. */
    public PublicHttps client() {
        return new PublicHttps(
                new PublicHttps.World(host -> List.of(InetAddress.getLoopbackAddress()), address -> true, TLS, port()),
                new PublicHttps.Patience(Duration.ofSeconds(2), Duration.ofSeconds(4)));
    }

    /** For which no name exists. */
    public static PublicHttps nowhere() {
        return new PublicHttps(
                new PublicHttps.World(
                        host -> {
                            throw new UnknownHostException(host);
                        },
                        address -> true,
                        TLS,
                        443),
                new PublicHttps.Patience(Duration.ofSeconds(2), Duration.ofSeconds(4)));
    }

    int port() {
        return server.getLocalPort();
    }

    private void serve(Behaviour behaviour) {
        while (!server.isClosed()) {
            try (Socket socket = server.accept()) {
                requests.add(request(socket.getInputStream()));
                if (socket instanceof SSLSocket tls && tls.getSession() instanceof ExtendedSSLSession session) {
                    session.getRequestedServerNames().forEach(name -> namesAsked.add(name.toString()));
                }
                behaviour.answer(socket.getOutputStream());
                socket.getOutputStream().flush();
            } catch (Exception e) {
                // The client went away, as it should, or the test is over.
            }
        }
    }

    private static String request(InputStream in) throws IOException {
        var head = new StringBuilder();
        for (int next = in.read(); next >= 0; next = in.read()) {
            head.append((char) next);
            if (head.toString().endsWith("\r\n\r\n")) {
                break;
            }
        }
        Matcher length = LENGTH.matcher(head);
        byte[] body = length.find() ? in.readNBytes(Integer.parseInt(length.group(1))) : new byte[0];
        return head + new String(body, StandardCharsets.UTF_8);
    }

    /** Trusts this server and nobody else. */
    static SSLContext trust() {
        return TLS;
    }

    private static SSLContext tls() {
        try {
            Path file = Files.createTempDirectory("tls").resolve("keys.p12");
            Process made = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "keytool")
                                    .toString(),
                            "-genkeypair",
                            "-alias",
                            "server",
                            "-keyalg",
                            "EC",
                            "-dname",
                            "CN=" + NAME,
                            "-ext",
                            "san=dns:" + NAME,
                            "-validity",
                            "3650",
                            "-storetype",
                            "PKCS12",
                            "-keystore",
                            file.toString(),
                            "-storepass",
                            new String(PASSWORD))
                    .inheritIO()
                    .start();
            if (made.waitFor() != 0) {
                throw new AssertionError("keytool failed");
            }
            KeyStore keys = KeyStore.getInstance(file.toFile(), PASSWORD);
            var own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            own.init(keys, PASSWORD);
            KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
            trusted.load(null, null);
            trusted.setCertificateEntry("server", keys.getCertificate("server"));
            var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(own.getKeyManagers(), trust.getTrustManagers(), null);
            return context;
        } catch (IOException | GeneralSecurityException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
