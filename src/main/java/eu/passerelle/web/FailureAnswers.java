package eu.passerelle.web;

import eu.passerelle.kernel.FieldProblem;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** Words a failure for the one who asked: a page for people, {@code application/problem+json} for programs. */
@Component
class FailureAnswers {
    private final MessageSource messages;

    FailureAnswers(MessageSource messages) {
        this.messages = messages;
    }

    /** @param reference finds the failure in the log; empty where there is nothing to find */
    Object answer(Failure failure, HttpServletRequest request, String path, String reference, Locale locale) {
        if (path.startsWith("/api/")) {
            return problem(failure, path, reference, locale);
        }
        return failure.kind() == FailureKind.SIGN_IN_NEEDED ? signIn(request, path) : page(failure, reference);
    }

    private ResponseEntity<ProblemDetail> problem(Failure failure, String path, String reference, Locale locale) {
        FailureKind kind = failure.kind();
        var problem = ProblemDetail.forStatus(kind.status());
        problem.setTitle(message("web.failure." + kind + ".title", locale));
        problem.setDetail(failure.reason()
                .map(reason -> message(reason, locale))
                .orElseGet(() -> message("web.failure." + kind + ".text", locale)));
        problem.setInstance(URI.create(path));
        problem.setProperty("code", failure.reason().map(FieldProblem::code).orElse(kind.name()));
        if (!failure.problems().isEmpty()) {
            problem.setProperty("errors", errors(failure.problems(), locale));
        }
        if (!reference.isEmpty()) {
            problem.setProperty("reference", reference);
        }
        var answer = ResponseEntity.status(kind.status()).contentType(MediaType.APPLICATION_PROBLEM_JSON);
        if (kind == FailureKind.SIGN_IN_NEEDED) {
            answer.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        return answer.body(problem);
    }

    private List<Map<String, String>> errors(List<FieldProblem> problems, Locale locale) {
        return problems.stream()
                .map(problem ->
                        Map.of("field", problem.field(), "code", problem.code(), "message", message(problem, locale)))
                .toList();
    }

    private String message(FieldProblem problem, Locale locale) {
        return Objects.requireNonNullElse(
                messages.getMessage(problem.code(), problem.arguments().toArray(), null, locale), problem.code());
    }

    private String message(String key, Locale locale) {
        return messages.getMessage(key, null, locale);
    }

    /** Back to the page that was asked for; where a form was sent, to the page of the form. */
    private static Object signIn(HttpServletRequest request, String path) {
        boolean looking = "GET".equals(request.getMethod());
        String query = request.getQueryString();
        String next = looking && query != null ? path + "?" + query : path;
        String address =
                "/sign-in?" + (looking ? "" : "again&") + "next=" + URLEncoder.encode(next, StandardCharsets.UTF_8);
        if (request.getHeader("HX-Request") != null) {
            return ResponseEntity.status(HttpStatus.UNAUTHORIZED)
                    .header("HX-Redirect", address)
                    .build();
        }
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create(address))
                .build();
    }

    private static ModelAndView page(Failure failure, String reference) {
        var page = new ModelAndView("web/failure", failure.kind().status());
        page.addObject("kind", failure.kind().name());
        page.addObject("problems", failure.problems());
        page.addObject("reason", failure.reason().orElse(null));
        page.addObject("reference", reference);
        return page;
    }
}
