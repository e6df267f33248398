package eu.passerelle.accounts;

import com.nimbusds.oauth2.sdk.TokenRequest;
import eu.passerelle.testing.TestServers;
import eu.passerelle.testing.Visitor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.OAuth2Config;
import no.nav.security.mock.oauth2.token.KeyProvider;
import no.nav.security.mock.oauth2.token.OAuth2TokenCallback;
import no.nav.security.mock.oauth2.token.OAuth2TokenProvider;

/** The provider of Lys that the settings of the tests name, for as long as it is open: it vouches for whomever a test wants. */
final class PretendedProvider implements AutoCloseable {
    private static final long LIVES_SECONDS = 300;
    private static final HttpClient BROWSER = HttpClient.newHttpClient();

    private final MockOAuth2Server server;
    private Said said = new Said("nobody", Map.of(), LIVES_SECONDS);

    private PretendedProvider(Clock clock, KeyProvider keys) {
        server = new MockOAuth2Server(new OAuth2Config(
                false, null, null, false, new OAuth2TokenProvider(keys, clock::instant), Set.of(new Saying())));
        try {
            server.start(InetAddress.getByName("localhost"), TestServers.PROVIDER_PORT);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static PretendedProvider open(Clock clock) {
        return new PretendedProvider(clock, new KeyProvider());
    }

    /** Not those that it has at other times. */
    static PretendedProvider withKeysOfItsOwn(Clock clock) {
        return new PretendedProvider(clock, new KeyProvider(List.of()));
    }

    private record Said(String subject, Map<String, Object> claims, long seconds) {}

    PretendedProvider vouch(String subject, Map<String, Object> claims) {
        said = new Said(subject, claims, LIVES_SECONDS);
        return this;
    }

    PretendedProvider vouchUntil(String subject, long seconds) {
        said = new Said(subject, Map.of(), seconds);
        return this;
    }

    /** Where the browser goes back to, when it has followed that way here. */
    String answer(Visitor.Answer sent) {
        return answer(sent.header("Location"));
    }

    /** Whom it should ask anew it would show a form, which nobody fills in. */
    String answer(String address) {
        try {
            HttpResponse<String> answer = BROWSER.send(
                    HttpRequest.newBuilder(URI.create(address.replace("&prompt=login", "")))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            return answer.headers().firstValue("Location").orElseThrow().replaceFirst("^http://[^/]+", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.shutdown();
    }

    private final class Saying implements OAuth2TokenCallback {
        @Override
        public String issuerId() {
            return "lys";
        }

        @Override
        public String subject(TokenRequest asked) {
            return said.subject();
        }

        @Override
        public String typeHeader(TokenRequest asked) {
            return "JWT";
        }

        @Override
        public List<String> audience(TokenRequest asked) {
            return List.of("passerelle");
        }

        @Override
        public Map<String, Object> addClaims(TokenRequest asked) {
            return said.claims();
        }

        @Override
        public long tokenExpiry() {
            return said.seconds();
        }
    }
}
