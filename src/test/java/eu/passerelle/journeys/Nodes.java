package eu.passerelle.journeys;

import eu.passerelle.testing.ProductProcess;
import eu.passerelle.testing.TestServers;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Two processes of the product beside one database, of which now one and now the other is killed and started again. */
final class Nodes implements AutoCloseable {
    private static final int NODES = 2;
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(20);

    private final List<ProductProcess> processes;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();

    private Nodes(List<ProductProcess> processes) {
        this.processes = processes;
    }

    /** @param graph the settings that name the database */
    static Nodes start(Path data, List<String> graph) {
        try (var both = Executors.newFixedThreadPool(NODES)) {
            List<Future<ProductProcess>> starting = IntStream.range(0, NODES)
                    .mapToObj(node -> both.submit(process(data.resolve("node" + node), graph)))
                    .toList();
            // Whichever fails to start, the other must not outlive the test.
            var started = new ArrayList<ProductProcess>();
            var failures = new ArrayList<Exception>();
            for (Future<ProductProcess> one : starting) {
                try {
                    started.add(one.get());
                } catch (InterruptedException | ExecutionException e) {
                    failures.add(e);
                }
            }
            if (!failures.isEmpty()) {
                started.forEach(ProductProcess::close);
                throw new IllegalStateException(failures.getFirst());
            }
            return new Nodes(List.copyOf(started));
        }
    }

    private static Callable<ProductProcess> process(Path data, List<String> graph) {
        Stream<String> mail = Stream.of(
                "--spring.mail.host=127.0.0.1",
                "--spring.mail.port=" + TestServers.SMTP.getSmtp().getPort(),
                "--passerelle.mail.send-timeout=2s");
        return () -> ProductProcess.beside(
                Files.createDirectories(data),
                Stream.concat(graph.stream(), mail).toArray(String[]::new));
    }

    /** At any moment of the next three seconds. */
    void killAndStartAgain(int node, Random random) {
        sleep(500 + random.nextInt(2_500));
        ProductProcess killed = processes.get(node % NODES);
        killed.kill();
        killed.startAgain();
    }

    /** @throws IOException when no answer came, whatever became of the command */
    HttpResponse<String> send(int node, Command command) throws IOException {
        URI uri = processes.get(node % NODES).uri().resolve("/api/v1" + command.path());
        var request = HttpRequest.newBuilder(uri)
                .timeout(ANSWER_LIMIT)
                .header("Authorization", "Bearer " + command.token())
                .header("Idempotency-Key", command.key())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(command.body()))
                .build();
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @param key made by the client; the command takes effect once, however often it is sent */
    record Command(String token, String key, String path, String body) {}

    static void sleep(int millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        processes.forEach(ProductProcess::close);
        client.close();
    }
}
