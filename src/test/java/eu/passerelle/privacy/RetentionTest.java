package eu.passerelle.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.engagements.EngagementsWorld;
import eu.passerelle.kernel.AccountId;
import eu.passerelle.kernel.Forgetting;
import eu.passerelle.kernel.GraphTransactions;
import eu.passerelle.schema.Ownership;
import eu.passerelle.testing.PasserelleTest;
import eu.passerelle.testing.TestClock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.data.neo4j.core.Neo4jClient;

/** What has been kept for as long as it may goes, and nothing a day too early. */
@PasserelleTest
class RetentionTest {
    private static final String NAME = "Adalbert Zwölfwein";
    private static final Map<String, Period> KEPT =
            Map.of("traffic", Forgetting.TRAFFIC, "work", Forgetting.WORK, "secret", Forgetting.SECRET);
    private static final Set<String> WITH_A_CLOCK = KEPT.keySet();

    @Autowired
    Retention retention;

    @Autowired
    ForgettingRuns runs;

    @Autowired
    AuditTrail trail;

    @Autowired
    Neo4jClient neo4j;

    @Autowired
    GraphTransactions transactions;

    @Autowired
    TestClock clock;

    @Autowired
    ApplicationContext context;

    private final Ownership ownership = Ownership.read();

    @Test
    void each_label_that_is_kept_for_a_time_has_one_rule_that_keeps_it_no_longer() {
        Map<String, Forgetting> rules =
                retention.rules().stream().collect(Collectors.toMap(Forgetting::label, Function.identity()));
        assertThat(rules.keySet())
                .as(
                        "labels kept for a time. Maybe the owning module's Forgetting.Source lacks one, and RetentionWorld too.")
                .isEqualTo(labels().keySet());
        assertThat(RetentionWorld.NODES.keySet()).isEqualTo(labels().keySet());
        assertThat(rules.values())
                .allSatisfy(rule -> assertThat(before(rule.kept()))
                        .as(rule.label())
                        .isAfterOrEqualTo(before(
                                KEPT.get(ownership.labels().get(rule.label()).retention()))));
    }

    @Test
    void what_is_over_goes_or_loses_its_names_and_what_has_a_day_left_stays_whole() {
        transactions.write(() -> retention.rules().forEach(rule -> {
            ZonedDateTime limit = before(rule.kept());
            create(rule.label(), "old", 1, limit.minusDays(1));
            create(rule.label(), "young", 2, limit.plusDays(1));
        }));
        Map<String, Long> before = named();
        retention.run();
        Map<String, Long> after = named();
        var softly = new SoftAssertions();
        retention.rules().forEach(rule -> {
            softly.assertThat(after).as("over").doesNotContainKey(rule.label() + " old");
            softly.assertThat(before).as("made").containsKey(rule.label() + " young");
            softly.assertThat(after.get(rule.label() + " young"))
                    .as("%s has a day left", rule.label())
                    .isEqualTo(before.get(rule.label() + " young"));
        });
        softly.assertAll();
        ForgettingRun run = runs.latest(1).getFirst();
        assertThat(run.failed()).isEmpty();
        assertThat(run.endedAt()).contains(clock.instant());
        assertThat(run.gone())
                .extracting(ForgettingRun.Gone::label)
                .containsExactlyInAnyOrderElementsOf(labels().keySet());
    }

    @Test
    void one_node_does_it_once_a_day_and_takes_over_from_one_that_stopped() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        assertThat(transactions.write(() -> runs.claim(today))).isTrue();
        oldMail(Retention.AT_ONCE + 3);
        retention.run();
        assertThat(mails()).as("another node is at it").isEqualTo(Retention.AT_ONCE + 3);
        clock.advance(Duration.ofHours(1));
        retention.run();
        assertThat(mails()).isZero();
        assertThat(runs.latest(1).getFirst().gone())
                .containsExactly(new ForgettingRun.Gone("Mail", Retention.AT_ONCE + 3));
        oldMail(1);
        retention.run();
        assertThat(mails()).as("once a day").isOne();
        clock.advance(Duration.ofDays(1));
        retention.run();
        assertThat(mails()).isZero();
        assertThat(runs.latest(9)).extracting(ForgettingRun::total).containsExactly(1L, Retention.AT_ONCE + 3L);
    }

    @Test
    void a_rule_that_fails_is_told_and_holds_up_no_other() {
        oldMail(1);
        Forgetting broken = new Forgetting("Broken", Forgetting.TRAFFIC, "RETURN 1 / 0 AS number");
        Forgetting mails = retention.rules().stream()
                .filter(rule -> rule.label().equals("Mail"))
                .findFirst()
                .orElseThrow();
        new Retention(List.of(() -> List.of(broken, mails)), runs, neo4j, transactions, clock).run();
        assertThat(mails()).isZero();
        assertThat(runs.latest(1).getFirst().failed()).containsExactly("Broken");
    }

    @Test
    void what_is_left_of_the_trail_can_still_be_verified() {
        List.of("ONE", "TWO").forEach(this::append);
        clock.advance(Duration.ofDays(6 * 365));
        retention.run();
        assertThat(trail.of("s", 9)).isEmpty();
        assertThat(trail.firstBroken()).isEmpty();
        List.of("THREE", "FOUR").forEach(this::append);
        assertThat(trail.of("s", 9)).extracting(AuditEntry::number).containsExactly(4L, 3L);
        assertThat(trail.firstBroken()).isEmpty();
        transactions.write(
                () -> neo4j.query("MATCH (a:AuditEntry {number: 3}) DELETE a").run());
        assertThat(trail.firstBroken()).hasValue(3);
    }

    @Test
    void experts_are_no_longer_found_by_what_was_told_of_their_mentoring() {
        var world = EngagementsWorld.createIn(context);
        world.write(
                "MATCH (e:Expert {id: '" + EngagementsWorld.ANA
                        + "'}) CREATE (e)-[:MENTORED]->(:Engagement {id: 'g', endedOn: date('2020-01-01'), summary_en: 'Told'})");
        String changes = "MATCH (e:OutboxEvent {type: 'directory.ExpertChanged'}) RETURN count(e)";
        int before = (int) world.count(changes);
        retention.run();
        assertThat(world.count("MATCH (g:Engagement) WHERE g.summary_en IS NOT NULL RETURN count(g)"))
                .isZero();
        assertThat(world.count(changes)).isGreaterThan(before);
    }

    private void append(String action) {
        trail.append(new AccountId("somebody"), "s", action, "", List.of());
    }

    private void oldMail(int number) {
        transactions.write(
                () -> neo4j.query("UNWIND range(1, $number) AS i CREATE (:Mail {id: randomUUID(), createdAt: $at})")
                        .bindAll(Map.of("number", number, "at", before(Period.ofDays(91))))
                        .run());
    }

    private long mails() {
        return neo4j.query("MATCH (m:Mail) RETURN count(m)")
                .fetchAs(Long.class)
                .one()
                .orElseThrow();
    }

    private ZonedDateTime before(java.time.temporal.TemporalAmount kept) {
        return clock.instant().atZone(ZoneOffset.UTC).minus(kept);
    }

    /** With a name in all that is sensitive and is a text. */
    private void create(String label, String age, int number, ZonedDateTime at) {
        var planted = new HashMap<String, Object>();
        ownership.labels().get(label).of("sensitive").forEach(property -> planted.put(property, NAME));
        neo4j.query(RetentionWorld.NODES.get(label)
                        + " WITH n, properties(n) AS own SET n += $planted SET n += own SET n.age = $age")
                .bindAll(Map.of(
                        "id", label + "-" + age,
                        "at", at,
                        "number", number,
                        "name", NAME,
                        "planted", planted,
                        "age", label + " " + age))
                .run();
    }

    /** How many properties of which of them hold the name; nodes without names count as one. */
    private Map<String, Long> named() {
        var named = new TreeMap<String, Long>();
        neo4j.query("""
                        MATCH (n) WHERE n.age IS NOT NULL
                        WITH n, size([k IN keys(n) WHERE toStringOrNull(n[k]) CONTAINS $name]) AS own,
                          COUNT { (n)-[r]->() WHERE any(k IN keys(r) WHERE toStringOrNull(r[k]) CONTAINS $name) } AS linked
                        RETURN n.age AS age, own + linked AS number, labels(n)[0] AS label
                        """).bind(NAME).to("name").fetch().all().stream()
                .filter(row ->
                        (long) row.get("number") > 0 || !RetentionWorld.EMPTIED.contains((String) row.get("label")))
                .forEach(row -> named.put((String) row.get("age"), (long) row.get("number")));
        return named;
    }

    private Map<String, Ownership.Entry> labels() {
        var kept = new TreeMap<>(ownership.labels());
        kept.values().removeIf(entry -> !WITH_A_CLOCK.contains(entry.retention()));
        return kept;
    }
}
