package eu.passerelle.notifications.replies;

import eu.passerelle.kernel.EngagementId;
import eu.passerelle.kernel.GraphTransactions;
import eu.passerelle.kernel.Ids;
import eu.passerelle.scheduling.Session;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.neo4j.core.Neo4jClient;
import org.springframework.stereotype.Component;

/** Answers that changed nothing, for a coordinator to look at. */
@Component
public class ReplyNotes {
    private static final Logger log = LoggerFactory.getLogger(ReplyNotes.class);
    private static final int LISTED = 200;
    /** More say no more than these, and could be sent by anybody. */
    private static final int MOST = 500;

    private static final String WRITE = """
            MATCH (n:ReplyNote) WITH count(n) AS notes WHERE notes < $most
            CREATE (n:ReplyNote) SET n = $properties
            RETURN count(n)
            """;

    private final Neo4jClient neo4j;
    private final GraphTransactions transactions;
    private final Clock clock;

    ReplyNotes(Neo4jClient neo4j, GraphTransactions transactions, Clock clock) {
        this.neo4j = neo4j;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Why an answer was not counted. */
    public enum Kind {
        FOREIGN_ADDRESS,
        UNKNOWN_SESSION,
        UNKNOWN_INVITATION,
        STALE,
        CANCELLED,
        OVER,
        UNUSABLE_TIME,
        UNCLEAR,
        UNREADABLE,
        TOO_LARGE
    }

    /** @param address that the answer names, or its sender; may be empty */
    public record Note(String id, Kind kind, String address, Optional<EngagementId> engagement, Instant at) {}

    /** The newest first, at most 200. */
    public List<Note> list() {
        return List.copyOf(neo4j.query("MATCH (n:ReplyNote) RETURN n ORDER BY n.at DESC, n.id LIMIT $limit")
                .bind(LISTED)
                .to("limit")
                .fetchAs(Note.class)
                .mappedBy((types, row) -> new Note(
                        row.get("n").get("id").asString(),
                        Kind.valueOf(row.get("n").get("kind").asString()),
                        row.get("n").get("address").asString(),
                        Optional.of(row.get("n").get("engagementId").asString(""))
                                .filter(id -> !id.isEmpty())
                                .map(EngagementId::new),
                        row.get("n").get("at").asZonedDateTime().toInstant()))
                .all());
    }

    /** One that is gone already is gone. */
    public void remove(String id) {
        transactions.write(() -> neo4j.query("MATCH (n:ReplyNote {id: $id}) DETACH DELETE n")
                .bind(id)
                .to("id")
                .run());
    }

    void write(Kind kind, String address, Optional<Session> session) {
        var properties = new HashMap<String, Object>();
        properties.put("id", Ids.random());
        properties.put("kind", kind.name());
        properties.put("address", address);
        properties.put("at", clock.instant().atZone(ZoneOffset.UTC));
        session.ifPresent(
                known -> properties.put("engagementId", known.engagement().value()));
        boolean written = neo4j.query(WRITE)
                        .bind(MOST)
                        .to("most")
                        .bind(properties)
                        .to("properties")
                        .fetchAs(Long.class)
                        .one()
                        .orElse(0L)
                > 0;
        if (!written) {
            log.warn("A calendar answer was not counted, and {} notes of such wait already", MOST);
        }
    }
}
