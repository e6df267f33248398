package eu.passerelle.kernel.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import eu.passerelle.kernel.outbound.OutboundRefused.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpsAddressTest {
    @ParameterizedTest
    @CsvSource({
        "https://Calendar.example.org/a%20b.ics?key=s#top, https://calendar.example.org/a%20b.ics?key=s",
        "webcal://calendar.example.org/a.ics, https://calendar.example.org/a.ics",
        "WEBCALS://calendar.example.org:443/a.ics, https://calendar.example.org/a.ics",
        "' https://calendar.example.org ', https://calendar.example.org/",
        "https://93.184.216.34/a, https://93.184.216.34/a",
        "https://[2606:4700::1111]/a, https://[2606:4700::1111]/a"
    })
    void an_address_is_taken_as_calendar_programs_write_it(String typed, String asked) {
        assertThat(HttpsAddress.of(typed).secret()).isEqualTo(asked);
    }

    @ParameterizedTest
    @CsvSource({
        "http://calendar.example.org/a.ics, NOT_HTTPS",
        "ftp://calendar.example.org/a.ics, NOT_HTTPS",
        "file:///etc/passwd, NOT_HTTPS",
        "jar:https://calendar.example.org/a.jar!/b, NOT_HTTPS",
        "https://calendar.example.org:8443/a.ics, OTHER_PORT",
        "https://calendar.example.org:80/a.ics, OTHER_PORT",
        "https://me:secret@calendar.example.org/a.ics, CREDENTIALS",
        "https://calendar.example.org@127.0.0.1/a.ics, CREDENTIALS",
        "calendar.example.org/a.ics, MALFORMED",
        "https:///a.ics, MALFORMED",
        "https:a.ics, MALFORMED",
        "https://0x7f.1/, MALFORMED",
        "https://calendar example org/, MALFORMED",
        "'https://calendar.example.org/\r\nHost: other', MALFORMED",
        "'', MALFORMED"
    })
    void another_kind_of_address_is_refused_with_a_reason(String typed, Reason reason) {
        assertThat(refusal(typed)).isEqualTo(reason);
    }

    @Test
    void an_endless_address_is_refused() {
        assertThat(refusal("https://calendar.example.org/" + "a".repeat(50_000)))
                .isEqualTo(Reason.TOO_LONG);
    }

    /** “https://calendar.example.org?…” becomes longer by a stroke when it is asked for. */
    @Test
    void what_may_be_typed_may_be_kept() {
        String longest = "https://calendar.example.org/?" + "a".repeat(1_970);
        assertThat(HttpsAddress.kept(HttpsAddress.of(longest).secret())).isEqualTo(HttpsAddress.of(longest));
        assertThat(HttpsAddress.of(longest + "#top").secret()).isEqualTo(longest);
        assertThat(refusal(longest.replace("/?", "?") + "a")).isEqualTo(Reason.TOO_LONG);
    }

    @Test
    void what_is_kept_stays_readable_when_the_rules_change() {
        String before = "https://calendar.example.org/" + "a".repeat(2_000);
        assertThat(HttpsAddress.kept(before).secret()).isEqualTo(before);
    }

    @Test
    void the_secret_part_is_not_written_where_the_address_is() {
        assertThat(HttpsAddress.of("https://calendar.example.org/private-4711.ics"))
                .hasToString("https://calendar.example.org/…");
    }

    private static Reason refusal(String typed) {
        return catchThrowableOfType(OutboundRefused.class, () -> HttpsAddress.of(typed))
                .reason();
    }
}
