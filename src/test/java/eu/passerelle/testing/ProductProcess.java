package eu.passerelle.testing;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The product in a process of its own: it can be killed, and started again on the same data. */
public final class ProductProcess implements AutoCloseable {
    private static final Duration START_LIMIT = Duration.ofSeconds(300);

    private final Path data;
    private final int port = freePort();
    private final List<String> settings;
    private Process process;

    private ProductProcess(Path data, List<String> settings) {
        this.data = data;
        this.settings = settings;
        this.process = launch();
    }

    /**
     * With the demo network.
     *
     * @param settings as on the command line, such as {@code --spring.mail.port=3025}
     */
    public static ProductProcess start(Path data, String... settings) {
        return started(data, "--spring.profiles.active=demo", settings);
    }

    /** With what the graph holds that the settings name. */
    public static ProductProcess beside(Path data, String... settings) {
        return started(data, "--server.address=127.0.0.1", settings);
    }

    private static ProductProcess started(Path data, String first, String... settings) {
        return new ProductProcess(
                data, Stream.concat(Stream.of(first), Stream.of(settings)).toList());
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** As {@code kill -9} does: no hook runs, nothing is flushed. */
    public void kill() {
        try {
            process.destroyForcibly().waitFor();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    public void startAgain() {
        process = launch();
    }

    /** Asks it to stop as an operator does, and says how long that took. */
    public Duration stop() {
        Instant asked = Instant.now();
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                throw new IllegalStateException("It did not stop within 20 s; see " + log());
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return Duration.between(asked, Instant.now());
    }

    @Override
    public void close() {
        kill();
    }

    private Process launch() {
        var command = new ArrayList<String>(List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-Xmx1g",
                // It lives for seconds: what starts soon matters more than what would be fastest in an hour.
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "--add-opens=java.base/java.nio=ALL-UNNAMED",
                "-cp",
                classPath(),
                "eu.passerelle.launch.Main",
                "--server.port=" + port,
                "--passerelle.public-url=" + uri(),
                "--passerelle.graph.data-directory=" + data.resolve("graph"),
                "--passerelle.search.directory=" + data.resolve("index"),
                "--passerelle.search.model=none",
                "--passerelle.accounts.coordinators-need-a-factor=false",
                "--passerelle.privacy.two-persons=false",
                "--passerelle.imports.directory=" + data.resolve("imports")));
        command.addAll(settings);
        try {
            Process started = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
                    .start();
            awaitReady(started);
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Without the tests: what they put in place of the product's own parts, such as a clock that stands still, is not the product. */
    private static String classPath() {
        String all = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return Stream.of(all.split(File.pathSeparator))
                .filter(entry -> !Path.of(entry).endsWith("test-classes"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private void awaitReady(Process started) throws IOException {
        Instant limit = Instant.now().plus(START_LIMIT);
        while (!isReady()) {
            if (!started.isAlive() || Instant.now().isAfter(limit)) {
                started.destroyForcibly();
                throw new IllegalStateException("It did not start:\n" + Files.readString(log()));
            }
            pause();
        }
    }

    private boolean isReady() {
        try (HttpClient http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(uri().resolve("/actuator/health/readiness"))
                    .timeout(Duration.ofSeconds(2))
                    .build();
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(200);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private Path log() {
        return data.resolve("product.log");
    }

    public static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
