package eu.passerelle.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** By the test values of RFC 6238, appendix B, for SHA-1. */
class TotpTest {
    private static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);
    private static final Instant NOW = Instant.ofEpochSecond(1_111_111_111);

    @ParameterizedTest
    @CsvSource({
        "59, 94287082",
        "1111111109, 07081804",
        "1111111111, 14050471",
        "1234567890, 89005924",
        "2000000000, 69279037",
        "20000000000, 65353130"
    })
    void codes_are_those_of_the_standard(long second, String code) {
        assertThat(Totp.code(SECRET, second / 30, 8)).isEqualTo(code);
        assertThat(Totp.codeAt(SECRET, Instant.ofEpochSecond(second))).isEqualTo(code.substring(2));
    }

    @Test
    void a_code_is_good_half_a_minute_before_and_after_and_no_longer() {
        long step = NOW.getEpochSecond() / 30;
        assertThat(Totp.stepOf("050471", SECRET, NOW)).hasValue(step);
        assertThat(Totp.stepOf("050471", SECRET, NOW.plusSeconds(30))).hasValue(step);
        assertThat(Totp.stepOf("050471", SECRET, NOW.minusSeconds(30))).hasValue(step);
        assertThat(Totp.stepOf("050471", SECRET, NOW.plusSeconds(60))).isEqualTo(OptionalLong.empty());
        assertThat(Totp.stepOf("050471", SECRET, NOW.minusSeconds(60))).isEqualTo(OptionalLong.empty());
    }

    @ParameterizedTest
    @CsvSource({
        "12345678901234567890, GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ",
        "f, MY",
        "fo, MZXQ",
        "foo, MZXW6",
        "foob, MZXW6YQ",
        "fooba, MZXW6YTB"
    })
    void apps_get_the_secret_in_base_32(String text, String expected) {
        assertThat(Totp.base32(text.getBytes(StandardCharsets.US_ASCII))).isEqualTo(expected);
    }
}
