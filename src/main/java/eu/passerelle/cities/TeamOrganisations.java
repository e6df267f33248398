package eu.passerelle.cities;

import eu.passerelle.kernel.TeamId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.data.neo4j.core.Neo4jClient;
import org.springframework.stereotype.Component;

/** The organisations that sit in a team. */
@Component
public class TeamOrganisations {
    private static final String OF_TEAM = """
            OPTIONAL MATCH (:Team {id: $team})<-[:MEMBER_OF]-(:Member)-[:FROM]->(o:Organisation)
            WITH collect(DISTINCT o) AS members
            OPTIONAL MATCH (o:Organisation) WHERE o.id IN $also AND NOT o IN members
            WITH members, collect(o) AS others
            UNWIND members + others AS o
            RETURN o.id AS id, o.name AS name, o IN members AS member ORDER BY name, id
            """;

    private final Neo4jClient neo4j;

    TeamOrganisations(Neo4jClient neo4j) {
        this.neo4j = neo4j;
    }

    /** @param member whether it sits in the team today */
    public record TeamOrganisation(String id, String name, boolean member) {}

    /** By name. @param also the ids of others to name, such as those that have left */
    public List<TeamOrganisation> of(TeamId team, Collection<String> also) {
        return List.copyOf(neo4j.query(OF_TEAM)
                .bindAll(Map.of("team", team.value(), "also", List.copyOf(also)))
                .fetchAs(TeamOrganisation.class)
                .mappedBy((types, row) -> new TeamOrganisation(
                        row.get("id").asString(),
                        row.get("name").asString(),
                        row.get("member").asBoolean()))
                .all());
    }
}
