package eu.passerelle.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.archive.Archives;
import eu.passerelle.kernel.AccountId;
import eu.passerelle.kernel.graph.GraphFolder;
import eu.passerelle.matching.search.IndexFollower;
import eu.passerelle.testing.DemoNetwork;
import eu.passerelle.testing.PasserelleTest;
import eu.passerelle.testing.ProductProcess;
import eu.passerelle.testing.TestClock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.neo4j.driver.Driver;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** A word planted in all that is kept of somebody is nowhere once that person is erased, not even in an old archive. */
@PasserelleTest
@ExtendWith(OutputCaptureExtension.class)
class ErasureTest {
    private static final AccountId BY_LETTER = new AccountId("somebody");

    @Autowired
    DemoNetwork demo;

    @Autowired
    Driver driver;

    @Autowired
    Erasures erasures;

    @Autowired
    ErasureRunner runner;

    @Autowired
    Holdings holdings;

    @Autowired
    PersonRegister register;

    @Autowired
    Subjects subjects;

    @Autowired
    AuditTrail trail;

    @Autowired
    IndexFollower index;

    @Autowired
    TestClock clock;

    @Value("${passerelle.search.directory}")
    Path indexFiles;

    @Value("${passerelle.imports.directory}")
    Path importFiles;

    @Value("${passerelle.privacy.tombstones}")
    Path tombstones;

    @TempDir
    Path folder;

    @BeforeEach
    void somebodyInEverything() {
        demo.load();
        trail.append(
                new AccountId("curator"),
                "expert:" + PersonInEverything.EXPERT,
                "CLAIM_VERIFIED",
                "because " + PersonInEverything.MARKER,
                List.of(new AuditEntry.Change("level", "1", PersonInEverything.MARKER)));
        trail.append(
                new AccountId("curator"), "team:t01", "TEAM_CHANGED", "told " + PersonInEverything.NAME, List.of());
        trail.append(new AccountId("curator"), "team:t01", "TEAM_CHANGED", "of nobody", List.of());
        PersonInEverything.plant(driver, holdings.all(), register, subjects);
    }

    @Test
    void a_word_in_all_that_is_kept_of_somebody_is_nowhere_afterwards(CapturedOutput log) throws Exception {
        Files.createDirectories(importFiles.resolve("mk"));
        Files.writeString(importFiles.resolve("mk/upload"), PersonInEverything.MARKER);
        writeIndex();
        assertThat(bytes(indexFiles)).contains(PersonInEverything.MARKER);
        assertThat(graph(driver)).contains(PersonInEverything.MARKER, "qzfamilyvwx");
        Path before = folder.resolve("before.jsonl");
        Archives.export(driver, before);

        erase();

        nothingIsLeft();
        assertThat(ownWords(log)).doesNotContain(PersonInEverything.MARKER, "qzfamilyvwx");
        assertThat(trail.firstBroken()).isEmpty();
        assertThat(trail.of("team:t01", 10)).extracting(AuditEntry::reason).contains("of nobody", "");
        assertThat(mentorings()).isPositive();

        Archives.restore(driver, before);
        // The index goes on where it was, as it would not after a real restart.
        driver.executableQuery("MATCH (s:OutboxSequence) SET s.value = s.value + 10000")
                .execute();
        assertThat(graph(driver)).contains(PersonInEverything.MARKER);
        runner.start();
        assertThat(graph(driver)).doesNotContain(PersonInEverything.MARKER, "qzfamilyvwx");
        assertThat(trail.firstBroken()).isEmpty();
        aFolderPutBackServesNothingOf(before);
    }

    /** As if the old folder of the database were put back, while only the tombstones beside it are of today. */
    private void aFolderPutBackServesNothingOf(Path before) throws IOException {
        Path data = folder.resolve("put-back");
        try (var old = GraphFolder.open(data.resolve("graph"))) {
            Archives.restore(old.driver(), before);
            assertThat(graph(old.driver())).contains(PersonInEverything.MARKER, "qzfamilyvwx");
        }
        Files.copy(tombstones, data.resolve("tombstones.jsonl"));
        // From the first moment on at which it serves anything, whatever it would still do later.
        try (var product =
                ProductProcess.beside(data, "--passerelle.privacy.tombstones=" + data.resolve("tombstones.jsonl"))) {
            product.kill();
        }
        try (var erased = GraphFolder.open(data.resolve("graph"))) {
            assertThat(graph(erased.driver())).doesNotContain(PersonInEverything.MARKER, "qzfamilyvwx");
        }
        assertThat(bytes(data.resolve("index"))).doesNotContain(PersonInEverything.MARKER, "qzfamilyvwx");
        assertThat(Files.readString(data.resolve("product.log")).toLowerCase(Locale.ROOT))
                .contains("people are erased anew")
                .doesNotContain(PersonInEverything.MARKER, "qzfamilyvwx");
    }

    /** Without what the mail server of the tests says of the mails that it got. */
    private static String ownWords(CapturedOutput log) {
        return log.getAll()
                .lines()
                .filter(line -> !line.contains("icegreen"))
                .collect(Collectors.joining("\n"))
                .toLowerCase(Locale.ROOT);
    }

    /** As if something had changed in the profile. */
    private void writeIndex() {
        driver.executableQuery("""
                        MERGE (s:OutboxSequence {name: 'outbox'}) SET s.value = s.value + 1
                        CREATE (:OutboxEvent {seq: s.value, type: 'directory.ExpertChanged', at: datetime(),
                          payload: '{"expert":"e04"}'})
                        """).execute();
        index.awaitNow(Duration.ofSeconds(60));
    }

    private void erase() throws InterruptedException {
        erasures.ask(BY_LETTER, subjects.of(Set.of(), Set.of(PersonInEverything.EXPERT), Set.of()), "by letter");
        assertThat(erasures.latest()).extracting(Erasure::state).containsExactly(Erasure.State.WAITING);
        clock.advance(Duration.ofDays(8));
        for (int i = 0; i < 200 && !isDone(); i++) {
            runner.round();
            clock.advance(Duration.ofSeconds(20));
            Thread.sleep(100);
        }
        runner.round();
        index.awaitNow(Duration.ofSeconds(60));
    }

    private boolean isDone() {
        return erasures.latest().getFirst().state() == Erasure.State.DONE;
    }

    private void nothingIsLeft() throws IOException {
        assertThat(isDone()).isTrue();
        assertThat(graph(driver)).doesNotContain(PersonInEverything.MARKER, "qzfamilyvwx");
        assertThat(bytes(indexFiles)).doesNotContain(PersonInEverything.MARKER, "qzfamilyvwx");
        assertThat(bytes(importFiles)).doesNotContain(PersonInEverything.MARKER);
        assertThat(Files.readString(tombstones).toLowerCase(Locale.ROOT))
                .contains(PersonInEverything.EXPERT)
                .doesNotContain(PersonInEverything.MARKER, "qzfamilyvwx");
    }

    private long mentorings() {
        return driver.executableQuery(
                        "MATCH (:FormerExpert {id: 'e04'})-[:MENTORED]->(g:Engagement) RETURN count(g) AS n")
                .execute()
                .records()
                .getFirst()
                .get("n")
                .asLong();
    }

    /** All properties of all nodes and relations, in lower case, one a line. */
    private static String graph(Driver driver) {
        return Stream.of(
                        "MATCH (n) RETURN head(labels(n)) AS kind, properties(n) AS all",
                        "MATCH ()-[n]->() RETURN type(n) AS kind, properties(n) AS all")
                .flatMap(query -> driver.executableQuery(query).execute().records().stream())
                .map(row -> row.get("kind").asString() + " " + row.get("all").asMap())
                .map(line -> line.toLowerCase(Locale.ROOT))
                .filter(line -> line.contains("qz"))
                .collect(Collectors.joining("\n"));
    }

    private static String bytes(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return "";
        }
        var all = new StringBuilder();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                all.append(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
            }
        }
        return all.toString().toLowerCase(Locale.ROOT);
    }
}
