package eu.passerelle.accounts.oidc;

import eu.passerelle.accounts.oidc.OidcSettings.Provider;
import eu.passerelle.kernel.NotFound;
import eu.passerelle.kernel.PublicAddress;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.oidc.authentication.OidcAuthorizationCodeAuthenticationProvider;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.client.web.OAuth2LoginAuthenticationFilter;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;
import org.springframework.util.Assert;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestTemplate;

/** The providers of the settings: where people are sent, and what is believed of what they come back with. */
@Component
public class Providers {
    /** Where people come back, by the name of the provider. */
    private static final String RETURN = "/sign-in/return";

    private static final Duration CONNECTING = Duration.ofSeconds(3);
    private static final Duration ANSWERING = Duration.ofSeconds(5);

    private final Map<String, Provider> providers;
    private final Registrations registrations;
    private final RestTemplate http = new RestTemplate(requests());
    private final AskedProviders asked = new AskedProviders();
    private final DefaultOAuth2AuthorizationRequestResolver resolver;

    Providers(OidcSettings settings, PublicAddress site, Clock clock) {
        providers = new TreeMap<>(settings.providers());
        registrations = new Registrations(providers, http, site.page(RETURN).toString(), clock);
        resolver = new DefaultOAuth2AuthorizationRequestResolver(registrations);
        resolver.setAuthorizationRequestCustomizer(OAuth2AuthorizationRequestCustomizers.withPkce());
    }

    private static JdkClientHttpRequestFactory requests() {
        var requests = new JdkClientHttpRequestFactory(HttpClient.newBuilder()
                .connectTimeout(CONNECTING)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build());
        requests.setReadTimeout(ANSWERING);
        return requests;
    }

    /** @param id in addresses */
    public record Offered(String id, String name) {}

    public List<Offered> offered() {
        return providers.entrySet().stream()
                .map(provider ->
                        new Offered(provider.getKey(), provider.getValue().name()))
                .toList();
    }

    /** Those that somebody with this address may sign in by. */
    public List<Offered> offeredTo(String email) {
        return offered().stream().filter(offer -> isFor(offer.id(), email)).toList();
    }

    public boolean isFor(String id, String email) {
        return Optional.ofNullable(providers.get(id))
                .filter(provider -> provider.isFor(email))
                .isPresent();
    }

    public List<String> issuers() {
        return providers.values().stream().map(Provider::issuer).toList();
    }

    /** The provider with this issuer; empty when the settings do not name it any more. */
    public Optional<Offered> withIssuer(String issuer) {
        return offered().stream()
                .filter(offer -> Optional.ofNullable(providers.get(offer.id()))
                        .filter(provider -> provider.issuer().equals(issuer))
                        .isPresent())
                .findFirst();
    }

    /** Whether any of them can say that somebody has shown two factors. */
    public boolean vouchForFactors() {
        return providers.values().stream()
                .anyMatch(provider -> !provider.multiFactorAmr().isEmpty()
                        || !provider.multiFactorAcr().isEmpty());
    }

    /**
     * The address to send somebody to; empty when the provider cannot be reached.
     *
     * @throws NotFound when there is no such provider
     */
    public Optional<URI> begin(HttpServletRequest request, HttpServletResponse response, String id, Errand errand) {
        Provider provider = Optional.ofNullable(providers.get(id)).orElseThrow(() -> new NotFound("Provider", id));
        try {
            return Optional.ofNullable(resolver.resolve(request, id))
                    .map(plain -> asking(plain, provider, errand))
                    .map(question -> {
                        asked.saveAuthorizationRequest(question, request, response);
                        return URI.create(question.getAuthorizationRequestUri());
                    });
        } catch (OAuth2AuthenticationException unreachable) {
            return Optional.empty();
        }
    }

    private static OAuth2AuthorizationRequest asking(
            OAuth2AuthorizationRequest plain, Provider provider, Errand errand) {
        OAuth2AuthorizationRequest.Builder question = OAuth2AuthorizationRequest.from(plain);
        AskedProviders.note(question, errand, provider.issuer());
        question.additionalParameters(parameters -> {
            if (!provider.multiFactorAcr().isEmpty()) {
                parameters.put("acr_values", String.join(" ", provider.multiFactorAcr()));
            }
            if (errand.anew()) {
                parameters.put("prompt", "login");
                parameters.put("max_age", "0");
            }
        });
        return question.build();
    }

    /** Takes those in who come back. Nothing of them stays in the session but what the outcome puts there. */
    public Filter filter(Outcome outcome) {
        var filter = new OAuth2LoginAuthenticationFilter(registrations, new NothingKept(), RETURN + "/*");
        filter.setAuthorizationRequestRepository(asked);
        OidcAuthorizationCodeAuthenticationProvider believing = believing();
        filter.setAuthenticationManager(answer -> believed(believing, answer));
        filter.setAuthenticationSuccessHandler((request, response, found) -> outcome.vouched(
                request, response, AskedProviders.errandOf(request).orElseThrow(), vouched(request, (OidcUser)
                        Objects.requireNonNull(found.getPrincipal()))));
        filter.setAuthenticationFailureHandler((request, response, failure) ->
                outcome.refused(request, response, AskedProviders.errandOf(request), reason(failure)));
        return filter;
    }

    /** What the library refuses to take, such as somebody without a name, is no failure of ours. */
    private static Authentication believed(AuthenticationProvider believing, Authentication answer) {
        try {
            Authentication found = Objects.requireNonNull(believing.authenticate(answer));
            Assert.hasText(found.getName(), "Somebody without a name");
            return found;
        } catch (IllegalArgumentException | IllegalStateException e) {
            throw new OAuth2AuthenticationException(new OAuth2Error(OAuth2ErrorCodes.INVALID_TOKEN), e);
        }
    }

    private OidcAuthorizationCodeAuthenticationProvider believing() {
        var tokens = new RestClientAuthorizationCodeTokenResponseClient();
        tokens.setRestClient(RestClient.builder()
                .requestFactory(http.getRequestFactory())
                .configureMessageConverters(converters -> converters
                        .addCustomConverter(new FormHttpMessageConverter())
                        .addCustomConverter(new OAuth2AccessTokenResponseHttpMessageConverter()))
                .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
                .build());
        var believing = new OidcAuthorizationCodeAuthenticationProvider(
                tokens, answer -> new DefaultOidcUser(Set.of(), answer.getIdToken()));
        believing.setJwtDecoderFactory(registrations::decoder);
        return believing;
    }

    private Vouched vouched(HttpServletRequest request, OidcUser person) {
        String id = request.getRequestURI().substring(request.getRequestURI().lastIndexOf('/') + 1);
        return Claims.vouched(id, Optional.ofNullable(providers.get(id)).orElseThrow(), person.getIdToken());
    }

    private static Refusal reason(AuthenticationException failure) {
        return failure instanceof OAuth2AuthenticationException told
                ? Claims.reason(told.getError().getErrorCode(), told)
                : Refusal.DISBELIEVED;
    }
}
