package eu.passerelle.bench;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.directory.Concept;
import eu.passerelle.directory.Expert;
import eu.passerelle.directory.Kinship;
import eu.passerelle.directory.Taxonomy;
import eu.passerelle.kernel.CompetenceCode;
import eu.passerelle.kernel.InterfaceLanguage;
import eu.passerelle.matching.query.SearchText;
import eu.passerelle.matching.search.ExpertQuery;
import eu.passerelle.matching.search.ExpertQuery.Order;
import eu.passerelle.matching.search.Facet;
import eu.passerelle.matching.search.ScaledIndex;
import eu.passerelle.testing.PasserelleTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.neo4j.core.Neo4jClient;

/**
 * The index of the search page at several sizes: building it, a search with all its counts, a suggestion of names; beside
 * the bare Lucene query on the same index, and beside Neo4j's own full-text index over the same words.
 */
@PasserelleTest
class SearchBenchmark {
    private static final List<Integer> SIZES = Stream.of(
                    System.getProperty("bench.search", "10000,100000").split(","))
            .map(Integer::valueOf)
            .toList();
    private static final int LARGEST_PEER = Integer.getInteger("bench.peer", 100_000);
    private static final int ROUNDS = Integer.getInteger("bench.rounds", 200);
    private static final int WARM_UP = 60;
    private static final int BATCH = 2_000;

    @Autowired
    Taxonomy taxonomy;

    @Autowired
    Neo4jClient neo4j;

    @TempDir
    Path directory;

    final Timings timings = new Timings();
    final List<String> report = new ArrayList<>();

    @Test
    void search_and_suggestions() throws IOException {
        var experts = GeneratedExperts.of(taxonomy.all());
        for (int size : SIZES) {
            long start = System.nanoTime();
            try (var index = ScaledIndex.of(experts.first(size), taxonomy, directory.resolve("index-" + size))) {
                report.add(String.format(
                        Locale.ROOT,
                        "%,d experts: built in %.1f s, %.2f KB each on disk",
                        size,
                        (System.nanoTime() - start) / 1e9,
                        index.bytes() / 1024.0 / size));
                boolean withPeer = size <= LARGEST_PEER;
                if (withPeer) {
                    loadPeer(experts, size);
                }
                run(index, experts, WARM_UP, withPeer);
                timings.forget();
                run(index, experts, ROUNDS, withPeer);
                tell(withPeer);
            }
            Files.write(Path.of("target", "benchmark-search.md"), report);
        }
        report.forEach(System.out::println);
    }

    private void run(ScaledIndex index, GeneratedExperts experts, int rounds, boolean withPeer) {
        var random = new Random(7);
        for (int round = 0; round < rounds; round++) {
            ExpertQuery query = query(experts, random);
            timings.time(
                    "search with counts",
                    () -> assertThat(index.find(query).counts()).isNotEmpty());
            timings.time("bare Lucene query of the words", () -> index.bareWords(query));
            String typed = GeneratedExperts.name(random, 1 + random.nextInt(2)).toLowerCase(Locale.ROOT);
            timings.time(
                    "suggestion",
                    () -> assertThat(index.named(typed) + suggested(typed)).isNotNegative());
            timings.time("bare Lucene query of the names", () -> index.bareNames(typed));
            if (withPeer) {
                timings.time(
                        "Neo4j full-text index, words",
                        () -> peer("bench_words", query.text().free()));
                timings.time("Neo4j full-text index, names", () -> peer("bench_names", typed + "*"));
            }
        }
    }

    private int suggested(String typed) {
        return taxonomy.suggest(typed, InterfaceLanguage.EN, 6).size();
    }

    /** A label in one of four languages; every other time narrowed by a language. */
    private ExpertQuery query(GeneratedExperts experts, Random random) {
        Concept concept = GeneratedNetwork.uneven(experts.concepts(), random);
        var language = InterfaceLanguage.values()[random.nextInt(4)];
        return new ExpertQuery(
                SearchText.parse(concept.label().in(language)),
                meant(concept.code()),
                List.of(),
                random.nextBoolean() ? Map.of(Facet.LANGUAGE, Set.of("de")) : Map.of(),
                Order.RELEVANCE,
                1,
                20,
                false,
                GeneratedNetwork.TODAY);
    }

    private Set<CompetenceCode> meant(CompetenceCode code) {
        var meant = new LinkedHashSet<CompetenceCode>();
        taxonomy.serving(code).forEach((served, kinship) -> {
            if (kinship.relation() == Kinship.Relation.SAME || kinship.relation() == Kinship.Relation.NARROWER) {
                meant.add(served);
            }
        });
        return meant;
    }

    private void loadPeer(GeneratedExperts experts, int size) {
        neo4j.query("MATCH (n:BenchProfile) CALL (n) { DELETE n } IN TRANSACTIONS OF 5000 ROWS")
                .run();
        neo4j.query("CREATE FULLTEXT INDEX bench_words IF NOT EXISTS FOR (n:BenchProfile) ON EACH [n.words]")
                .run();
        neo4j.query("CREATE FULLTEXT INDEX bench_names IF NOT EXISTS FOR (n:BenchProfile) ON EACH [n.name]")
                .run();
        var rows = new ArrayList<Map<String, Object>>();
        experts.first(size).forEach(expert -> {
            rows.add(Map.of("id", expert.id().value(), "name", expert.fullName(), "words", words(expert)));
            if (rows.size() == BATCH) {
                write(rows);
            }
        });
        write(rows);
        neo4j.query("CALL db.awaitIndexes(600)").run();
        neo4j.query("CALL db.index.fulltext.awaitEventuallyConsistentIndexRefresh()")
                .run();
    }

    private void write(List<Map<String, Object>> rows) {
        neo4j.query("UNWIND $rows AS row CREATE (n:BenchProfile) SET n = row")
                .bind(List.copyOf(rows))
                .to("rows")
                .run();
        rows.clear();
    }

    /** What the product's index holds of each, in one property. */
    private String words(Expert expert) {
        String labels = expert.claims().stream()
                .flatMap(claim -> taxonomy.withBroader(claim.competence()).stream())
                .distinct()
                .flatMap(code -> taxonomy.find(code).stream())
                .flatMap(concept -> Stream.concat(
                        concept.label().byLanguage().values().stream(),
                        concept.alternativeLabels().values().stream().flatMap(List::stream)))
                .collect(Collectors.joining("\n"));
        return labels + "\n" + String.join("\n", expert.summary().byLanguage().values());
    }

    private int peer(String index, String typed) {
        String words = typed.replaceAll("[^\\p{L}\\p{N}* ]", " ").strip();
        return neo4j.query("""
                        CALL db.index.fulltext.queryNodes($index, $words, {limit: 20}) YIELD node, score
                        RETURN node.id AS id, score
                        """)
                .bindAll(Map.of("index", index, "words", words))
                .fetch()
                .all()
                .size();
    }

    private void tell(boolean withPeer) {
        report.add("");
        report.add("| what | runs | median ms | p99 ms | median ÷ floor |");
        report.add("| --- | ---: | ---: | ---: | ---: |");
        tell(List.of("bare Lucene query of the words", "search with counts"));
        if (withPeer) {
            report.add(timings.row("Neo4j full-text index, words", "bare Lucene query of the words"));
        }
        tell(List.of("bare Lucene query of the names", "suggestion"));
        if (withPeer) {
            report.add(timings.row("Neo4j full-text index, names", "bare Lucene query of the names"));
        }
        report.add("");
    }

    private void tell(List<String> kinds) {
        kinds.forEach(kind -> report.add(timings.row(kind, kinds.getFirst())));
    }
}
