package eu.passerelle.accounts;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
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
        if (!needsProof(handler) || isFresh()) {
            return true;
        }
        String next = "GET".equals(request.getMethod()) ? request.getRequestURI() : SigningInPages.PATH;
        response.setStatus(HttpStatus.SEE_OTHER.value());
        response.setHeader(
                HttpHeaders.LOCATION, ProofPages.PATH + "?next=" + URLEncoder.encode(next, StandardCharsets.UTF_8));
        return false;
    }

    private boolean isFresh() {
        return PersonalAuthentication.find()
                .filter(person -> person.isFresh(clock.instant()))
                .isPresent();
    }

    private static boolean needsProof(Object handler) {
        return handler instanceof HandlerMethod method
                && (AnnotatedElementUtils.hasAnnotation(method.getMethod(), NeedsProof.class)
                        || AnnotatedElementUtils.hasAnnotation(method.getBeanType(), NeedsProof.class));
    }
}
