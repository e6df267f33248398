package eu.passerelle.accounts;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Tells programs which scope would have opened what they called, in words and as RFC 6750 has it. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class ScopeMissingAnswer {
    private static final String CODE = "accounts.scope.missing";

    private final MessageSource messages;

    ScopeMissingAnswer(MessageSource messages) {
        this.messages = messages;
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> missing(ScopeMissing missing, HttpServletRequest request, Locale locale) {
        List<String> scopes = missing.scope().map(Scope::code).stream().toList();
        var problem = ProblemDetail.forStatus(HttpStatus.FORBIDDEN);
        problem.setTitle(messages.getMessage("accounts.scope.missing.title", null, locale));
        problem.setDetail(missing.scope()
                .map(scope -> detail(scope, locale))
                .orElseGet(() -> messages.getMessage("accounts.scope.closed", null, locale)));
        problem.setInstance(URI.create(request.getRequestURI()));
        problem.setProperty("code", CODE);
        problem.setProperty("scopes", scopes);
        return ResponseEntity.status(HttpStatus.FORBIDDEN)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .header(HttpHeaders.WWW_AUTHENTICATE, challenge(scopes))
                .body(problem);
    }

    private String detail(Scope scope, Locale locale) {
        String words = messages.getMessage("accounts.scope." + scope.code(), null, locale);
        return messages.getMessage(CODE, new Object[] {scope.code(), words}, locale);
    }

    private static String challenge(List<String> scopes) {
        return "Bearer error=\"insufficient_scope\", scope=\"" + String.join(" ", scopes) + "\"";
    }
}
