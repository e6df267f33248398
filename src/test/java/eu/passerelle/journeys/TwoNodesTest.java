package eu.passerelle.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.kernel.SecretToken;
import eu.passerelle.testing.PasserelleTest;
import eu.passerelle.testing.TestClock;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.neo4j.driver.Driver;
import org.neo4j.driver.SessionConfig;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.neo4j.autoconfigure.Neo4jConnectionDetails;
import org.springframework.context.ApplicationContext;
import org.springframework.context.SmartLifecycle;

/**
 * Sixteen programs book, move, cancel and accept at two nodes of the product on one database, and now one node and now the
 * other is killed. The database is that of the tests; whoever would send mail and follow news in this process rests.
 */
@PasserelleTest
class TwoNodesTest {
    private static final int CLIENTS = 16;
    private static final int KILLS = Integer.getInteger("load.kills", 2);
    private static final String USER = "node";

    @Autowired
    ApplicationContext context;

    @Autowired
    TestClock clock;

    @Autowired
    Driver driver;

    @Autowired
    Neo4jConnectionDetails graph;

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path data;

    final long seed = Long.getLong("load.seed", System.nanoTime());

    @BeforeEach
    void leaveTheWorkToTheNodes() {
        clock.set(Instant.now());
        atWork().forEach(SmartLifecycle::stop);
    }

    @AfterEach
    void goOn() {
        atWork().forEach(SmartLifecycle::start);
        system("DROP USER " + USER + " IF EXISTS", Map.of());
    }

    private Stream<SmartLifecycle> atWork() {
        return Stream.of("outboxDispatcher", "postRound").map(name -> context.getBean(name, SmartLifecycle.class));
    }

    @Test
    void whoever_is_killed_nobody_is_in_two_places_and_nothing_confirmed_is_lost() throws Exception {
        var check = new LoadCheck(context);
        LoadWorld world = LoadWorld.createIn(context, Instant.now());
        Instant began = Instant.now();
        try (Nodes nodes = Nodes.start(data, connection())) {
            Instant ready = Instant.now();
            LoadClient.Told told = underLoad(nodes, world);
            Instant ended = Instant.now();
            System.out.println("Seed " + seed);
            check.nobodyIsInTwoPlaces();
            check.whatWasConfirmedIsThere(told);
            check.eachChangeIsToldOnce();
            check.eachChangeIsAudited();
            long twice = check.eachMailArrives(KILLS);
            System.out.printf(
                    "%d confirmed, %d refused, %d repeated, %d times no answer, %d times try again, %d kills, %d mails twice;"
                            + " started in %d s, load %d s, all mails after %d s%n",
                    told.confirmed,
                    told.refused,
                    told.repeated,
                    told.unanswered,
                    told.unavailable,
                    KILLS,
                    twice,
                    ready.getEpochSecond() - began.getEpochSecond(),
                    ended.getEpochSecond() - ready.getEpochSecond(),
                    Instant.now().getEpochSecond() - ended.getEpochSecond());
            assertThat(told.confirmed).as("seed " + seed).isGreaterThan(50);
            assertThat(told.refused).as("seed " + seed).isPositive();
        }
    }

    /** As long as it takes to kill so often. */
    private LoadClient.Told underLoad(Nodes nodes, LoadWorld world) throws Exception {
        var goesOn = new AtomicBoolean(true);
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<LoadClient.Told>> clients = IntStream.range(0, CLIENTS)
                    .mapToObj(number -> pool.submit(new LoadClient(nodes, world, number, seed, goesOn::get)))
                    .toList();
            var random = new Random(seed);
            int first = random.nextInt(2);
            try {
                for (int kill = 0; kill < KILLS; kill++) {
                    nodes.killAndStartAgain(first + kill, random);
                }
            } finally {
                goesOn.set(false);
            }
            var all = new LoadClient.Told();
            for (Future<LoadClient.Told> client : clients) {
                all.add(client.get());
            }
            return all;
        }
    }

    private List<String> connection() {
        String password = SecretToken.random().value();
        system(
                "CREATE OR REPLACE USER " + USER + " SET PASSWORD $password CHANGE NOT REQUIRED",
                Map.of("password", password));
        return List.of(
                "--spring.neo4j.uri=" + graph.getUri(),
                "--spring.neo4j.authentication.username=" + USER,
                "--spring.neo4j.authentication.password=" + password);
    }

    private void system(String cypher, Map<String, Object> parameters) {
        try (var session = driver.session(SessionConfig.forDatabase("system"))) {
            session.run(cypher, parameters).consume();
        }
    }
}
