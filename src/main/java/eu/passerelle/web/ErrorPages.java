package eu.passerelle.web;

import eu.passerelle.accounts.AllowedTo;
import eu.passerelle.accounts.Role;
import eu.passerelle.accounts.ShownInGuise;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** Answers what fails before a handler runs or while its page is written: a form without its token, a body too large. */
@Controller
@AllowedTo(Role.ANYONE)
class ErrorPages implements ErrorController {
    private final FailureAnswers answers;

    ErrorPages(FailureAnswers answers) {
        this.answers = answers;
    }

    @RequestMapping("/error")
    @ShownInGuise
    Object error(HttpServletRequest request, Locale locale) {
        String path = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String uri ? uri : "/";
        Failure failure = failure(request);
        String reference = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable exception
                ? Failures.logged(failure, exception, request)
                : "";
        return answers.answer(failure, request, path, reference, locale);
    }

    private static Failure failure(HttpServletRequest request) {
        int status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code ? code : 404;
        if (status == 500 && request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable exception) {
            return Failure.of(exception);
        }
        return Failure.of(FailureKind.of(status));
    }
}
