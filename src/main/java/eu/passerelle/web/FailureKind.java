package eu.passerelle.web;

import java.util.Arrays;
import org.springframework.http.HttpStatus;

/** Why a request was not answered as asked; each kind is worded in {@code web.failure.<KIND>.title} and {@code .text}. */
enum FailureKind {
    BAD_REQUEST(HttpStatus.BAD_REQUEST),
    SIGN_IN_NEEDED(HttpStatus.UNAUTHORIZED),
    NOT_ALLOWED(HttpStatus.FORBIDDEN),
    /** By a coordinator who looks at pages as somebody else sees them. */
    ONLY_LOOKING(HttpStatus.FORBIDDEN),
    NOT_FOUND(HttpStatus.NOT_FOUND),
    NOT_THIS_WAY(HttpStatus.METHOD_NOT_ALLOWED),
    NOT_ACCEPTABLE(HttpStatus.NOT_ACCEPTABLE),
    CONFLICT(HttpStatus.CONFLICT),
    TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE),
    UNKNOWN_FORMAT(HttpStatus.UNSUPPORTED_MEDIA_TYPE),
    INVALID(HttpStatus.UNPROCESSABLE_CONTENT),
    TOO_MANY(HttpStatus.TOO_MANY_REQUESTS),
    BROKEN(HttpStatus.INTERNAL_SERVER_ERROR),
    UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE);

    /** Of what somebody else asked for. */
    private static final int NOT_IMPLEMENTED = 501;

    private final HttpStatus status;

    FailureKind(HttpStatus status) {
        this.status = status;
    }

    HttpStatus status() {
        return status;
    }

    static FailureKind of(int status) {
        return Arrays.stream(values())
                .filter(kind -> kind.status.value() == status)
                .findFirst()
                .orElse(status < 500 || status == NOT_IMPLEMENTED ? BAD_REQUEST : BROKEN);
    }
}
