package eu.passerelle.bench;

import eu.passerelle.kernel.AccountId;
import eu.passerelle.kernel.EngagementId;
import eu.passerelle.kernel.ExpertId;
import eu.passerelle.kernel.GraphTransactions;
import eu.passerelle.kernel.Ids;
import eu.passerelle.kernel.TeamId;
import eu.passerelle.scheduling.BookSession;
import eu.passerelle.scheduling.Sessions;
import eu.passerelle.testing.PasserelleTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.data.neo4j.core.Neo4jClient;

/**
 * How many bookings a second sixteen clients get through on twenty experts, beside the least that a booking could be: one
 * transaction of two statements that locks an expert and creates a node; and beside the same with one more statement that
 * adds a link to one chain of all, as the trail of decisions is one. By turns, on one database over Bolt. Those who follow
 * the news rest meanwhile.
 */
@PasserelleTest
class BookingBenchmark {
    private static final int CLIENTS = Integer.getInteger("bench.clients", 16);
    private static final int EXPERTS = 20;
    private static final int TEAMS = 400;
    private static final int EACH = Integer.getInteger("bench.bookings", 1_000);
    private static final int TURNS = Integer.getInteger("bench.turns", 5);
    private static final ZoneId ZONE = ZoneId.of("Europe/Paris");
    private static final LocalDate FIRST = LocalDate.of(2027, 3, 8);
    private static final AccountId SOMEBODY = new AccountId("bench");
    private static final String WORLD = """
            UNWIND range(0, $experts - 1) AS i
            CREATE (e:Expert {id: 'e' + i, givenName: 'A', familyName: 'B', alias: 'C', email: 'd@example.org',
              type: 'practitioner', timeZone: 'Europe/Paris', status: 'active', visibility: 'network', hoursPerMonth: 10,
              parallelEngagements: 500, remote: true})
            CREATE (a:Availability {expertId: e.id, zone: 'Europe/Paris', minimumNoticeHours: 24})-[:OF]->(e)
            WITH e, a
            UNWIND ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY'] AS day
            CREATE (a)-[:HAS_RULE]->(:AvailabilityRule {id: e.id + day, day: day, from: $from, until: $until})
            WITH collect(DISTINCT e) AS experts
            UNWIND range(0, $teams - 1) AS j
            CREATE (t:Team {id: 't' + j})
            WITH t, experts[j % size(experts)] AS e
            CREATE (e)-[:MENTORED]->(:Engagement {id: e.id + '.' + t.id, state: 'active'})-[:WITH]->(t)
            """;
    private static final String LOCK = "MATCH (e:Expert {id: $id}) SET e.rev = 0 RETURN e.rev";
    private static final String CREATE = "CREATE (:BenchmarkNode {id: $node, expert: $id})";
    private static final String BEGIN_CHAIN = "CREATE (:BenchmarkEnd {id: 'end', number: 0})";
    private static final String CHAIN = """
            MATCH (end:BenchmarkEnd {id: 'end'}) SET end.rev = 0
            WITH end, end.number + 1 AS number SET end.number = number
            CREATE (:BenchmarkLink {number: number, of: $node})
            """;

    @Autowired
    Sessions sessions;

    @Autowired
    Neo4jClient neo4j;

    @Autowired
    GraphTransactions transactions;

    @Autowired
    ApplicationContext context;

    private record Wish(int expert, int team, Instant start) {}

    @Test
    void bookings_a_second_beside_two_statements() throws Exception {
        transactions.write(() -> neo4j.query(WORLD)
                .bindAll(Map.of(
                        "experts", EXPERTS, "teams", TEAMS, "from", LocalTime.of(9, 0), "until", LocalTime.of(17, 0)))
                .run());
        transactions.write(() -> neo4j.query(BEGIN_CHAIN).run());
        SmartLifecycle followers = context.getBean("outboxDispatcher", SmartLifecycle.class);
        followers.stop();
        try {
            measure();
        } finally {
            transactions.write(() -> neo4j.query("MATCH (s:OutboxSequence), (c:OutboxCursor) SET c.seq = s.value")
                    .run());
            followers.start();
        }
    }

    private void measure() throws Exception {
        Queue<Wish> wishes = wishes();
        var booking = new ArrayList<Double>();
        var bare = new ArrayList<Double>();
        var chained = new ArrayList<Double>();
        for (int turn = 0; turn <= TURNS; turn++) {
            booking.add(perSecond(wishes, this::book));
            bare.add(perSecond(wishes(), wish -> transactions.write(() -> bare(wish))));
            chained.add(perSecond(wishes(), wish -> transactions.write(() -> chain(bare(wish)))));
        }
        tell(median(bare), median(chained), median(booking));
    }

    /** Each can be had: an expert is asked for each time once, and so is a team. */
    private static Queue<Wish> wishes() {
        var wishes = new ArrayList<Wish>();
        List<LocalDate> days = FIRST.datesUntil(FIRST.plusWeeks(90))
                .filter(day -> day.getDayOfWeek().getValue() < 6)
                .filter(day -> day.getMonthValue() != 12 && day.getMonthValue() != 1)
                .toList();
        for (LocalDate day : days) {
            for (int hour = 9; hour < 17; hour++) {
                for (int expert = 0; expert < EXPERTS; expert++) {
                    int team = expert + EXPERTS * ((hour + day.getDayOfMonth()) % (TEAMS / EXPERTS));
                    wishes.add(new Wish(
                            expert, team, day.atTime(hour, 0).atZone(ZONE).toInstant()));
                }
            }
        }
        Collections.shuffle(wishes, new Random(5));
        return new ConcurrentLinkedQueue<>(wishes);
    }

    private static double perSecond(Queue<Wish> wishes, Consumer<Wish> work) throws Exception {
        try (var pool = Executors.newFixedThreadPool(CLIENTS)) {
            long began = System.nanoTime();
            List<? extends Future<?>> clients = IntStream.range(0, CLIENTS)
                    .mapToObj(client -> pool.submit(() -> {
                        for (int i = client; i < EACH; i += CLIENTS) {
                            work.accept(wishes.remove());
                        }
                    }))
                    .toList();
            for (Future<?> client : clients) {
                client.get();
            }
            return EACH / ((System.nanoTime() - began) / 1e9);
        }
    }

    private void book(Wish wish) {
        var expert = new ExpertId("e" + wish.expert());
        var team = new TeamId("t" + wish.team());
        sessions.book(new BookSession(
                Ids.random(),
                SOMEBODY,
                new EngagementId(expert + "." + team),
                expert,
                team,
                ZONE,
                wish.start(),
                Duration.ofHours(1),
                "",
                false,
                false));
    }

    private String bare(Wish wish) {
        String node = Ids.random();
        Map<String, Object> parameters = Map.of("id", "e" + wish.expert(), "node", node);
        neo4j.query(LOCK).bindAll(parameters).fetchAs(Long.class).one().orElseThrow();
        neo4j.query(CREATE).bindAll(parameters).run();
        return node;
    }

    private boolean chain(String node) {
        neo4j.query(CHAIN).bind(node).to("node").run();
        return true;
    }

    /** The first turn warms up. */
    private static double median(List<Double> turns) {
        return turns.stream().skip(1).sorted().toList().get(TURNS / 2);
    }

    private static void tell(double bare, double chained, double booking) throws IOException {
        List<String> report = List.of(
                "%d clients, %d experts, %d turns of %,d".formatted(CLIENTS, EXPERTS, TURNS, EACH),
                "",
                "| what | a second | ÷ bare | ÷ chained |",
                "| --- | ---: | ---: | ---: |",
                row("bare transaction: lock, create", bare, bare, chained),
                row("the same, chained", chained, bare, chained),
                row("booking", booking, bare, chained));
        Files.write(Path.of("target/benchmark-booking.md"), report);
        report.forEach(System.out::println);
    }

    private static String row(String what, double value, double bare, double chained) {
        return String.format(Locale.ROOT, "| %s | %.0f | %.2f | %.2f |", what, value, value / bare, value / chained);
    }
}
