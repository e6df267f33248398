package eu.passerelle.matching.graph;

import eu.passerelle.kernel.ExpertId;
import eu.passerelle.kernel.TeamId;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.data.neo4j.core.Neo4jClient;
import org.springframework.stereotype.Component;

/** Whose past work tells of a team. */
@Component
public class PastMentors {
    private final Neo4jClient neo4j;

    PastMentors(Neo4jClient neo4j) {
        this.neo4j = neo4j;
    }

    /** One query, however many. */
    public Set<ExpertId> of(Collection<TeamId> teams) {
        return neo4j
                .query("""
                        UNWIND $teams AS id
                        MATCH (:Team {id: id})<-[:WITH]-(:Engagement {state: 'closed'})<-[:MENTORED|CO_MENTORED]-(x:Expert)
                        RETURN DISTINCT x.id
                        """)
                .bind(teams.stream().map(TeamId::value).toList())
                .to("teams")
                .fetchAs(String.class)
                .all()
                .stream()
                .map(ExpertId::new)
                .collect(Collectors.toUnmodifiableSet());
    }
}
