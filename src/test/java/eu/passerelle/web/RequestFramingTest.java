package eu.passerelle.web;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.testing.PasserelleTest;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * Requests of which two servers in a row could think that they end at different places. What follows on such a request is
 * never answered as a request of its own.
 */
@PasserelleTest
class RequestFramingTest {
    private static final String SECOND =
            "GET /api/v1/smuggled HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
    private static final String POST = "POST /language HTTP/1.1\r\nHost: localhost\r\n";

    @LocalServerPort
    int port;

    /** Lines end with {@code |}, and what follows the head begins after {@code ||}. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "two lengths; Content-Length: 0|Content-Length: 60|| ",
                "two lengths in one; Content-Length: 0, 60||",
                "no number; Content-Length: 1e1||",
                "a negative length; Content-Length: -1||",
                "a length with a sign; Content-Length: +5||hello",
                "a coding that nobody knows; Transfer-Encoding: xchunked||0||",
                "chunks and something else; Transfer-Encoding: chunked, identity||0||",
                "a name before a space; Content-Length : 0||",
                "no name; : x||",
                "a host twice; Host: evil.example||",
            })
    void an_ambiguous_request_is_refused_and_the_connection_is_over(String what, String rest) throws IOException {
        String answer = answer(POST + rest.strip().replace("|", "\r\n") + SECOND);
        assertThat(answer).as(what).matches("(?s)HTTP/1.1 (?:4..|501).*").doesNotContain("smuggled");
        assertThat(answer.split("HTTP/1\\.1 ", -1)).as(what).hasSize(2);
    }

    @Test
    void where_there_are_chunks_the_length_does_not_count_and_nothing_follows() throws IOException {
        String both = POST + "Content-Length: 6\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n";
        String answer = answer(both + SECOND);
        assertThat(answer.split("HTTP/1\\.1 ", -1)).hasSize(2);
        assertThat(answer).containsIgnoringCase("Connection: close");
    }

    @Test
    void a_line_that_goes_on_is_a_piece_of_the_one_before_and_no_header() throws IOException {
        String folded = "GET /sign-in HTTP/1.1\r\nHost: localhost\r\nX-A: b\r\n Content-Length: 60\r\n\r\n";
        assertThat(answer(folded + SECOND).split("HTTP/1\\.1 ", -1)).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource({"zz", "-1", "0x5", "5;a=\u0001", "FFFFFFFFFFFFFFFFF"})
    void a_chunk_of_no_size_ends_the_connection(String size) throws IOException {
        String answer =
                answer(POST + "Content-Type: application/x-www-form-urlencoded\r\nTransfer-Encoding: chunked\r\n\r\n"
                        + size + "\r\nhello\r\n0\r\n\r\n" + SECOND);
        assertThat(answer.split("HTTP/1\\.1 ", -1)).hasSize(2);
        assertThat(answer).startsWith("HTTP/1.1 4");
    }

    @Test
    void an_address_that_names_another_host_than_the_header_is_refused() throws IOException {
        assertThat(answer("GET http://evil.example/sign-in HTTP/1.1\r\nHost: localhost\r\n\r\n"))
                .startsWith("HTTP/1.1 400")
                .doesNotContain("evil.example");
        assertThat(answer("GET /sign-in HTTP/1.1\r\n\r\n")).startsWith("HTTP/1.1 400");
    }

    @Test
    void what_is_refused_before_it_is_read_is_told_with_all_that_browsers_must_refuse() throws IOException {
        assertThat(answer("GET /a\u0001b HTTP/1.1\r\nHost: localhost\r\n\r\n"))
                .startsWith("HTTP/1.1 400")
                .contains("X-Content-Type-Options: nosniff", "frame-ancestors 'none'", "Cache-Control: no-store")
                .doesNotContain("Apache", "Tomcat");
    }

    private String answer(String request) throws IOException {
        try (var socket = new Socket("localhost", port)) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            var answer = new StringBuilder();
            try {
                for (int next = socket.getInputStream().read();
                        next >= 0;
                        next = socket.getInputStream().read()) {
                    answer.append((char) next);
                }
            } catch (SocketTimeoutException e) {
                answer.append("");
            }
            return answer.toString();
        }
    }
}
