package eu.passerelle.directory.duplicates;

import eu.passerelle.accounts.Viewer.CoordinatorViewer;
import eu.passerelle.directory.ExpertChanged;
import eu.passerelle.directory.duplicates.Likeness.Sign;
import eu.passerelle.kernel.ExpertId;
import eu.passerelle.kernel.GraphTransactions;
import eu.passerelle.kernel.Ids;
import eu.passerelle.kernel.NotFound;
import eu.passerelle.kernel.OutboxFollower;
import eu.passerelle.kernel.RecordedEvent;
import eu.passerelle.privacy.AuditEntry;
import eu.passerelle.privacy.AuditTrail;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.neo4j.driver.Record;
import org.neo4j.driver.Value;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.neo4j.core.Neo4jClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** The pairs of profiles that may be one person's. They are looked for in the background, some minutes after a change. */
@Component
public class Duplicates implements OutboxFollower {
    static final int MOST_LISTED = 100;
    private static final Logger log = LoggerFactory.getLogger(Duplicates.class);
    private static final int AT_ONCE = 1_000;

    private static final String FACES = """
            MATCH (e:Expert) WHERE e.id > $place
            WITH e ORDER BY e.id LIMIT $limit
            RETURN e.id AS id, coalesce(e.givenName, '') + ' ' + coalesce(e.familyName, '') AS name,
              coalesce(e.email, '') AS mail, [(e)-[:EMPLOYED_BY]->(o:Organisation) | o.id] AS organisations,
              reduce(text = '', part IN [e.summary_en, e.summary_fr, e.summary_de, e.summary_ro] |
                text + ' ' + coalesce(part, '')) AS text
            """;
    private static final String WRITE = """
            UNWIND $rows AS row
            MATCH (one:Expert {id: row.one}) MATCH (other:Expert {id: row.other})
            MERGE (one)-[d:LIKELY_DUPLICATE]->(other) ON CREATE SET d.state = 'open'
            SET d.score = row.score, d.signs = row.signs, d.round = $round
            """;
    private static final String FORGET = """
            MATCH (:Expert)-[d:LIKELY_DUPLICATE {state: 'open'}]->(:Expert) WHERE d.round <> $round DELETE d
            """;
    private static final String WAITING = """
            RETURN COUNT { (:Expert)-[:LIKELY_DUPLICATE {state: 'open'}]->(:Expert) }
            """;
    private static final String OPEN = """
            RETURN COUNT { (:Expert)-[:LIKELY_DUPLICATE {state: 'open'}]->(:Expert) } AS total,
              COLLECT {
                MATCH (one:Expert)-[d:LIKELY_DUPLICATE {state: 'open'}]->(other:Expert)
                WITH one, d, other ORDER BY d.score DESC, one.id, other.id LIMIT $limit
                RETURN {one: one.id, oneName: one.givenName + ' ' + one.familyName,
                  other: other.id, otherName: other.givenName + ' ' + other.familyName, score: d.score, signs: d.signs}
              } AS rows
            """;
    private static final String SETTLE = """
            MATCH (one:Expert {id: $one})-[d:LIKELY_DUPLICATE {state: $from}]-(other:Expert {id: $other})
            SET d.state = $to RETURN count(d)
            """;

    private final Neo4jClient neo4j;
    private final GraphTransactions transactions;
    private final AuditTrail trail;
    private final AtomicBoolean changed = new AtomicBoolean(true);
    private final AtomicBoolean looking = new AtomicBoolean();

    Duplicates(Neo4jClient neo4j, GraphTransactions transactions, AuditTrail trail) {
        this.neo4j = neo4j;
        this.transactions = transactions;
        this.trail = trail;
    }

    /** @param total how many there are, though no more than {@link #MOST_LISTED} are listed */
    record Waiting(int total, List<Suspicion> rows) {}

    /** @param percent how much speaks for it */
    record Suspicion(String one, String oneName, String other, String otherName, int percent, List<Sign> signs) {}

    @Override
    public String name() {
        return "duplicates";
    }

    @Override
    public void follow(RecordedEvent event) {
        if (event.event() instanceof ExpertChanged) {
            changed.set(true);
        }
    }

    @Scheduled(fixedDelayString = "PT3M", initialDelayString = "PT30S")
    void lookWhenSomethingChanged() {
        if (changed.getAndSet(false)) {
            lookNow();
        }
    }

    /** In the background, and on a thread of its own, since comparing is nothing but work; see {@link #isLooking}. */
    void lookNow() {
        if (looking.compareAndSet(false, true)) {
            Thread.ofPlatform().name("duplicates").daemon().start(this::lookOnce);
        }
    }

    /** What is listed will change in a moment. */
    boolean isLooking() {
        return looking.get();
    }

    private void lookOnce() {
        try {
            look();
        } catch (RuntimeException e) {
            log.warn("The profiles could not be compared; they will be in some minutes", e);
            changed.set(true);
        } finally {
            looking.set(false);
        }
    }

    /** Compares all profiles. What was settled stays so; what is no longer alike is forgotten. */
    void look() {
        List<Map<String, Object>> rows = Blocks.pairs(faces()).stream()
                .map(pair -> Map.<String, Object>of(
                        "one", pair.one(),
                        "other", pair.other(),
                        "score", pair.likeness().score(),
                        "signs",
                                pair.likeness().signs().stream().map(Enum::name).toList()))
                .toList();
        String round = Ids.random();
        for (int from = 0; from < rows.size(); from += AT_ONCE) {
            List<Map<String, Object>> batch = rows.subList(from, Math.min(from + AT_ONCE, rows.size()));
            transactions.write(() -> {
                neo4j.query(WRITE)
                        .bindAll(Map.of("rows", batch, "round", round))
                        .run();
            });
        }
        transactions.write(() -> {
            neo4j.query(FORGET).bind(round).to("round").run();
        });
    }

    /** How many pairs nobody has looked at. */
    public int waiting() {
        return neo4j.query(WAITING)
                .fetchAs(Long.class)
                .one()
                .map(Long::intValue)
                .orElse(0);
    }

    Waiting open() {
        return neo4j.query(OPEN)
                .bind(MOST_LISTED)
                .to("limit")
                .fetchAs(Waiting.class)
                .mappedBy((types, row) ->
                        new Waiting(row.get("total").asInt(), row.get("rows").asList(Duplicates::suspicion)))
                .one()
                .orElse(new Waiting(0, List.of()));
    }

    /** They are two persons, and will not be asked about again. */
    void settle(CoordinatorViewer viewer, ExpertId one, ExpertId other, String reason) {
        change(viewer, one, other, "open", "settled", "DUPLICATE_SETTLED", reason);
    }

    void reopen(CoordinatorViewer viewer, ExpertId one, ExpertId other) {
        change(viewer, one, other, "settled", "open", "DUPLICATE_REOPENED", "");
    }

    private void change(
            CoordinatorViewer viewer,
            ExpertId one,
            ExpertId other,
            String from,
            String to,
            String action,
            String reason) {
        transactions.write(() -> {
            long found = neo4j.query(SETTLE)
                    .bindAll(Map.of("one", one.value(), "other", other.value(), "from", from, "to", to))
                    .fetchAs(Long.class)
                    .one()
                    .orElse(0L);
            if (found == 0) {
                throw new NotFound("Pair of profiles", one + ", " + other);
            }
            trail.append(
                    viewer.account(),
                    "expert:" + one,
                    action,
                    reason,
                    List.of(new AuditEntry.Change("other", "", other.value())));
        });
    }

    private List<Face> faces() {
        var faces = new ArrayList<Face>();
        String place = "";
        while (true) {
            var batch = neo4j.query(FACES)
                    .bindAll(Map.of("place", place, "limit", AT_ONCE))
                    .fetchAs(Face.class)
                    .mappedBy((types, row) -> face(row))
                    .all();
            if (batch.isEmpty()) {
                return faces;
            }
            faces.addAll(batch);
            place = faces.getLast().id();
        }
    }

    private static Face face(Record row) {
        return Face.of(
                row.get("id").asString(),
                row.get("name").asString(),
                row.get("mail").asString(),
                row.get("organisations").asList(Value::asString),
                row.get("text").asString());
    }

    private static Suspicion suspicion(Value row) {
        return new Suspicion(
                row.get("one").asString(),
                row.get("oneName").asString(),
                row.get("other").asString(),
                row.get("otherName").asString(),
                (int) Math.round(100 * row.get("score").asDouble()),
                row.get("signs").asList(Value::asString).stream()
                        .map(Sign::valueOf)
                        .toList());
    }
}
