package eu.passerelle.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.Cookie;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockServletContext;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;

class OwnCookiesTest {
    /** As browsers ask of such a name: Secure, for every path, and of no domain. */
    @Test
    void at_an_address_with_https_browsers_take_them_from_this_host_only_whatever_the_proxy_says() {
        OwnCookies cookies = at("https://mentors.example.org");
        assertThat(cookies.kept("language", "fr", Duration.ofDays(1)).toString())
                .startsWith("__Host-language=fr; Path=/;")
                .contains("Secure", "HttpOnly", "SameSite=Lax")
                .doesNotContain("Domain");
        assertThat(formCookie(cookies))
                .startsWith("__Host-csrf=")
                .contains("Path=/", "Secure", "HttpOnly")
                .doesNotContain("Domain");
        var context = new MockServletContext();
        cookies.session(context.getSessionCookieConfig());
        assertThat(context.getSessionCookieConfig().getName()).isEqualTo("__Host-session");
        assertThat(context.getSessionCookieConfig().isSecure()).isTrue();
        assertThat(context.getSessionCookieConfig().getPath()).isEqualTo("/");
        assertThat(context.getSessionCookieConfig().getDomain()).isNull();
        Cookie over = cookies.sessionThatIsOver();
        assertThat(over.getName()).isEqualTo("__Host-session");
        assertThat(over.getSecure()).isTrue();
        assertThat(over.getMaxAge()).isZero();
    }

    @Test
    void on_ones_own_machine_plain_ones_do() {
        OwnCookies cookies = at("http://localhost:8080");
        assertThat(cookies.kept("language", "fr", Duration.ofDays(1)).toString())
                .startsWith("language=fr;")
                .doesNotContain("Secure");
        assertThat(formCookie(cookies)).startsWith("csrf=").doesNotContain("Secure");
    }

    private static OwnCookies at(String address) {
        return new OwnCookies(new MockEnvironment().withProperty("passerelle.public-url", address));
    }

    private static String formCookie(OwnCookies cookies) {
        var tokens = new CookieCsrfTokenRepository();
        cookies.forms(tokens);
        var request = new MockHttpServletRequest();
        var response = new MockHttpServletResponse();
        tokens.saveToken(tokens.generateToken(request), request, response);
        return String.valueOf(response.getHeader("Set-Cookie"));
    }
}
