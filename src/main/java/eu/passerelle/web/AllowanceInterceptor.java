package eu.passerelle.web;

import eu.passerelle.accounts.Guise;
import eu.passerelle.accounts.SignedIn;
import eu.passerelle.kernel.AccountId;
import eu.passerelle.kernel.Subscriber;
import eu.passerelle.web.Allowance.Kind;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Counts, before each handler, what is costly or what anybody may send. An account is counted from wherever it comes, so
 * that an office behind one address is not one person; only who has not signed in is counted by address.
 */
class AllowanceInterceptor implements HandlerInterceptor {
    /** What makes the search or the matching work, and what reads the directory. */
    static final Set<String> SEARCHES = Set.of(
            "/experts",
            "/experts/suggestions",
            "/experts/{id}",
            "/competences/suggestions",
            "/requests/{id}/recommendations",
            "/requests/{id}/panels",
            "/requests/{id}/why-not",
            "/requests/{id}/why-not/{expert}",
            "/engagements/{id}/slots",
            "/api/v1/experts",
            "/api/v1/experts/{id}/slots",
            "/api/v1/cities",
            "/api/v1/recommendations",
            "/api/v1/requests/{id}/recommendations",
            "/api/v1/requests/{id}/recommendations/{expert}",
            "/api/v1/requests/{id}/panels");

    private final Allowance allowance;

    AllowanceInterceptor(Allowance allowance) {
        this.allowance = allowance;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (request.getDispatcherType() == DispatcherType.REQUEST) {
            kinds(request).forEach(kind -> take(kind, request, response));
        }
        return true;
    }

    private static Set<Kind> kinds(HttpServletRequest request) {
        var kinds = EnumSet.noneOf(Kind.class);
        String pattern = pattern(request);
        if (pattern.startsWith("/api/") || request.getRequestURI().startsWith("/api/")) {
            kinds.add(Kind.API);
        } else if (isSent(request) && SignedIn.find().isEmpty()) {
            kinds.add(Kind.FORM);
        }
        if (SEARCHES.contains(pattern)) {
            kinds.add(Kind.SEARCH);
        }
        return kinds;
    }

    /** The address as it was understood, however its letters were written. */
    private static String pattern(HttpServletRequest request) {
        return request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE) instanceof String matched
                ? matched
                : "";
    }

    private static boolean isSent(HttpServletRequest request) {
        return !"GET".equals(request.getMethod()) && !"HEAD".equals(request.getMethod());
    }

    private void take(Kind kind, HttpServletRequest request, HttpServletResponse response) {
        Duration wait = allowance.take(kind, who(request));
        if (wait.isPositive()) {
            response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(wait.toSeconds() + 1));
            throw new TooMany(kind);
        }
    }

    private static String who(HttpServletRequest request) {
        Optional<SignedIn> person = SignedIn.find();
        return Guise.worn()
                .map(Guise::by)
                .or(() -> person.map(somebody -> somebody.viewer().account()))
                .map(AccountId::value)
                .orElseGet(() -> "from " + Subscriber.of(request.getRemoteAddr()));
    }
}
