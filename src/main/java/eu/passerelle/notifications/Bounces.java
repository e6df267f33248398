package eu.passerelle.notifications;

import eu.passerelle.directory.UndeliveredMail;
import java.util.List;
import org.springframework.data.neo4j.core.Neo4jClient;
import org.springframework.stereotype.Component;

/** The addresses whose latest mail was given up. */
@Component
class Bounces implements UndeliveredMail {
    private static final String PARKED = """
            MATCH (m:Mail {state: 'PARKED'})
            WITH m ORDER BY m.createdAt DESC
            WITH m.recipient AS address, head(collect(m)) AS latest
            WHERE NOT EXISTS { MATCH (s:Mail {state: 'SENT'}) WHERE s.recipient = address AND s.createdAt > latest.createdAt }
            RETURN address, coalesce(latest.error, '') AS problem, latest.createdAt AS at ORDER BY at DESC LIMIT $limit
            """;

    private final Neo4jClient neo4j;

    Bounces(Neo4jClient neo4j) {
        this.neo4j = neo4j;
    }

    @Override
    public List<Bounce> bounces(int limit) {
        return List.copyOf(neo4j.query(PARKED)
                .bind(limit)
                .to("limit")
                .fetchAs(Bounce.class)
                .mappedBy((types, row) -> new Bounce(
                        row.get("address").asString(),
                        row.get("problem").asString(),
                        row.get("at").asZonedDateTime().toInstant()))
                .all());
    }
}
