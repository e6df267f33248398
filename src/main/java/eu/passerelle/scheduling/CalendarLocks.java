package eu.passerelle.scheduling;

import eu.passerelle.kernel.ExpertId;
import eu.passerelle.kernel.NotFound;
import eu.passerelle.kernel.TeamId;
import org.springframework.data.neo4j.core.Neo4jClient;
import org.springframework.stereotype.Component;

/**
 * Makes those who change the same calendar wait for each other. Writing to a node locks it until commit; what is read
 * afterwards is what the one before has committed. Always in order of id, so that no two wait for one another.
 */
@Component
class CalendarLocks {
    private static final String EXPERT = "MATCH (n:Expert {id: $id}) SET n.rev = coalesce(n.rev, 0) + 1 RETURN n.rev";
    private static final String TEAM = "MATCH (n:Team {id: $id}) SET n.rev = coalesce(n.rev, 0) + 1 RETURN n.rev";

    private final Neo4jClient neo4j;

    CalendarLocks(Neo4jClient neo4j) {
        this.neo4j = neo4j;
    }

    void lock(ExpertId expert, TeamId team) {
        if (expert.value().compareTo(team.value()) < 0) {
            lock(expert);
            lock(team);
        } else {
            lock(team);
            lock(expert);
        }
    }

    void lock(ExpertId expert) {
        write(EXPERT, "Expert", expert.value());
    }

    private void lock(TeamId team) {
        write(TEAM, "Team", team.value());
    }

    private void write(String cypher, String kind, String id) {
        if (neo4j.query(cypher).bind(id).to("id").fetchAs(Long.class).one().isEmpty()) {
            throw new NotFound(kind, id);
        }
    }
}
