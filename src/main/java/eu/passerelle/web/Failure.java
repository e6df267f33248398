package eu.passerelle.web;

import eu.passerelle.kernel.Conflict;
import eu.passerelle.kernel.FieldProblem;
import eu.passerelle.kernel.InvalidInput;
import eu.passerelle.kernel.NotFound;
import eu.passerelle.kernel.NotWhileLooking;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.neo4j.driver.exceptions.RetryableException;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.validation.BindException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentConversionNotSupportedException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import tools.jackson.core.exc.StreamConstraintsException;

/**
 * A failed request, as the one who asked may know it: never what happened inside.
 *
 * @param reason the message of a conflict, more precise than its kind; empty for all others
 */
record Failure(FailureKind kind, List<FieldProblem> problems, Optional<FieldProblem> reason) {

    static Failure of(Throwable cause) {
        return switch (cause) {
            case InvalidInput invalid -> new Failure(FailureKind.INVALID, invalid.problems(), Optional.empty());
            case NotFound absent -> of(FailureKind.NOT_FOUND);
            case TooMany asked -> of(FailureKind.TOO_MANY);
            case Conflict conflict ->
                new Failure(
                        FailureKind.CONFLICT,
                        List.of(),
                        Optional.of(new FieldProblem("", conflict.code(), conflict.arguments())));
            case NotWhileLooking looking -> of(FailureKind.ONLY_LOOKING);
            case AuthenticationException nobody -> of(FailureKind.SIGN_IN_NEEDED);
            case AccessDeniedException refused -> of(FailureKind.NOT_ALLOWED);
            case MaxUploadSizeExceededException large -> of(FailureKind.TOO_LARGE);
            case MultipartException unreadable -> of(FailureKind.BAD_REQUEST);
            case RequestRejectedException refused -> of(FailureKind.BAD_REQUEST);
            case InvalidParameterException undecodable -> of(FailureKind.of(undecodable.getErrorCode()));
            case HttpMessageNotReadableException unreadable -> body(unreadable);
            case MissingServletRequestParameterException missing ->
                of(FailureKind.BAD_REQUEST, missing.getParameterName(), "web.field.missing");
            case MissingRequestHeaderException missing ->
                of(FailureKind.BAD_REQUEST, missing.getHeaderName(), "web.field.missing");
            case MethodArgumentTypeMismatchException mismatch ->
                of(FailureKind.BAD_REQUEST, mismatch.getName(), "web.field.type");
            case MethodArgumentConversionNotSupportedException mismatch ->
                of(FailureKind.BAD_REQUEST, mismatch.getName(), "web.field.type");
            case BindException invalid -> bound(invalid);
            case HandlerMethodValidationException invalid -> of(FailureKind.INVALID);
            case ErrorResponse other -> of(FailureKind.of(other.getStatusCode().value()));
            default -> of(isOfDatabase(cause) ? FailureKind.UNAVAILABLE : FailureKind.BROKEN);
        };
    }

    static Failure of(FailureKind kind) {
        return new Failure(kind, List.of(), Optional.empty());
    }

    private static Failure of(FailureKind kind, String field, String code) {
        return new Failure(kind, List.of(FieldProblem.of(field, code)), Optional.empty());
    }

    private static Failure body(HttpMessageNotReadableException unreadable) {
        boolean tooLarge = causes(unreadable)
                .anyMatch(cause ->
                        cause instanceof StreamConstraintsException || cause instanceof MaxUploadSizeExceededException);
        return tooLarge ? of(FailureKind.TOO_LARGE) : JsonProblem.failure(unreadable.getCause());
    }

    private static Failure bound(BindException invalid) {
        List<FieldProblem> problems = invalid.getFieldErrors().stream()
                .map(error -> FieldProblem.of(
                        error.getField(), "NotNull".equals(error.getCode()) ? "web.field.missing" : "web.field.type"))
                .toList();
        return new Failure(FailureKind.INVALID, problems, Optional.empty());
    }

    /** Away, or too busy with others just now: another try may succeed. */
    private static boolean isOfDatabase(Throwable failure) {
        return causes(failure).anyMatch(RetryableException.class::isInstance);
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause);
    }
}
