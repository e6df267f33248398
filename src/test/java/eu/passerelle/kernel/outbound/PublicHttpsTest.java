package eu.passerelle.kernel.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import eu.passerelle.kernel.outbound.CheckedNames.Lookup;
import eu.passerelle.kernel.outbound.OutboundRefused.Reason;
import eu.passerelle.kernel.outbound.PublicHttps.Patience;
import eu.passerelle.kernel.outbound.PublicHttps.World;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a server may do to us, and what a name may lead to. Only here does loopback pass as public. */
@Timeout(30)
class PublicHttpsTest {
    private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");
    private static final InetAddress PUBLIC = InetAddress.ofLiteral("1.1.1.1");
    private static final String ADDRESS = "https://calendar.test/private/me.ics?key=1";
    private static final Patience IMPATIENT = new Patience(Duration.ofMillis(700), Duration.ofMillis(1_500));
    private static final int AT_MOST = 1_000;

    @Test
    void the_body_is_read_from_the_address_that_was_checked_under_the_name_that_was_asked() throws IOException {
        try (var server = TlsServer.answering("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello")) {
            assertThat(new String(get(server, ADDRESS), StandardCharsets.UTF_8)).isEqualTo("hello");
            assertThat(server.requests)
                    .singleElement()
                    .satisfies(request -> assertThat(request)
                            .startsWith("GET /private/me.ics?key=1 HTTP/1.1\r\n")
                            .contains("Host: calendar.test\r\n", "Accept: text/calendar\r\n")
                            .doesNotContainIgnoringCase("cookie"));
            assertThat(server.namesAsked).singleElement().asString().contains("calendar.test");
        }
    }

    @Test
    void a_body_in_pieces_is_read_to_its_end() throws IOException {
        try (var server = TlsServer.answering(
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nhel\r\n2\r\nlo\r\n0\r\n\r\n")) {
            assertThat(new String(get(server, ADDRESS), StandardCharsets.UTF_8)).isEqualTo("hello");
        }
    }

    @Test
    void a_name_that_leads_to_a_private_address_is_not_connected_to() throws IOException {
        try (var server = TlsServer.answering("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")) {
            var https = new PublicHttps(
                    new World(host -> List.of(LOOPBACK), PublicAddresses::isPublic, TlsServer.trust(), server.port()),
                    IMPATIENT);
            assertThat(refusal(https, ADDRESS)).isEqualTo(Reason.NOT_PUBLIC);
            assertThat(refusal(https, "https://127.0.0.1/")).isEqualTo(Reason.NOT_PUBLIC);
            assertThat(refusal(https, "https://[::1]/")).isEqualTo(Reason.NOT_PUBLIC);
            assertThat(refusal(https, "https://[::ffff:169.254.169.254]/")).isEqualTo(Reason.NOT_PUBLIC);
            assertThat(server.requests).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://2130706433/", "https://127.1/", "https://0x7f.0.0.1/", "https://localhost/"})
    void loopback_is_refused_however_it_is_written(String address) {
        Lookup real = host -> List.of(InetAddress.getAllByName(host));
        var https = new PublicHttps(new World(real, PublicAddresses::isPublic, TlsServer.trust(), 443), IMPATIENT);
        assertThatThrownBy(() -> https.get(HttpsAddress.of(address), "text/calendar", AT_MOST))
                .isInstanceOfSatisfying(
                        OutboundRefused.class,
                        refused -> assertThat(refused.reason())
                                .isIn(Reason.NOT_PUBLIC, Reason.UNKNOWN_HOST, Reason.MALFORMED));
    }

    @Test
    void a_name_that_leads_to_a_public_and_a_private_address_is_refused_whole() {
        var https = new PublicHttps(
                new World(host -> List.of(PUBLIC, LOOPBACK), PublicAddresses::isPublic, TlsServer.trust(), 443),
                IMPATIENT);
        assertThat(refusal(https, ADDRESS)).isEqualTo(Reason.NOT_PUBLIC);
    }

    /** The name says one thing when it is checked, and would say another when it is connected to. */
    @Test
    void a_name_is_looked_up_once_so_that_it_cannot_change_its_mind() throws IOException {
        var asked = new AtomicInteger();
        InetAddress second = InetAddress.ofLiteral("127.0.0.2");
        Lookup rebinding = host -> List.of(asked.getAndIncrement() == 0 ? LOOPBACK : second);
        try (var server = TlsServer.answering("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok")) {
            var https = new PublicHttps(
                    new World(rebinding, address -> address.equals(LOOPBACK), TlsServer.trust(), server.port()),
                    IMPATIENT);
            assertThat(https.get(HttpsAddress.of(ADDRESS), "text/calendar", AT_MOST))
                    .hasSize(2);
            assertThat(asked).hasValue(1);
            assertThat(refusal(https, ADDRESS)).isEqualTo(Reason.NOT_PUBLIC);
            assertThat(asked).hasValue(2);
            assertThat(server.requests).hasSize(1);
        }
    }

    /** Whoever asks is let go in time; those who wait behind too many such names are told so. */
    @Test
    void a_name_server_that_does_not_answer_holds_few_and_nobody_for_long() throws IOException {
        var answering = new AtomicBoolean();
        Lookup slow = host -> {
            while (host.startsWith("slow") && !answering.get()) {
                LockSupport.parkNanos(1_000_000);
            }
            return List.of(PUBLIC);
        };
        try (var lookup = new ImpatientLookup(slow, Duration.ofMillis(200))) {
            for (int i = 0; i < 8; i++) {
                String host = "slow" + i + ".test";
                assertThatThrownBy(() -> lookup.find(host)).isInstanceOf(UnknownHostException.class);
            }
            assertThatThrownBy(() -> lookup.find("quick.test"))
                    .isInstanceOfSatisfying(
                            OutboundRefused.class,
                            refused -> assertThat(refused.reason()).isEqualTo(Reason.CROWDED));
            answering.set(true);
            assertThat(lookup.find("quick.test")).containsExactly(PUBLIC);
        }
    }

    @Test
    void a_name_that_nobody_knows_is_told_from_a_server_that_is_away() throws IOException {
        Lookup nobody = host -> {
            throw new UnknownHostException(host);
        };
        assertThat(refusal(
                        new PublicHttps(new World(nobody, address -> true, TlsServer.trust(), 443), IMPATIENT),
                        ADDRESS))
                .isEqualTo(Reason.UNKNOWN_HOST);
        int port;
        try (var server = TlsServer.mute()) {
            port = server.port();
        }
        assertThat(refusal(client(port), ADDRESS)).isEqualTo(Reason.UNREACHABLE);
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void a_redirect_is_not_followed(int status) throws IOException {
        try (var server = TlsServer.answering("HTTP/1.1 " + status
                + " Elsewhere\r\nLocation: https://calendar.test/other\r\nContent-Length: 0\r\n\r\n")) {
            assertThat(refusal(client(server.port()), ADDRESS)).isEqualTo(Reason.REDIRECTED);
            assertThat(server.requests).hasSize(1);
        }
    }

    @Test
    void an_error_is_told_with_its_number_and_nothing_is_tried_twice() throws IOException {
        try (var server = TlsServer.answering("HTTP/1.1 503 Busy\r\nRetry-After: 0\r\nContent-Length: 0\r\n\r\n")) {
            var refused = catchThrowableOfType(OutboundRefused.class, () -> get(server, ADDRESS));
            assertThat(refused.reason()).isEqualTo(Reason.STATUS);
            assertThat(refused.detail()).isEqualTo("503");
            assertThat(server.requests).hasSize(1);
        }
    }

    @Test
    void a_body_that_says_it_is_too_long_is_not_begun() throws IOException {
        try (var server = TlsServer.answering("HTTP/1.1 200 OK\r\nContent-Length: 1001\r\n\r\n")) {
            assertThat(refusal(client(server.port()), ADDRESS)).isEqualTo(Reason.TOO_BIG);
        }
    }

    @Test
    void a_body_that_never_ends_is_left_at_the_limit() throws IOException {
        try (var server = TlsServer.answering(out -> {
            out.write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            byte[] more = new byte[512];
            while (true) {
                out.write(more);
            }
        })) {
            assertThat(refusal(client(server.port()), ADDRESS)).isEqualTo(Reason.TOO_BIG);
        }
    }

    @Test
    void a_body_of_just_the_limit_is_read() throws IOException {
        try (var server = TlsServer.answering("HTTP/1.1 200 OK\r\n\r\n" + "x".repeat(AT_MOST))) {
            assertThat(get(server, ADDRESS)).hasSize(AT_MOST);
        }
    }

    @Test
    void a_server_that_drips_is_left_after_the_longest_time() throws IOException {
        try (var server = TlsServer.answering(out -> {
            out.write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            drip(out);
        })) {
            assertThat(refusal(client(server.port()), ADDRESS)).isEqualTo(Reason.TOO_SLOW);
        }
    }

    @Test
    void a_server_that_drips_its_headers_is_left_after_the_longest_time() throws IOException {
        try (var server = TlsServer.answering(out -> {
            out.write("HTTP/1.1 200 OK\r\nX-Slow: ".getBytes(StandardCharsets.US_ASCII));
            drip(out);
        })) {
            assertThat(refusal(client(server.port()), ADDRESS)).isEqualTo(Reason.TOO_SLOW);
        }
    }

    @Test
    void headers_that_never_end_are_not_kept() throws IOException {
        var written = new AtomicInteger();
        try (var server = TlsServer.answering(out -> {
            out.write("HTTP/1.1 200 OK\r\n".getBytes(StandardCharsets.US_ASCII));
            while (true) {
                out.write(("X-More: " + "x".repeat(1_000) + "\r\n").getBytes(StandardCharsets.US_ASCII));
                written.incrementAndGet();
            }
        })) {
            assertThat(refusal(client(server.port()), ADDRESS)).isEqualTo(Reason.TOO_BIG);
            assertThat(written).hasValueLessThan(20_000);
        }
    }

    @Test
    void a_header_that_never_ends_is_not_kept() throws IOException {
        try (var server = TlsServer.answering(out -> {
            out.write("HTTP/1.1 200 OK\r\nX-Long: ".getBytes(StandardCharsets.US_ASCII));
            byte[] more = "x".repeat(512).getBytes(StandardCharsets.US_ASCII);
            while (true) {
                out.write(more);
            }
        })) {
            assertThat(refusal(client(server.port()), ADDRESS)).isEqualTo(Reason.TOO_BIG);
        }
    }

    private static void drip(OutputStream out) throws Exception {
        for (int i = 0; i < 200; i++) {
            out.write('x');
            out.flush();
            Thread.sleep(100);
        }
    }

    @Test
    void a_server_that_says_nothing_is_left_and_does_not_take_a_place_for_ever() throws IOException {
        try (var server = TlsServer.mute()) {
            var shortly = new Patience(Duration.ofMillis(200), Duration.ofMillis(300));
            var https = new PublicHttps(
                    new World(host -> List.of(LOOPBACK), address -> true, TlsServer.trust(), server.port()), shortly);
            for (int i = 0; i < 10; i++) {
                assertThat(refusal(https, ADDRESS)).isEqualTo(Reason.TOO_SLOW);
            }
        }
    }

    @Test
    void a_server_that_cannot_prove_its_name_is_not_trusted() throws IOException {
        try (var server = TlsServer.answering("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")) {
            assertThat(refusal(client(server.port()), "https://other.test/")).isEqualTo(Reason.NOT_TRUSTED);
            assertThat(refusal(client(server.port()), "https://127.0.0.1/")).isEqualTo(Reason.NOT_TRUSTED);
        }
    }

    @Test
    void what_is_posted_arrives_and_of_the_answer_only_the_status_is_read() throws IOException {
        try (var server = TlsServer.answering(out -> {
            out.write("HTTP/1.1 429 Later\r\nContent-Length: 1000000000\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            drip(out);
        })) {
            assertThat(post(client(server.port()))).isEqualTo(429);
            assertThat(server.requests)
                    .singleElement()
                    .satisfies(request -> assertThat(request)
                            .startsWith("POST /private/me.ics?key=1 HTTP/1.1\r\n")
                            .contains("Host: calendar.test\r\n", "webhook-id: msg_1\r\n")
                            .contains("Content-Type: application/json")
                            .endsWith("\r\n\r\n{\"a\":1}"));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void what_is_posted_is_not_sent_elsewhere(int status) throws IOException {
        try (var server = TlsServer.answering("HTTP/1.1 " + status
                + " Elsewhere\r\nLocation: https://calendar.test/other\r\nContent-Length: 0\r\n\r\n")) {
            assertThatThrownBy(() -> post(client(server.port())))
                    .isInstanceOfSatisfying(
                            OutboundRefused.class,
                            refused -> assertThat(refused.reason()).isEqualTo(Reason.REDIRECTED));
            assertThat(server.requests).hasSize(1);
        }
    }

    @Test
    void nothing_is_posted_to_a_private_address() throws IOException {
        try (var server = TlsServer.answering("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")) {
            var https = new PublicHttps(
                    new World(host -> List.of(LOOPBACK), PublicAddresses::isPublic, TlsServer.trust(), server.port()),
                    IMPATIENT);
            assertThatThrownBy(() -> post(https))
                    .isInstanceOfSatisfying(
                            OutboundRefused.class,
                            refused -> assertThat(refused.reason()).isEqualTo(Reason.NOT_PUBLIC));
            assertThatThrownBy(() -> https.requirePublic(HttpsAddress.of(ADDRESS)))
                    .isInstanceOfSatisfying(
                            OutboundRefused.class,
                            refused -> assertThat(refused.reason()).isEqualTo(Reason.NOT_PUBLIC));
            assertThat(server.requests).isEmpty();
        }
    }

    private static int post(PublicHttps https) {
        return https.post(
                HttpsAddress.of(ADDRESS), Map.of("webhook-id", "msg_1"), "{\"a\":1}".getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] get(TlsServer server, String address) {
        return client(server.port()).get(HttpsAddress.of(address), "text/calendar", AT_MOST);
    }

    private static PublicHttps client(int port) {
        return new PublicHttps(
                new World(host -> List.of(LOOPBACK), address -> true, TlsServer.trust(), port), IMPATIENT);
    }

    private static Reason refusal(PublicHttps https, String address) {
        return catchThrowableOfType(
                        OutboundRefused.class, () -> https.get(HttpsAddress.of(address), "text/calendar", AT_MOST))
                .reason();
    }
}
