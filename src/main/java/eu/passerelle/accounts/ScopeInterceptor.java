package eu.passerelle.accounts;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Asks, for every handler that a program is about to call, whether its token was made for that. */
class ScopeInterceptor implements HandlerInterceptor {
    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        BearerAuthentication.find().ifPresent(program -> {
            if (!AllowedToInterceptor.allowed(handler).contains(Role.ANYONE)) {
                requireScope(program, handler);
            }
        });
        return true;
    }

    private static void requireScope(BearerAuthentication program, Object handler) {
        Optional<Scope> needed = handler instanceof HandlerMethod method ? Scope.neededBy(method) : Optional.empty();
        if (needed.isEmpty() || !program.scopes().contains(needed.get())) {
            throw new ScopeMissing(needed);
        }
    }
}
