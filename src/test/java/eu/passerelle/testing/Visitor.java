package eu.passerelle.testing;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.accounts.Scope;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A browser without a window: keeps cookies, follows nothing, and sends forms with the token of the last page. */
public final class Visitor {
    /** For tokens that open all that their holders may. */
    public static final List<String> EVERY_SCOPE =
            Stream.of(Scope.values()).map(Scope::code).toList();

    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final int port;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(cookies).build();
    private final Map<String, String> headers = new TreeMap<>(Map.of("Accept-Language", "en"));
    private Optional<String> csrf = Optional.empty();
    private boolean tellsLengths = true;

    private Visitor(int port) {
        this.port = port;
    }

    public static Visitor at(int port) {
        return new Visitor(port);
    }

    public Visitor with(String header, String value) {
        headers.put(header, value);
        return this;
    }

    /** Sends bodies in pieces, without saying beforehand how long they are. */
    public Visitor inPieces() {
        tellsLengths = false;
        return this;
    }

    public Visitor signIn(String email, String password) {
        Answer answer = post("/sign-in", Map.of("email", email, "password", password));
        assertThat(answer.location()).as("signed in as " + email).doesNotContain("sign-in");
        csrf = Optional.empty();
        return this;
    }

    public Answer get(String path) {
        return send("GET", path, "", "");
    }

    /** A file, as it is. */
    public byte[] download(String path) {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
        headers.forEach(request::setHeader);
        try {
            return client.send(request.build(), BodyHandlers.ofByteArray()).body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** As by a form that asks and changes nothing. */
    public Answer ask(String path, Map<String, String> fields) {
        return get(path.replaceFirst("\\?.*", "") + "?" + encoded(fields));
    }

    /** As from a form of the last page, or of the sign-in page where no page was seen yet. */
    public Answer post(String path, Map<String, String> fields) {
        if (csrf.isEmpty()) {
            get("/sign-in");
        }
        var all = new TreeMap<>(fields);
        all.put("_csrf", csrf.orElseThrow());
        return postBare(path, all);
    }

    /** As from a form of the last page with several ticked boxes of one name. */
    public Answer post(String path, Map<String, String> fields, String boxes, List<String> ticked) {
        if (csrf.isEmpty()) {
            get("/sign-in");
        }
        var all = new TreeMap<>(fields);
        all.put("_csrf", csrf.orElseThrow());
        String ticks =
                ticked.stream().map(tick -> "&" + boxes + "=" + encoded(tick)).collect(Collectors.joining());
        return send("POST", path, "application/x-www-form-urlencoded", encoded(all) + ticks);
    }

    /** As from a form of the last page that sends a file. */
    public Answer upload(String path, String field, String name, String content) {
        if (csrf.isEmpty()) {
            get("/sign-in");
        }
        String part = "--edge\r\nContent-Disposition: form-data; name=\"";
        String body = part + "_csrf\"\r\n\r\n" + csrf.orElseThrow() + "\r\n" + part + field + "\"; filename=\"" + name
                + "\"\r\nContent-Type: application/octet-stream\r\n\r\n" + content + "\r\n--edge--\r\n";
        return send("POST", path, "multipart/form-data; boundary=edge", body);
    }

    /** As from a form of somebody else's. */
    public Answer postBare(String path, Map<String, String> fields) {
        return send("POST", path, "application/x-www-form-urlencoded", encoded(fields));
    }

    public Answer json(String method, String path, String body) {
        return send(method, path, "application/json", body);
    }

    /** The value of a cookie that this browser has. */
    public Optional<String> cookie(String name) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .map(HttpCookie::getValue)
                .findFirst();
    }

    public void forgetCookies() {
        cookies.getCookieStore().removeAll();
    }

    /** Anything at all; most want one of the above. */
    public Answer send(String method, String path, String type, String body) {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : publisher(body));
        headers.forEach(request::setHeader);
        if (!type.isEmpty()) {
            request.setHeader("Content-Type", type);
        }
        try {
            return remembered(client.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private BodyPublisher publisher(String body) {
        BodyPublisher whole = BodyPublishers.ofString(body);
        return tellsLengths ? whole : BodyPublishers.fromPublisher(whole);
    }

    private Answer remembered(HttpResponse<String> response) {
        Matcher token = CSRF.matcher(response.body());
        if (token.find()) {
            csrf = Optional.of(token.group(1));
        }
        return new Answer(response);
    }

    private static String encoded(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** What came back. */
    public record Answer(HttpResponse<String> response) {
        public int status() {
            return response.statusCode();
        }

        public String body() {
            return response.body();
        }

        public String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        /** Where it leads, as a path; empty when it leads nowhere. */
        public String location() {
            return header("Location").replaceFirst("^http://[^/]+", "");
        }
    }
}
