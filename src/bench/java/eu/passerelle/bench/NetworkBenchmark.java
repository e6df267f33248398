package eu.passerelle.bench;

import eu.passerelle.accounts.Viewer.CoordinatorViewer;
import eu.passerelle.directory.Concept;
import eu.passerelle.directory.Taxonomy;
import eu.passerelle.kernel.AccountId;
import eu.passerelle.kernel.EngagementId;
import eu.passerelle.kernel.ExpertId;
import eu.passerelle.kernel.GraphTransactions;
import eu.passerelle.kernel.Ids;
import eu.passerelle.kernel.InterfaceLanguage;
import eu.passerelle.kernel.TeamId;
import eu.passerelle.matching.finding.SearchBench;
import eu.passerelle.matching.search.BareLucene;
import eu.passerelle.scheduling.BookSession;
import eu.passerelle.scheduling.Sessions;
import eu.passerelle.scheduling.Slot;
import eu.passerelle.scheduling.SlotQuery;
import eu.passerelle.scheduling.Slots;
import eu.passerelle.testing.DemoNetwork;
import eu.passerelle.testing.PasserelleTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.data.neo4j.core.Neo4jClient;

/**
 * Search and booking on a generated network, each beside what it cannot be faster than. All of it is measured in one run, by
 * turns; see docs/performance.md.
 */
@PasserelleTest
@Import({GeneratedNetwork.class, BareLucene.class, SearchBench.class})
class NetworkBenchmark {
    private static final int EXPERTS = Integer.getInteger("bench.experts", 10_000);
    private static final int ROUNDS = Integer.getInteger("bench.rounds", 200);
    private static final int WARM_UP = 60;
    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
    private static final CoordinatorViewer COORDINATOR = new CoordinatorViewer(new AccountId("bench"));

    @Autowired
    DemoNetwork demo;

    @Autowired
    GeneratedNetwork network;

    @Autowired
    BareLucene lucene;

    @Autowired
    SearchBench search;

    @Autowired
    Slots slots;

    @Autowired
    Sessions sessions;

    @Autowired
    Taxonomy taxonomy;

    @Autowired
    Neo4jClient neo4j;

    @Autowired
    GraphTransactions transactions;

    final Timings timings = new Timings();
    final List<String> report = new ArrayList<>();

    @Test
    void search_and_booking() throws IOException {
        prepare();
        var random = new Random(7);
        run(random, WARM_UP);
        timings.forget();
        run(random, ROUNDS);
        tell();
        Files.write(Path.of("target", "benchmark-" + EXPERTS + ".md"), report);
        report.forEach(System.out::println);
    }

    private void prepare() {
        demo.load();
        Instant start = Instant.now();
        network.load(EXPERTS);
        Instant loaded = Instant.now();
        Awaitility.await().atMost(Duration.ofMinutes(20)).until(() -> lucene.experts() >= EXPERTS);
        report.add("%,d experts, %,d past engagements: loaded in %d s, indexed in %d s"
                .formatted(
                        EXPERTS,
                        10 * EXPERTS,
                        Duration.between(start, loaded).toSeconds(),
                        Duration.between(loaded, Instant.now()).toSeconds()));
    }

    private void run(Random random, int rounds) {
        List<Concept> concepts = new ArrayList<>(taxonomy.all());
        Collections.shuffle(concepts, new Random(1));
        for (int round = 0; round < rounds; round++) {
            search(concepts, random);
            booking(random);
        }
    }

    private void search(List<Concept> concepts, Random random) {
        var language = InterfaceLanguage.values()[random.nextInt(4)];
        String typed = GeneratedNetwork.uneven(concepts, random).label().in(language);
        timings.time("search", () -> search.search(typed, COORDINATOR));
        timings.time("bare Lucene query of the words", () -> lucene.words(typed, 50));
    }

    /** A slot that is free now, taken; and the least that any booking must write: a lock and a node. */
    private void booking(Random random) {
        var expert = new ExpertId("b%07d".formatted(random.nextInt(EXPERTS)));
        var team = new TeamId("bt" + random.nextInt(600));
        var from = GeneratedNetwork.TODAY.plusDays(7 + random.nextInt(60));
        var free = new ArrayList<Slot>();
        timings.time(
                "free slots of a fortnight",
                () -> free.addAll(slots.free(
                        new SlotQuery(expert, team, ZONE, from, from.plusDays(13), Duration.ofHours(1), false, 50))));
        if (free.isEmpty()) {
            return;
        }
        var booking = new BookSession(
                Ids.random(),
                new AccountId("bench"),
                new EngagementId(expert + "g0"),
                expert,
                team,
                ZONE,
                free.get(random.nextInt(free.size())).start(),
                Duration.ofHours(1),
                "",
                false,
                false);
        timings.time("booking", () -> sessions.book(booking));
        timings.time(
                "bare write transaction",
                () -> transactions.write(() -> neo4j.query("""
                                MATCH (e:Expert {id: $id}) SET e.rev = 0
                                CREATE (:BenchmarkNode {id: $node})
                                """)
                        .bindAll(Map.of("id", expert.value(), "node", Ids.random()))
                        .run()));
    }

    private void tell() {
        report.add("");
        report.add("| what | runs | median ms | p99 ms | median ÷ floor |");
        report.add("| --- | ---: | ---: | ---: | ---: |");
        for (String kind : List.of("bare Lucene query of the words", "search")) {
            report.add(timings.row(kind, "bare Lucene query of the words"));
        }
        for (String kind : List.of("bare write transaction", "booking", "free slots of a fortnight")) {
            report.add(timings.row(kind, "bare write transaction"));
        }
    }
}
