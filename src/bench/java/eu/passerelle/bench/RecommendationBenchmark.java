package eu.passerelle.bench;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.accounts.Viewer.CoordinatorViewer;
import eu.passerelle.directory.Concept;
import eu.passerelle.directory.Taxonomy;
import eu.passerelle.kernel.AccountId;
import eu.passerelle.kernel.InterfaceLanguage;
import eu.passerelle.kernel.TeamId;
import eu.passerelle.matching.MeetingForm;
import eu.passerelle.matching.MentorQuery;
import eu.passerelle.matching.Need;
import eu.passerelle.matching.RecommendationParts;
import eu.passerelle.matching.search.BareLucene;
import eu.passerelle.testing.DemoNetwork;
import eu.passerelle.testing.PasserelleTest;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

/**
 * A recommendation with its reasons, asked over HTTP by one client and by sixteen; beside the bare Lucene query for the same
 * candidates, and beside the ranking as a single Cypher statement. See docs/performance.md.
 */
@PasserelleTest
@Import({
    GeneratedNetwork.class,
    SingleStatement.class,
    BareLucene.class,
    RecommendationParts.class,
    RecommendationClient.class
})
class RecommendationBenchmark {
    private static final int EXPERTS = Integer.getInteger("bench.experts", 10_000);
    private static final int ROUNDS = Integer.getInteger("bench.rounds", 200);
    private static final int STATEMENTS = Integer.getInteger("bench.statements", 60);
    private static final int WARM_UP = Integer.getInteger("bench.warmUp", 300);
    private static final int CLIENTS = 16;
    private static final String FLOOR = "bare Lucene query of the candidates";
    private static final String WHOLE = "recommendation over HTTP";
    private static final String PEER = "one Cypher statement";
    private static final CoordinatorViewer COORDINATOR = new CoordinatorViewer(new AccountId("bench"));

    @Autowired
    DemoNetwork demo;

    @Autowired
    GeneratedNetwork network;

    @Autowired
    SingleStatement peer;

    @Autowired
    BareLucene lucene;

    @Autowired
    RecommendationParts parts;

    @Autowired
    RecommendationClient client;

    @Autowired
    Taxonomy taxonomy;

    @LocalServerPort
    int port;

    final List<String> report = new ArrayList<>();

    @Test
    void a_recommendation_beside_its_floor_and_its_peer() throws IOException {
        prepare();
        List<MentorQuery> queries = queries(new Random(7), ROUNDS);
        alone(queries(new Random(8), WARM_UP), new Timings());
        many(queries(new Random(9), WARM_UP), new Timings());
        var alone = new Timings();
        alone(queries, alone);
        tell("One client", alone, List.of(FLOOR, WHOLE, PEER));
        report.add(String.format(
                Locale.ROOT,
                "One Cypher statement takes %.1f times as long as the recommendation.",
                alone.median(PEER) / alone.median(WHOLE)));
        var many = new Timings();
        many(queries, many);
        tell(CLIENTS + " clients at once", many, List.of(FLOOR, WHOLE));
        breakdown(queries);
        Files.write(Path.of("target", "benchmark-recommendation-" + EXPERTS + ".md"), report);
        report.forEach(System.out::println);
    }

    private void prepare() {
        demo.load();
        Instant start = Instant.now();
        network.load(EXPERTS);
        Instant loaded = Instant.now();
        Awaitility.await().atMost(Duration.ofMinutes(60)).until(() -> lucene.experts() >= EXPERTS);
        client.signUp();
        report.add("%,d experts, %,d past engagements: loaded in %d s, indexed in %d s"
                .formatted(
                        EXPERTS,
                        10 * EXPERTS,
                        Duration.between(start, loaded).toSeconds(),
                        Duration.between(loaded, Instant.now()).toSeconds()));
        Awaitility.await().atMost(Duration.ofMinutes(60)).until(RecommendationBenchmark::nothingIsMerged);
    }

    /** After an index was built, its segments are merged in the background, and the merging takes a core. */
    private static boolean nothingIsMerged() {
        return Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().startsWith("Lucene Merge Thread"));
    }

    /** By turns, so that whatever else the machine does meets all alike. */
    private void alone(List<MentorQuery> queries, Timings timings) {
        for (int i = 0; i < queries.size(); i++) {
            MentorQuery query = queries.get(i);
            HttpRequest request = client.request(query, port);
            timings.time(WHOLE, () -> client.send(request));
            timings.time(FLOOR, () -> lucene.candidates(lucene.query(query)));
            if (i < STATEMENTS) {
                timings.time(
                        PEER,
                        () -> assertThat(peer.recommend(
                                        query.team().value(), lucene.query(query), GeneratedNetwork.TODAY))
                                .isPositive());
            }
        }
    }

    private void many(List<MentorQuery> queries, Timings timings) {
        List<HttpRequest> requests =
                queries.stream().map(query -> client.request(query, port)).toList();
        Crowd.of(CLIENTS).run(queries, query -> timings.time(FLOOR, () -> lucene.candidates(lucene.query(query))));
        Crowd.of(CLIENTS).run(requests, request -> timings.time(WHOLE, () -> client.send(request)));
    }

    private void breakdown(List<MentorQuery> queries) {
        var timings = new Timings();
        var clocked = new RecommendationParts.Clocked() {
            @Override
            public <T> T run(String part, Supplier<T> work) {
                return timings.timed(part, work);
            }
        };
        queries.forEach(query -> {
            timings.time(FLOOR, () -> lucene.candidates(lucene.query(query)));
            assertThat(parts.run(query, COORDINATOR, clocked)).isPositive();
        });
        tell(
                "Its parts, one client, without HTTP",
                timings,
                Stream.concat(Stream.of(FLOOR), timings.kinds().stream().filter(kind -> !kind.equals(FLOOR)))
                        .toList());
    }

    private void tell(String title, Timings timings, List<String> kinds) {
        report.add("");
        report.add("| " + title + " | runs | median ms | p99 ms | median ÷ floor |");
        report.add("| --- | ---: | ---: | ---: | ---: |");
        kinds.forEach(kind -> report.add(timings.row(kind, FLOOR)));
        report.add("");
    }

    private List<MentorQuery> queries(Random random, int many) {
        List<Concept> concepts = new ArrayList<>(taxonomy.all());
        Collections.shuffle(concepts, new Random(1));
        return Stream.generate(() -> query(concepts, random)).limit(many).toList();
    }

    private static MentorQuery query(List<Concept> concepts, Random random) {
        var needs = new HashMap<Concept, Need>();
        while (needs.size() < 3) {
            Concept concept = GeneratedNetwork.uneven(concepts, random);
            needs.put(concept, new Need(concept.code(), 1 + random.nextInt(3), 2 + random.nextInt(3)));
        }
        var language = InterfaceLanguage.values()[random.nextInt(4)];
        String words = String.join(
                ", ",
                needs.keySet().stream().map(need -> need.label().in(language)).toList());
        return new MentorQuery(
                new TeamId("bt" + random.nextInt(600)),
                List.copyOf(needs.values()),
                words,
                new TreeSet<>(List.of("en", language.code())),
                MeetingForm.REMOTE,
                GeneratedNetwork.TODAY.plusDays(14),
                GeneratedNetwork.TODAY.plusDays(120),
                20);
    }
}
