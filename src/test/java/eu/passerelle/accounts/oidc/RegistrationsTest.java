package eu.passerelle.accounts.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.client.ExpectedCount.once;
import static org.springframework.test.web.client.match.MockRestRequestMatchers.requestTo;
import static org.springframework.test.web.client.response.MockRestResponseCreators.withServerError;
import static org.springframework.test.web.client.response.MockRestResponseCreators.withSuccess;

import eu.passerelle.accounts.oidc.OidcSettings.Provider;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.test.web.client.MockRestServiceServer;
import org.springframework.test.web.client.ResponseCreator;
import org.springframework.web.client.RestTemplate;

class RegistrationsTest {
    private static final String ISSUER = "https://login.lys.example";

    private final RestTemplate http = new RestTemplate();
    private final MockRestServiceServer server = MockRestServiceServer.createServer(http);

    @Test
    void a_provider_that_fails_is_left_alone_for_a_while_so_that_nobody_waits_behind_others() {
        isAskedOnce(withServerError());
    }

    @Test
    void a_description_that_lacks_something_fails_like_no_answer() {
        isAskedOnce(withSuccess("{\"issuer\": \"" + ISSUER + "\"}", MediaType.APPLICATION_JSON));
    }

    @Test
    void a_description_of_another_issuer_is_not_believed() {
        isAskedOnce(withSuccess(description("https://login.olt.example", ISSUER), MediaType.APPLICATION_JSON));
    }

    @Test
    void a_description_that_leads_elsewhere_than_by_https_is_not_believed() {
        isAskedOnce(withSuccess(description(ISSUER, "http://login.lys.example"), MediaType.APPLICATION_JSON));
    }

    @Test
    void a_whole_description_is_believed() {
        server.expect(once(), requestTo(ISSUER + "/.well-known/openid-configuration"))
                .andRespond(withSuccess(description(ISSUER, ISSUER), MediaType.APPLICATION_JSON));
        assertThat(registrations().findByRegistrationId("lys")).isNotNull();
    }

    private static String description(String issuer, String keysAt) {
        return """
                {"issuer": "%s", "authorization_endpoint": "%s/authorize", "token_endpoint": "%s/token",
                 "jwks_uri": "%s/keys", "subject_types_supported": ["public"], "response_types_supported": ["code"],
                 "id_token_signing_alg_values_supported": ["RS256"]}
                """.formatted(issuer, ISSUER, ISSUER, keysAt);
    }

    private void isAskedOnce(ResponseCreator answer) {
        server.expect(once(), requestTo(ISSUER + "/.well-known/openid-configuration"))
                .andRespond(answer);
        Registrations registrations = registrations();
        for (int attempt = 0; attempt < 3; attempt++) {
            assertThatThrownBy(() -> registrations.findByRegistrationId("lys"))
                    .isInstanceOf(OAuth2AuthenticationException.class);
        }
        server.verify();
    }

    private Registrations registrations() {
        var provider = new Provider("Lys", ISSUER, "passerelle", null, null, List.of(), List.of(), List.of());
        return new Registrations(Map.of("lys", provider), http, "https://here.example/return", Clock.systemUTC());
    }
}
