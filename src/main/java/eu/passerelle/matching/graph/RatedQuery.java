package eu.passerelle.matching.graph;

import eu.passerelle.kernel.CompetenceCode;
import eu.passerelle.kernel.EngagementId;
import eu.passerelle.kernel.ExpertId;
import eu.passerelle.kernel.TeamId;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.neo4j.driver.Record;
import org.neo4j.driver.Value;
import org.springframework.data.neo4j.core.Neo4jClient;
import org.springframework.stereotype.Component;

/** Mentoring that somebody accepted, that is over, and that was rated. */
@Component
public class RatedQuery {
    private static final String RATED = """
            MATCH (g:Engagement {state: 'closed'})
            WHERE g.outcome IS NOT NULL AND g.startedOn IS NOT NULL AND g.endedOn IS NOT NULL
            """;
    private static final String COUNT = RATED + "WITH g LIMIT $most RETURN count(g)";
    private static final String NEWEST = RATED + """
            WITH g ORDER BY g.startedOn DESC, g.id LIMIT $most
            MATCH (x:Expert)-[m:MENTORED]->(g)-[:WITH]->(t:Team) WHERE coalesce(m.counts, true)
            RETURN g {.id, .outcome, .language, startedOn: coalesce(m.since, g.startedOn), hours: coalesce(m.hours, g.hours)} AS g, x.id AS expert, t.id AS team,
              [(g)-[:SERVED]->(c:Competence) | {code: c.code, weight: 2, level: 3}] AS served,
              [(g)-[:GREW_FROM]->(:Proposal)-[:FOR]->(:Request)-[n:NEEDS]->(c:Competence)
                | {code: c.code, weight: n.weight, level: n.level}] AS needs
            ORDER BY g.startedOn, g.id
            """;

    private final Neo4jClient neo4j;

    RatedQuery(Neo4jClient neo4j) {
        this.neo4j = neo4j;
    }

    /**
     * @param needs of the request that it grew from, or what it served where there is none
     * @param language spoken; may be empty
     * @param outcome −2 to 2
     */
    public record Rated(
            EngagementId id,
            ExpertId mentor,
            TeamId team,
            LocalDate startedOn,
            int hours,
            String language,
            List<NeedRow> needs,
            int outcome) {}

    /** @param weight 1 to 3 @param level 1 to 4 */
    public record NeedRow(CompetenceCode competence, int weight, int level) {}

    /** Counts no further than needed. */
    public int count(int most) {
        return neo4j.query(COUNT)
                .bind(most)
                .to("most")
                .fetchAs(Long.class)
                .one()
                .orElse(0L)
                .intValue();
    }

    /** So many of the newest, in the order in which they began. */
    public List<Rated> newest(int most) {
        return List.copyOf(neo4j.query(NEWEST)
                .bindAll(Map.of("most", most))
                .fetchAs(Rated.class)
                .mappedBy((types, row) -> rated(row))
                .all());
    }

    private static Rated rated(Record row) {
        Value g = row.get("g");
        return new Rated(
                new EngagementId(g.get("id").asString()),
                new ExpertId(row.get("expert").asString()),
                new TeamId(row.get("team").asString()),
                g.get("startedOn").asLocalDate(),
                g.get("hours").asInt(0),
                g.get("language").asString(""),
                needs(row),
                g.get("outcome").asInt());
    }

    private static List<NeedRow> needs(Record row) {
        Value asked = row.get(row.get("needs").isEmpty() ? "served" : "needs");
        return asked
                .asList(need -> new NeedRow(
                        new CompetenceCode(need.get("code").asString()),
                        need.get("weight").asInt(),
                        need.get("level").asInt()))
                .stream()
                .sorted((one, other) ->
                        one.competence().value().compareTo(other.competence().value()))
                .toList();
    }
}
