package eu.passerelle.engagements;

import eu.passerelle.kernel.NotFound;
import eu.passerelle.kernel.TeamId;
import org.springframework.data.neo4j.core.Neo4jClient;
import org.springframework.stereotype.Component;

/** Whose request is it? For followers of {@link RequestSubmitted}. */
@Component
public class RequestTeams {
    private final Neo4jClient neo4j;

    RequestTeams(Neo4jClient neo4j) {
        this.neo4j = neo4j;
    }

    /** @throws NotFound */
    public TeamId teamOf(RequestId request) {
        return neo4j.query("MATCH (:Request {id: $id})-[:BY]->(t:Team) RETURN t.id")
                .bind(request.value())
                .to("id")
                .fetchAs(String.class)
                .one()
                .map(TeamId::new)
                .orElseThrow(() -> new NotFound("Request", request.value()));
    }
}
