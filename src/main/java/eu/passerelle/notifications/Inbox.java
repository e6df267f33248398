package eu.passerelle.notifications;

import eu.passerelle.accounts.Viewer;
import eu.passerelle.accounts.Viewer.CityViewer;
import eu.passerelle.accounts.Viewer.CoordinatorViewer;
import eu.passerelle.accounts.Viewer.ExpertViewer;
import eu.passerelle.accounts.Viewer.Overseer;
import eu.passerelle.kernel.AccountId;
import eu.passerelle.kernel.ExpertId;
import eu.passerelle.kernel.GraphTransactions;
import eu.passerelle.kernel.Ids;
import eu.passerelle.kernel.TeamId;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.neo4j.driver.Value;
import org.springframework.data.neo4j.core.Neo4jClient;
import org.springframework.stereotype.Component;

/** What people were told, and have not read yet. A team has one inbox; each of its members reads it for him- or herself. */
@Component
class Inbox {
    static final int MOST_SHOWN = 100;

    private static final String NOTE = """
            CREATE (:Notice {id: $id, owner: $owner, kind: $kind, page: $page, at: $now, readBy: [], waits: $waits})
            """;
    private static final String LIST = """
            MATCH (n:Notice {owner: $owner})
            RETURN n {.id, .kind, .page, .at, read: $account IN n.readBy} AS n ORDER BY n.at DESC, n.id LIMIT $most
            """;
    private static final String READ = """
            MATCH (n:Notice {owner: $owner}) WHERE NOT $account IN n.readBy
            SET n.readBy = n.readBy + $account
            """;
    private static final String WAITING = """
            MATCH (n:Notice {waits: true}) RETURN n.owner AS owner, min(n.at) AS since ORDER BY owner LIMIT 10000
            """;
    /** Whose news somebody else has not announced already as due then. */
    private static final String MARK_DUE = """
            UNWIND $due AS due
            MATCH (n:Notice {owner: due.owner, waits: true})
            WHERE n.at < due.until AND coalesce(n.dueAt < due.until, true)
            SET n.dueAt = due.until
            RETURN DISTINCT due.owner
            """;
    /** Read in the meantime, it needs no mail any more; but one member of a team reads for him- or herself alone. */
    private static final String TAKE = """
            MATCH (n:Notice {owner: $owner, waits: true}) WHERE n.at < $until
            SET n.waits = false
            WITH n WHERE n.readBy = [] OR n.owner STARTS WITH 'team:'
            RETURN n {.id, .kind, .page, .at, read: false} AS n ORDER BY n.at, n.id
            """;

    private final Neo4jClient neo4j;
    private final GraphTransactions transactions;
    private final Clock clock;

    Inbox(Neo4jClient neo4j, GraphTransactions transactions, Clock clock) {
        this.neo4j = neo4j;
        this.transactions = transactions;
        this.clock = clock;
    }

    static String ownerOf(ExpertId expert) {
        return "expert:" + expert;
    }

    static String ownerOf(TeamId team) {
        return "team:" + team;
    }

    static String ownerOf(AccountId account) {
        return "account:" + account;
    }

    static String ownerOf(Viewer viewer) {
        return switch (viewer) {
            case CityViewer city -> ownerOf(city.team());
            case ExpertViewer expert -> ownerOf(expert.expert());
            case CoordinatorViewer coordinator -> ownerOf(coordinator.account());
            case Overseer overseer -> ownerOf(overseer.account());
        };
    }

    /** Within the running transaction. @param waits for the next digest, as no mail of its own is sent */
    void note(Letter letter, boolean waits) {
        neo4j.query(NOTE)
                .bindAll(Map.of(
                        "id", Ids.random(),
                        "owner", letter.recipient().owner(),
                        "kind", letter.kind().name(),
                        "page", letter.page().getRawPath(),
                        "now", clock.instant().atZone(ZoneOffset.UTC),
                        "waits", waits))
                .run();
    }

    /** The newest first. */
    List<Notice> of(Viewer viewer) {
        return notices(
                LIST,
                Map.of("owner", ownerOf(viewer), "account", viewer.account().value(), "most", MOST_SHOWN));
    }

    void markRead(Viewer viewer) {
        transactions.write(() -> neo4j.query(READ)
                .bindAll(Map.of(
                        "owner", ownerOf(viewer), "account", viewer.account().value()))
                .run());
    }

    /** @param since the first of it was told */
    record Waiting(String owner, Instant since) {}

    List<Waiting> waiting() {
        return List.copyOf(neo4j.query(WAITING)
                .fetchAs(Waiting.class)
                .mappedBy((types, row) -> new Waiting(
                        row.get("owner").asString(),
                        row.get("since").asZonedDateTime().toInstant()))
                .all());
    }

    /** Within the running transaction. @return the owners of what was not marked as due before */
    Set<String> markDue(Map<String, Instant> untilByOwner) {
        List<Map<String, Object>> due = untilByOwner.entrySet().stream()
                .map(one -> Map.<String, Object>of(
                        "owner", one.getKey(), "until", one.getValue().atZone(ZoneOffset.UTC)))
                .toList();
        return Set.copyOf(
                neo4j.query(MARK_DUE).bind(due).to("due").fetchAs(String.class).all());
    }

    /** What was told before and waited for a digest, and waits no more; within the running transaction. */
    List<Notice> takeWaiting(String owner, Instant until) {
        return notices(TAKE, Map.of("owner", owner, "until", until.atZone(ZoneOffset.UTC)));
    }

    private List<Notice> notices(String cypher, Map<String, Object> parameters) {
        return List.copyOf(neo4j.query(cypher)
                .bindAll(parameters)
                .fetchAs(Notice.class)
                .mappedBy((types, row) -> notice(row.get("n")))
                .all());
    }

    private static Notice notice(Value n) {
        return new Notice(
                n.get("id").asString(),
                LetterKind.valueOf(n.get("kind").asString()),
                n.get("page").asString(),
                n.get("at").asZonedDateTime().toInstant(),
                n.get("read").asBoolean());
    }
}
