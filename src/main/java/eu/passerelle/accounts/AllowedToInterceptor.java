package eu.passerelle.accounts;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.Set;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.resource.ResourceHttpRequestHandler;

/**
 * Asks, for every handler that is about to run, whether this person may: {@link AllowedTo} on the method, else on the
 * class. Nothing said means nobody. It stands here and not in a filter because what is checked is then exactly what runs.
 */
class AllowedToInterceptor implements HandlerInterceptor {
    private static final String API_DESCRIPTION = "org.springdoc.";

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        Set<Role> allowed = allowed(handler);
        if (allowed.contains(Role.ANYONE)) {
            return true;
        }
        Optional<SignedIn> person = SignedIn.find();
        if (person.isEmpty()) {
            throw new InsufficientAuthenticationException("Nobody has signed in");
        }
        Role role = person.get().viewer().role();
        if (!allowed.contains(role)) {
            throw new AccessDeniedException(role + " may not call " + handler);
        }
        return true;
    }

    /** Files and the description of the API are for anyone; they are the only handlers that cannot say so themselves. */
    static Set<Role> allowed(Object handler) {
        if (handler instanceof HandlerMethod method) {
            return method.getBeanType().getName().startsWith(API_DESCRIPTION) ? Set.of(Role.ANYONE) : declared(method);
        }
        return handler instanceof ResourceHttpRequestHandler ? Set.of(Role.ANYONE) : Set.of();
    }

    private static Set<Role> declared(HandlerMethod handler) {
        return Optional.ofNullable(AnnotatedElementUtils.findMergedAnnotation(handler.getMethod(), AllowedTo.class))
                .or(() -> Optional.ofNullable(
                        AnnotatedElementUtils.findMergedAnnotation(handler.getBeanType(), AllowedTo.class)))
                .map(annotation -> Set.of(annotation.value()))
                .orElse(Set.of());
    }
}
