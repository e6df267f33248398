package eu.passerelle.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.kernel.AccountId;
import eu.passerelle.kernel.GraphSchema;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.neo4j.driver.Driver;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.data.neo4j.core.Neo4jClient;

/**
 * Verifying a trail of many decisions, beside SHA-256 over the same bytes one after the other in memory; and how much of the
 * heap lives meanwhile, with more and more entries.
 */
class TrailBenchmark {
    private static final List<Integer> LENGTHS = Stream.of(
                    System.getProperty("bench.entries", "100000,1000000").split(","))
            .map(Integer::valueOf)
            .toList();
    private static final int AT_ONCE = 5_000;
    private static final String WRITE = """
            UNWIND $entries AS entry
            CREATE (a:AuditEntry) SET a = entry
            """;
    private static final String HEAD = "MERGE (h:AuditHead {id: 'head'}) SET h.number = $number, h.hash = $hash";

    @TempDir
    Path folder;

    private String head = "";
    private long bareNanos;

    @Test
    void a_long_trail_beside_bare_hashing() throws IOException {
        var report = new ArrayList<>(List.of(
                "| entries | verified s | entries/s | bare SHA-256 s | verified ÷ bare | most live heap MB |",
                "| ---: | ---: | ---: | ---: | ---: | ---: |"));
        try (var context = new SpringApplicationBuilder(AuditApplication.class)
                .web(WebApplicationType.NONE)
                .run("--logging.level.root=warn", "--passerelle.graph.data-directory=" + folder)) {
            GraphSchema.migrate(context.getBean(Driver.class));
            var neo4j = context.getBean(Neo4jClient.class);
            int written = 0;
            for (int length : LENGTHS) {
                write(neo4j, written, length);
                written = length;
                report.add(row(neo4j, length));
                report.forEach(System.out::println);
            }
        }
        Files.write(Path.of("target/benchmark-trail.md"), report);
    }

    private String row(Neo4jClient neo4j, int length) {
        new AuditVerification(neo4j, "").verify();
        long before = alive();
        var most = new AtomicLong();
        var done = new AtomicBoolean();
        Thread sampling = Thread.ofPlatform().start(() -> sample(most, done));
        AuditVerification.Outcome watched = new AuditVerification(neo4j, head).verify();
        done.set(true);
        join(sampling);
        long began = System.nanoTime();
        AuditVerification.Outcome outcome = new AuditVerification(neo4j, head).verify();
        long nanos = System.nanoTime() - began;
        assertThat(outcome).isEqualTo(watched);
        assertThat(outcome.broken()).isEmpty();
        assertThat(outcome.end().number()).isEqualTo(length);
        return "| %,d | %.1f | %,.0f | %.2f | %.1f | %d |"
                .formatted(
                        length,
                        nanos / 1e9,
                        length / (nanos / 1e9),
                        bareNanos / 1e9,
                        (double) nanos / bareNanos,
                        Math.max(0, most.get() - before) >> 20);
    }

    /** The entries that follow; and what hashing their bytes alone takes, from the first on. */
    private void write(Neo4jClient neo4j, int from, int to) {
        for (int first = from + 1; first <= to; first += AT_ONCE) {
            var entries = new ArrayList<Map<String, Object>>();
            var bytes = new ArrayList<byte[]>();
            for (int number = first; number < first + AT_ONCE && number <= to; number++) {
                entries.add(entry(number, bytes));
            }
            neo4j.query(WRITE).bind(entries).to("entries").run();
            bareNanos += hashed(bytes);
        }
        neo4j.query(HEAD).bindAll(Map.of("number", (long) to, "hash", head)).run();
    }

    private Map<String, Object> entry(long number, List<byte[]> bytes) {
        var entry = new AuditEntry(
                number,
                Instant.parse("2027-03-01T08:00:00Z").plusSeconds(number * 37),
                new AccountId("account-" + number % 97),
                "expert:e" + number % 1009,
                "CLAIM_VERIFIED",
                "The certificate of the institute was seen on the " + number % 28 + "th.",
                List.of(new AuditEntry.Change("level", "1", "3"), new AuditEntry.Change("evidence", "", "SEEN")));
        String salt = "salt-of-entry-" + number;
        String words = AuditHash.words(salt, entry);
        bytes.add(joined(salt, entry.reason(), "level", "1", "3", "evidence", "", "SEEN"));
        bytes.add(joined(head, number, entry.at(), entry.actor(), entry.subject(), entry.action(), words));
        head = AuditHash.entry(head, entry, words);
        return Map.ofEntries(
                Map.entry("number", number),
                Map.entry("at", entry.at().atZone(ZoneOffset.UTC)),
                Map.entry("actor", entry.actor().value()),
                Map.entry("subject", entry.subject()),
                Map.entry("action", entry.action()),
                Map.entry("reason", entry.reason()),
                Map.entry("fields", List.of("level", "evidence")),
                Map.entry("before", List.of("1", "")),
                Map.entry("after", List.of("3", "SEEN")),
                Map.entry("salt", salt),
                Map.entry("words", words),
                Map.entry("hash", head));
    }

    private static byte[] joined(Object... parts) {
        return Stream.of(parts)
                .map(String::valueOf)
                .collect(Collectors.joining("\u001F"))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static long hashed(List<byte[]> bytes) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            long began = System.nanoTime();
            for (byte[] one : bytes) {
                digest.digest(one);
            }
            return System.nanoTime() - began;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    private static void sample(AtomicLong most, AtomicBoolean done) {
        while (!done.get()) {
            most.accumulateAndGet(alive(), Math::max);
            try {
                Thread.sleep(2_000);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private static long alive() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
