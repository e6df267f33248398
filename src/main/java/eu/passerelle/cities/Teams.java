package eu.passerelle.cities;

import eu.passerelle.kernel.NotFound;
import eu.passerelle.kernel.TeamId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.data.neo4j.core.Neo4jClient;
import org.springframework.stereotype.Component;

/** The teams of the cities, each read whole with its city. */
@Component
public class Teams {
    private static final String BY_IDS = """
            UNWIND $ids AS id
            MATCH (t:Team {id: id})-[:OF]->(c:City)
            """ + "RETURN properties(t) AS team, " + CityRow.MAP + """
             AS city,
              [(t)-[:WORKS_IN]->(l:Language) | l.code] AS languages,
              [(t)<-[:MEMBER_OF]-(:Member)-[:FROM|HAS_PROFESSION]->()-[:IN_SECTOR]->(s:Sector) | s.code] AS sectors
            """;

    private static final String AFTER = "MATCH (t:Team) WHERE t.id > $place RETURN t.id ORDER BY t.id LIMIT $limit";

    private final Neo4jClient neo4j;

    Teams(Neo4jClient neo4j) {
        this.neo4j = neo4j;
    }

    public Team get(TeamId id) {
        return find(id).orElseThrow(() -> new NotFound("Team", id.value()));
    }

    public Optional<Team> find(TeamId id) {
        return Optional.ofNullable(all(List.of(id)).get(id));
    }

    /** One query, however many; those that do not exist are absent. */
    public Map<TeamId, Team> all(Collection<TeamId> ids) {
        var found = new LinkedHashMap<TeamId, Team>();
        if (!ids.isEmpty()) {
            neo4j.query(BY_IDS)
                    .bind(ids.stream().map(TeamId::value).distinct().toList())
                    .to("ids")
                    .fetchAs(Team.class)
                    .mappedBy((types, row) -> TeamRow.team(row))
                    .all()
                    .forEach(team -> found.put(team.id(), team));
        }
        return found;
    }

    /** The next teams in order of id, for walking through all; start with an empty place. */
    public List<Team> after(Optional<TeamId> place, int limit) {
        var ids = neo4j
                .query(AFTER)
                .bindAll(Map.of("place", place.map(TeamId::value).orElse(""), "limit", limit))
                .fetchAs(String.class)
                .all()
                .stream()
                .map(TeamId::new)
                .toList();
        return List.copyOf(all(ids).values());
    }
}
