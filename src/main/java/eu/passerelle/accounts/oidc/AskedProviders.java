package eu.passerelle.accounts.oidc;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.web.AuthorizationRequestRepository;
import org.springframework.security.oauth2.client.web.HttpSessionOAuth2AuthorizationRequestRepository;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;

/**
 * What was asked of a provider, in the session that asked. An answer counts once, and only at the address of the provider
 * that was asked, so that none can pass off the answer of another as its own.
 */
final class AskedProviders implements AuthorizationRequestRepository<OAuth2AuthorizationRequest> {
    private static final String ERRAND = Errand.class.getName();
    private static final String ISSUER = "iss";
    private static final int NOBODY_WAITS_SECONDS = 600;

    private final HttpSessionOAuth2AuthorizationRequestRepository sessions =
            new HttpSessionOAuth2AuthorizationRequestRepository();

    /** Found again by {@link #errandOf} when the answer comes. */
    static void note(OAuth2AuthorizationRequest.Builder question, Errand errand, String issuer) {
        question.attributes(attributes -> {
            attributes.put(ERRAND, errand);
            attributes.put(ISSUER, issuer);
        });
    }

    static Optional<Errand> errandOf(HttpServletRequest request) {
        return request.getAttribute(ERRAND) instanceof Errand errand ? Optional.of(errand) : Optional.empty();
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest loadAuthorizationRequest(HttpServletRequest request) {
        return sessions.loadAuthorizationRequest(request);
    }

    @Override
    public void saveAuthorizationRequest(
            OAuth2AuthorizationRequest asked, HttpServletRequest request, HttpServletResponse response) {
        if (request.getSession().isNew()) {
            request.getSession().setMaxInactiveInterval(NOBODY_WAITS_SECONDS);
        }
        sessions.saveAuthorizationRequest(asked, request, response);
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest removeAuthorizationRequest(
            HttpServletRequest request, HttpServletResponse response) {
        OAuth2AuthorizationRequest asked = sessions.removeAuthorizationRequest(request, response);
        if (asked == null) {
            return null;
        }
        request.setAttribute(ERRAND, asked.getAttribute(ERRAND));
        return isAnswered(asked, request) ? asked : null;
    }

    private static boolean isAnswered(OAuth2AuthorizationRequest asked, HttpServletRequest request) {
        String provider = asked.getAttribute(OAuth2ParameterNames.REGISTRATION_ID);
        String issuer = request.getParameter(ISSUER);
        return request.getRequestURI().endsWith("/" + provider)
                && (issuer == null || issuer.equals(asked.getAttribute(ISSUER)));
    }
}
