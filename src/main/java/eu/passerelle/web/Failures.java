package eu.passerelle.web;

import eu.passerelle.kernel.Ids;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.servlet.HandlerMapping;

/** Answers what handlers throw. A module that has more to say about its own exceptions says it first. */
@ControllerAdvice
@Order(Ordered.LOWEST_PRECEDENCE)
class Failures {
    private static final Logger log = LoggerFactory.getLogger(Failures.class);

    private final FailureAnswers answers;
    private final FormPages forms;

    Failures(FailureAnswers answers, FormPages forms) {
        this.answers = answers;
        this.forms = forms;
    }

    @ExceptionHandler
    @Nullable
    Object failed(Exception exception, HttpServletRequest request, Locale locale) {
        if (exception instanceof AsyncRequestNotUsableException) {
            return null;
        }
        Failure failure =
                isOfNoSingleType(exception, request) ? Failure.of(FailureKind.UNKNOWN_FORMAT) : Failure.of(exception);
        return answers.answer(failure, request, request.getRequestURI(), logged(failure, exception, request), locale);
    }

    /** A body of "application/*" breaks the reading of the headers before anybody can refuse it. */
    private static boolean isOfNoSingleType(Exception exception, HttpServletRequest request) {
        String type = request.getContentType();
        return exception instanceof IllegalArgumentException && type != null && type.contains("*");
    }

    /**
     * Whoever opens the address that a form was sent to, by reloading or after signing in, gets the page of the form.
     */
    @ExceptionHandler
    Object notThisWay(HttpRequestMethodNotSupportedException exception, HttpServletRequest request, Locale locale) {
        Optional<String> page =
                "GET".equals(exception.getMethod()) ? forms.pageOf(request.getRequestURI()) : Optional.empty();
        if (page.isPresent()) {
            return ResponseEntity.status(HttpStatus.SEE_OTHER)
                    .location(URI.create(page.get()))
                    .build();
        }
        return answers.answer(Failure.of(exception), request, request.getRequestURI(), "", locale);
    }

    /** Only what is our fault is logged, with a reference that the page shows; the reader can tell it to us. */
    static String logged(Failure failure, Throwable exception, HttpServletRequest request) {
        if (!failure.kind().status().is5xxServerError()) {
            return "";
        }
        String reference = Ids.random().substring(1, 9);
        log.error("Failure {}: {} {}", reference, request.getMethod(), pattern(request), exception);
        return reference;
    }

    /** Addresses may hold secrets; their patterns do not. */
    private static Object pattern(HttpServletRequest request) {
        Object pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        return pattern == null ? "(before any handler)" : pattern;
    }
}
