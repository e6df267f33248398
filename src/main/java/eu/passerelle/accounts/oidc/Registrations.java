package eu.passerelle.accounts.oidc;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import eu.passerelle.accounts.oidc.OidcSettings.Provider;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpMethod;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenDecoderFactory;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.web.client.RestTemplate;

/**
 * What providers tell of themselves, asked when the first person goes there and once an hour after that: this service
 * starts, and lets others in, whether or not they can be reached.
 */
final class Registrations implements ClientRegistrationRepository {
    private static final Logger log = LoggerFactory.getLogger(Registrations.class);
    private static final Duration KEPT = Duration.ofHours(1);
    /** Who waited for the answer that did not come shall not wait for the next one, too. */
    private static final Duration LEFT_ALONE = Duration.ofSeconds(10);

    private static final Duration SKEW = Duration.ofMinutes(1);
    private static final String DESCRIPTION = "/.well-known/openid-configuration";

    private final Map<String, Provider> providers;
    private final RestTemplate http;
    private final String returnAddress;
    private final Clock clock;
    private final Cache<String, Known> known =
            Caffeine.newBuilder().expireAfterWrite(KEPT).build();
    private final Cache<String, Boolean> away =
            Caffeine.newBuilder().expireAfterWrite(LEFT_ALONE).build();

    /** @param returnAddress where people come back, to which the name of the provider is added */
    Registrations(Map<String, Provider> providers, RestTemplate http, String returnAddress, Clock clock) {
        this.providers = providers;
        this.http = http;
        this.returnAddress = returnAddress;
        this.clock = clock;
    }

    private record Known(ClientRegistration registration, JwtDecoder decoder) {}

    /** @throws OAuth2AuthenticationException when the provider cannot be asked, or says what it may not */
    @Override
    public @Nullable ClientRegistration findByRegistrationId(String id) {
        return providers.containsKey(id) ? known(id).registration() : null;
    }

    JwtDecoder decoder(ClientRegistration registration) {
        return known(registration.getRegistrationId()).decoder();
    }

    private Known known(String id) {
        Provider provider = Objects.requireNonNull(providers.get(id));
        return known.get(id, key -> {
            if (away.getIfPresent(id) != null) {
                throw new OAuth2AuthenticationException(OAuth2ErrorCodes.TEMPORARILY_UNAVAILABLE);
            }
            return asked(id, provider);
        });
    }

    /** Whatever is wrong with what it tells, or with its secret's file, is its fault and keeps nobody else out. */
    private Known asked(String id, Provider provider) {
        try {
            ClientRegistration registration = registration(id, provider, description(provider.issuer()));
            return new Known(registration, decoderOf(registration));
        } catch (RuntimeException e) {
            away.put(id, true);
            log.warn("The sign-in provider {} cannot be used: {}", provider, e.toString());
            throw new OAuth2AuthenticationException(new OAuth2Error(OAuth2ErrorCodes.TEMPORARILY_UNAVAILABLE), e);
        }
    }

    private Map<String, Object> description(String issuer) {
        var type = new ParameterizedTypeReference<Map<String, Object>>() {};
        Map<String, Object> told = Optional.ofNullable(http.exchange(
                                URI.create(issuer.replaceFirst("/$", "") + DESCRIPTION), HttpMethod.GET, null, type)
                        .getBody())
                .orElseThrow(() -> new IllegalStateException("It says nothing of itself."));
        if (!issuer.equals(told.get("issuer"))) {
            throw new IllegalStateException("It calls itself '" + told.get("issuer") + "'. Maybe that is the issuer.");
        }
        return told;
    }

    private ClientRegistration registration(String id, Provider provider, Map<String, Object> description) {
        ClientRegistration.Builder registration = ClientRegistrations.fromOidcConfiguration(description)
                .registrationId(id)
                .clientId(provider.clientId())
                .clientName(provider.name())
                .redirectUri(returnAddress + "/" + id)
                .scope("openid", "email");
        String secret = provider.secret();
        if (secret.isEmpty()) {
            registration.clientAuthenticationMethod(ClientAuthenticationMethod.NONE);
        } else {
            registration.clientSecret(secret);
        }
        ClientRegistration made = registration.build();
        requireSafe(made.getProviderDetails());
        return made;
    }

    private static void requireSafe(ClientRegistration.ProviderDetails provider) {
        List.of(
                        Optional.ofNullable(provider.getAuthorizationUri()),
                        Optional.ofNullable(provider.getTokenUri()),
                        Optional.ofNullable(provider.getJwkSetUri()))
                .forEach(address -> {
                    if (address.filter(found -> OidcSettings.isSafe(URI.create(found)))
                            .isEmpty()) {
                        throw new IllegalStateException("It names no address, or one without https: " + address);
                    }
                });
    }

    private JwtDecoder decoderOf(ClientRegistration registration) {
        String keys = Objects.requireNonNull(registration.getProviderDetails().getJwkSetUri());
        NimbusJwtDecoder decoder = NimbusJwtDecoder.withJwkSetUri(keys)
                .jwsAlgorithms(algorithms -> algorithms.addAll(Set.of(SignatureAlgorithm.values())))
                .restOperations(http)
                .build();
        decoder.setClaimSetConverter(OidcIdTokenDecoderFactory.createDefaultClaimTypeConverter());
        decoder.setJwtValidator(believable(registration));
        return decoder;
    }

    private OAuth2TokenValidator<Jwt> believable(ClientRegistration registration) {
        var times = new JwtTimestampValidator(SKEW);
        times.setClock(clock);
        var claims = new OidcIdTokenValidator(registration);
        claims.setClock(clock);
        claims.setClockSkew(SKEW);
        return new DelegatingOAuth2TokenValidator<>(times, claims);
    }
}
