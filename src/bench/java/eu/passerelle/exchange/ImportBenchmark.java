package eu.passerelle.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.accounts.Viewer.CoordinatorViewer;
import eu.passerelle.directory.TaxonomyChanged;
import eu.passerelle.exchange.Import.State;
import eu.passerelle.kernel.AccountId;
import eu.passerelle.kernel.GraphTransactions;
import eu.passerelle.kernel.Outbox;
import eu.passerelle.matching.search.IndexFollower;
import eu.passerelle.testing.PasserelleTest;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.neo4j.driver.Driver;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * A table of experts on its way in: checked, imported, imported once more, and heard of by the index; beside the least that
 * could write the same rows. See docs/performance.md.
 */
@PasserelleTest
class ImportBenchmark {
    private static final CoordinatorViewer VIEWER = new CoordinatorViewer(new AccountId("bench"));
    private static final Duration LIMIT = Duration.ofMinutes(30);
    private static final int MEGABYTE = 1024 * 1024;

    private static final List<String> REPORT = new ArrayList<>(List.of(
            "| rows | check rows/s | import rows/s | same again rows/s | bare writing rows/s | bare ÷ import"
                    + " | live heap MB above start | index behind s | index anew s |",
            "| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |"));

    @TempDir
    Path folder;

    @Autowired
    TableImports imports;

    @Autowired
    IndexFollower index;

    @Autowired
    Outbox outbox;

    @Autowired
    GraphTransactions transactions;

    @Autowired
    Driver driver;

    static Stream<Integer> sizes() {
        return Stream.of(System.getProperty("bench.rows", "10000").split(",")).map(Integer::valueOf);
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void a_table_of_experts(int rows) throws IOException {
        imported(table("warm", 2_000));
        Path file = table("row", rows);
        Measured whole = measured(() -> imported(file));
        Times times = whole.times();
        Duration behind = timed(() -> index.awaitNow(LIMIT));
        Times again = imported(file);
        assertThat(again.job().counts().same()).isEqualTo(rows);
        new BareWriting(driver).write("warm", 2_000);
        Duration bare = timed(() -> new BareWriting(driver).write("bare", rows));
        transactions.write(() -> outbox.append(new TaxonomyChanged()));
        Duration anew = timed(() -> index.awaitNow(LIMIT));
        REPORT.add(String.format(
                Locale.ROOT,
                "| %,d | %,.0f | %,.0f | %,.0f | %,.0f | %.2f | %d | %.1f | %.1f |",
                rows,
                rate(rows, times.check()),
                rate(rows, times.importing()),
                rate(rows, again.importing()),
                rate(rows, bare),
                rate(rows, bare) / rate(rows, times.importing()),
                whole.megabytes(),
                behind.toMillis() / 1_000.0,
                anew.toMillis() / 1_000.0));
    }

    @AfterAll
    static void tell() throws IOException {
        Files.write(Path.of("target", "benchmark-import.md"), REPORT);
        REPORT.forEach(System.out::println);
    }

    private Path table(String prefix, int rows) throws IOException {
        Path file = folder.resolve(prefix + ".csv");
        try (Stream<String> lines = Stream.concat(Stream.of(BenchmarkRow.HEADER), BenchmarkRow.lines(prefix, rows))) {
            Files.write(file, (Iterable<String>) lines::iterator);
        }
        return file;
    }

    /** @param job as it was in the end */
    private record Times(Import job, Duration check, Duration importing) {}

    private Times imported(Path file) {
        String id = begun(file);
        Duration check = timed(() -> {
            imports.choose(
                    id,
                    imports.columns(id).stream().map(TableImports.Column::field).toList());
            await(id, State.CHECKED);
        });
        Duration importing = timed(() -> {
            imports.confirm(id);
            await(id, State.DONE);
        });
        return new Times(imports.get(id), check, importing);
    }

    private String begun(Path file) {
        try (InputStream upload = Files.newInputStream(file)) {
            return imports.begin(VIEWER, Table.EXPERTS, "experts.csv", upload);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private void await(String id, State state) {
        Instant end = Instant.now().plus(LIMIT);
        Import job = imports.get(id);
        while (job.state() != state) {
            assertThat(job.state()).isNotEqualTo(State.FAILED);
            assertThat(Instant.now()).isBefore(end);
            pause(20);
            job = imports.get(id);
        }
    }

    /** @param megabytes of live objects at the most, above those before */
    private record Measured(Times times, long megabytes) {}

    /** A collection every few seconds shows what is alive; it costs the work well under a twentieth of its time. */
    private static Measured measured(Supplier<Times> work) {
        long before = alive();
        var most = new java.util.concurrent.atomic.AtomicLong(before);
        Thread sampler = Thread.ofPlatform().daemon().start(() -> {
            while (!Thread.currentThread().isInterrupted() && pause(5_000)) {
                most.accumulateAndGet(alive(), Math::max);
            }
        });
        Times times = work.get();
        sampler.interrupt();
        return new Measured(times, (most.get() - before) / MEGABYTE);
    }

    private static long alive() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static Duration timed(Runnable work) {
        Instant start = Instant.now();
        work.run();
        return Duration.between(start, Instant.now());
    }

    private static double rate(int rows, Duration time) {
        return rows * 1_000.0 / Math.max(1, time.toMillis());
    }

    private static boolean pause(int millis) {
        try {
            Thread.sleep(millis);
            return true;
        } catch (InterruptedException e) {
            return false;
        }
    }

    /** The least that writes the same: no reading, no checks, no comparison, no outbox, no place to go on from. */
    private record BareWriting(Driver driver) {
        private static final String CONSTRAINT =
                "CREATE CONSTRAINT bare IF NOT EXISTS FOR (n:BenchmarkExpert) REQUIRE n.email IS UNIQUE";
        private static final String WRITE = """
                UNWIND $rows AS row
                MERGE (e:BenchmarkExpert {email: row.email}) SET e += row.properties
                WITH e, row MATCH (c:Country {code: row.country}) MERGE (e)-[:LIVES_IN]->(c)
                WITH e, row MATCH (l:Language {code: row.language}) MERGE (e)-[s:SPEAKS]->(l) SET s.level = 'C1'
                WITH e, row MATCH (k:Competence {code: row.competence}) MERGE (e)-[r:CLAIMS]->(k) SET r.level = 2
                """;

        void write(String prefix, int rows) {
            driver.executableQuery(CONSTRAINT).execute();
            for (int from = 0; from < rows; from += ImportPass.BATCH) {
                List<Map<String, Object>> batch = new ArrayList<>();
                for (int i = from; i < Math.min(rows, from + ImportPass.BATCH); i++) {
                    batch.add(BenchmarkRow.of(prefix, i).parameters());
                }
                driver.executableQuery(WRITE)
                        .withParameters(Map.of("rows", batch))
                        .execute();
            }
        }
    }

    /** One expert, as a line of a table and as parameters of a query. */
    private record BenchmarkRow(String key, String country, String language, String competence, String text) {
        static final String HEADER =
                "external_id,given_name,family_name,email,type,country,languages,competences,summary_en";
        private static final List<String> COUNTRIES = List.of("DE", "FR", "RO", "AT", "BE");
        private static final List<String> LANGUAGES = List.of("de", "fr", "ro", "en");
        private static final List<String> COMPETENCES = List.of("E4", "B3", "C1", "D4", "A1", "B2", "E7");

        static BenchmarkRow of(String prefix, int i) {
            return new BenchmarkRow(
                    prefix + i,
                    COUNTRIES.get(i % COUNTRIES.size()),
                    LANGUAGES.get(i % LANGUAGES.size()),
                    COMPETENCES.get(i % COMPETENCES.size()),
                    "For " + i % 30 + " years I have worked with teams where agencies did not trust each other.");
        }

        static Stream<String> lines(String prefix, int rows) {
            return Stream.iterate(0, i -> i < rows, i -> i + 1)
                    .map(i -> of(prefix, i).line());
        }

        String line() {
            return String.join(
                    ",",
                    key,
                    "Given" + key,
                    "Family" + key,
                    email(),
                    "practitioner",
                    country,
                    language + ":C1",
                    competence + ":2",
                    text);
        }

        Map<String, Object> parameters() {
            return Map.of(
                    "email", email(),
                    "country", country,
                    "language", language,
                    "competence", competence,
                    "properties",
                            Map.of(
                                    "externalId",
                                    key,
                                    "givenName",
                                    "Given" + key,
                                    "familyName",
                                    "Family" + key,
                                    "type",
                                    "practitioner",
                                    "status",
                                    "active",
                                    "visibility",
                                    "coordinators",
                                    "summary_en",
                                    text));
        }

        private String email() {
            return key + "@example.org";
        }
    }
}
