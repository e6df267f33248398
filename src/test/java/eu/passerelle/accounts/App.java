package eu.passerelle.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.testing.TestClock;
import eu.passerelle.testing.Visitor;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The authenticator app of somebody who has signed in, set up on the pages, and the paper with the recovery codes. */
record App(byte[] secret, List<String> codes, TestClock clock) {
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final String PAGE = "/account/signing-in/app";

    static App setUp(Visitor visitor, TestClock clock) {
        byte[] secret = secretIn(visitor.get(PAGE).body());
        Visitor.Answer answer = visitor.post(PAGE, Map.of("code", Totp.codeAt(secret, clock.instant())));
        assertThat(answer.location()).isEqualTo("/account/signing-in");
        var app = new App(secret, codesIn(visitor.get("/account/signing-in").body()), clock);
        clock.advance(Duration.ofSeconds(30));
        return app;
    }

    /** Each is good once: the next one comes half a minute later. */
    String code() {
        return Totp.codeAt(secret, clock.instant());
    }

    String nextCode() {
        clock.advance(Duration.ofSeconds(30));
        return code();
    }

    static byte[] secretIn(String page) {
        String text = page.replaceAll("(?s).*class=\"secret\">([^<]+)<.*", "$1").replace(" ", "");
        byte[] secret = new byte[text.length() * 5 / 8];
        for (int bit = 0; bit < secret.length * 8; bit++) {
            int five = ALPHABET.indexOf(text.charAt(bit / 5));
            if ((five >> 4 - bit % 5 & 1) == 1) {
                secret[bit / 8] |= (byte) (1 << 7 - bit % 8);
            }
        }
        return secret;
    }

    static List<String> codesIn(String page) {
        return Pattern.compile("<code>([A-Z0-9]{4}(?:-[A-Z0-9]{4}){5})</code>")
                .matcher(page)
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
    }
}
