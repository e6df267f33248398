package eu.passerelle.web;

import eu.passerelle.kernel.InterfaceLanguage;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.MediaType;
import org.springframework.web.util.HtmlUtils;
import tools.jackson.databind.json.JsonMapper;

/**
 * Words what the server refuses before it knows for whom: an address too long or with forbidden characters, a host name
 * that is none. No page of ours can be made then, but a sentence in the reader's language can.
 */
final class UnreadableRequests extends ErrorReportValve {
    private final MessageSource messages;
    private final JsonMapper json;

    UnreadableRequests(MessageSource messages, JsonMapper json) {
        this.messages = messages;
        this.json = json;
    }

    @Override
    protected void report(Request request, Response response, @Nullable Throwable failure) {
        if (response.getStatus() < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        FailureKind kind = FailureKind.of(response.getStatus());
        InterfaceLanguage language = LanguageChoice.askedFor(request).orElse(InterfaceLanguage.EN);
        String path = request.getRequestURI();
        boolean program = path != null && path.startsWith("/api/");
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        refuseEverything(response);
        response.setContentType(program ? MediaType.APPLICATION_PROBLEM_JSON_VALUE : MediaType.TEXT_HTML_VALUE);
        try (Writer writer = response.getReporter()) {
            if (writer != null) {
                writer.write(program ? problem(kind, response, language.locale()) : page(kind, language));
            }
        } catch (IOException gone) {
            getContainer().getLogger().debug("Nobody waits for the answer any more", gone);
        }
    }

    /** What comes before it has not run: it needs no style, no script, and no second reading. */
    private static void refuseEverything(Response response) {
        response.setHeader("Content-Security-Policy", "default-src 'none'; base-uri 'none'; frame-ancestors 'none'");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        response.setHeader("Cache-Control", "no-store");
    }

    private String problem(FailureKind kind, Response response, Locale locale) {
        return json.writeValueAsString(
                new Problem(title(kind, locale), response.getStatus(), text(kind, locale), kind.name()));
    }

    private record Problem(String title, int status, String detail, String code) {}

    private String page(FailureKind kind, InterfaceLanguage language) {
        String title = HtmlUtils.htmlEscape(title(kind, language.locale()), "UTF-8");
        return """
                <!DOCTYPE html>
                <html lang="%s"><head><meta charset="utf-8"><title>%s – Passerelle</title></head>
                <body><main><h1>%s</h1><p>%s</p><p><a href="/">Passerelle</a></p></main></body></html>
                """.formatted(
                        language.code(), title, title, HtmlUtils.htmlEscape(text(kind, language.locale()), "UTF-8"));
    }

    private String title(FailureKind kind, Locale locale) {
        return messages.getMessage("web.failure." + kind + ".title", null, locale);
    }

    private String text(FailureKind kind, Locale locale) {
        return messages.getMessage("web.failure." + kind + ".text", null, locale);
    }
}
