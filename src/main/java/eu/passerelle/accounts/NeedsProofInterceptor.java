package eu.passerelle.accounts;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.AnnotatedElement;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** An open browser in an empty office is not its owner: leads to the page that asks for a proof, and back. */
class NeedsProofInterceptor implements HandlerInterceptor {
    private final Clock clock;

    NeedsProofInterceptor(Clock clock) {
        this.clock = clock;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        Optional<NeedsProof> needed = needed(handler);
        if (needed.isEmpty() || PersonalAuthentication.isProven(clock.instant())) {
            return true;
        }
        String next = nextPage(request, response, needed.get());
        response.setStatus(HttpStatus.SEE_OTHER.value());
        response.setHeader(
                HttpHeaders.LOCATION, ProofPages.PATH + "?next=" + URLEncoder.encode(next, StandardCharsets.UTF_8));
        return false;
    }

    private static String nextPage(HttpServletRequest request, HttpServletResponse response, NeedsProof needed) {
        if ("GET".equals(request.getMethod())) {
            return request.getRequestURI();
        }
        InterruptedForm.keep(request, response, needed.page());
        return needed.page();
    }

    private static Optional<NeedsProof> needed(Object handler) {
        return handler instanceof HandlerMethod method
                ? on(method.getMethod()).or(() -> on(method.getBeanType()))
                : Optional.empty();
    }

    private static Optional<NeedsProof> on(AnnotatedElement element) {
        return Optional.ofNullable(AnnotatedElementUtils.findMergedAnnotation(element, NeedsProof.class));
    }
}
