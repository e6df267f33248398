package eu.passerelle.accounts;

import jakarta.servlet.SessionCookieConfig;
import jakarta.servlet.http.Cookie;
import java.time.Duration;
import org.springframework.core.env.Environment;
import org.springframework.http.ResponseCookie;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.stereotype.Component;

/**
 * The cookies of this service. Where its public address begins with https, their names do with {@code __Host-}: then browsers
 * take them from this host only, by https only, and nobody at a neighbouring name can slip one in. Whether a proxy has said
 * that a request came by https is not asked: the address in the settings is where browsers are.
 */
@Component
public class OwnCookies {
    static final String SESSION = "session";
    static final String FORMS = "csrf";

    private static final String OF_THIS_HOST_ONLY = "__Host-";
    private static final String EVERYWHERE = "/";
    private static final String NOT_FROM_FORMS_ELSEWHERE = "Lax";

    private final boolean https;

    OwnCookies(Environment environment) {
        https = environment.getRequiredProperty("passerelle.public-url").startsWith("https:");
    }

    public String name(String plain) {
        return https ? OF_THIS_HOST_ONLY + plain : plain;
    }

    /** To be sent, for as long as it is kept. */
    public ResponseCookie kept(String plain, String value, Duration kept) {
        return ResponseCookie.from(name(plain), value)
                .path(EVERYWHERE)
                .maxAge(kept)
                .sameSite(NOT_FROM_FORMS_ELSEWHERE)
                .httpOnly(true)
                .secure(https)
                .build();
    }

    void session(SessionCookieConfig cookie) {
        cookie.setName(name(SESSION));
        cookie.setPath(EVERYWHERE);
        cookie.setSecure(https);
    }

    Cookie sessionThatIsOver() {
        var cookie = new Cookie(name(SESSION), "");
        cookie.setPath(EVERYWHERE);
        cookie.setMaxAge(0);
        cookie.setSecure(https);
        return cookie;
    }

    void forms(CookieCsrfTokenRepository tokens) {
        tokens.setCookieName(name(FORMS));
        tokens.setCookieCustomizer(cookie ->
                cookie.path(EVERYWHERE).sameSite(NOT_FROM_FORMS_ELSEWHERE).secure(https));
    }
}
