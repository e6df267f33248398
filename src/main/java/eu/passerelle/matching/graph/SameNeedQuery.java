package eu.passerelle.matching.graph;

import eu.passerelle.kernel.CompetenceCode;
import eu.passerelle.kernel.EngagementId;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.neo4j.driver.Record;
import org.neo4j.driver.Value;
import org.springframework.data.neo4j.core.Neo4jClient;
import org.springframework.stereotype.Component;

/** Past mentoring of other cities on the same needs: from the competences on, a bounded number of each. */
@Component
public class SameNeedQuery {
    private static final int MOST_EACH = 500;

    static final String CYPHER = """
            UNWIND $competences AS code
            MATCH (n:Competence {code: code})
            CALL (n) {
              MATCH (n)<-[:SERVED]-(g) WHERE g.state = 'closed'
              RETURN g LIMIT $most
            }
            WITH DISTINCT g
            MATCH (g)-[:WITH]->(t)-[:OF]->(c)-[:IN_COUNTRY]->(k) WHERE c.id <> $city
            RETURN g {.id, .startedOn, .endedOn, .lesson, .lessonLanguage, hours: coalesce(g.hoursSpent, g.hours)} AS g, t.name AS team, t.phase AS phase, k.code AS country,
              c {.id, .name, .population} AS city,
              COLLECT { MATCH (t)<-[:MEMBER_OF]-(:Member)-[:FROM|HAS_PROFESSION]->()-[:IN_SECTOR]->(s:Sector) RETURN DISTINCT s.code } AS sectors,
              COLLECT { MATCH (g)-[r:SERVED]->(s:Competence) RETURN {code: s.code, outcome: coalesce(r.outcome, g.outcome)} } AS served
            ORDER BY g.endedOn DESC, g.id
            """;

    private final Neo4jClient neo4j;

    SameNeedQuery(Neo4jClient neo4j) {
        this.neo4j = neo4j;
    }

    /**
     * @param months it took, rounded, at least 1; 0 where nobody knows
     * @param hours 0 where nobody knows
     * @param served all that it served, with the outcome for each competence
     * @param lesson that both sides let others read
     */
    public record Mentoring(
            EngagementId id,
            LocalDate endedOn,
            int months,
            int hours,
            Place place,
            List<Evidence.Served> served,
            Optional<Lesson> lesson) {}

    /** @param language ISO 639-1 */
    public record Lesson(String text, String language) {}

    /** @param city by its id */
    public record Place(
            String city, String name, String team, String country, int population, String phase, Set<String> sectors) {}

    /** The newest first. @param city whose own past is left out */
    public List<Mentoring> of(Collection<CompetenceCode> competences, String city) {
        return List.copyOf(neo4j.query(CYPHER)
                .bindAll(Map.of(
                        "competences",
                        competences.stream().map(CompetenceCode::value).toList(),
                        "city",
                        city,
                        "most",
                        MOST_EACH))
                .fetchAs(Mentoring.class)
                .mappedBy((types, row) -> mentoring(row))
                .all());
    }

    private static Mentoring mentoring(Record row) {
        Value g = row.get("g");
        LocalDate ended = g.get("endedOn").asLocalDate();
        return new Mentoring(
                new EngagementId(g.get("id").asString()),
                ended,
                g.get("startedOn").isNull() ? 0 : months(g.get("startedOn").asLocalDate(), ended),
                g.get("hours").asInt(0),
                place(row),
                row.get("served").asList(SameNeedQuery::served),
                g.get("lesson").isNull()
                        ? Optional.empty()
                        : Optional.of(new Lesson(
                                g.get("lesson").asString(),
                                g.get("lessonLanguage").asString())));
    }

    private static Place place(Record row) {
        Value city = row.get("city");
        return new Place(
                city.get("id").asString(),
                city.get("name").asString(),
                row.get("team").asString(),
                row.get("country").asString(),
                city.get("population").asInt(),
                row.get("phase").asString(),
                Set.copyOf(row.get("sectors").asList(Value::asString)));
    }

    private static int months(LocalDate from, LocalDate until) {
        return Math.max(1, Math.round((until.toEpochDay() - from.toEpochDay()) / 30.44f));
    }

    private static Evidence.Served served(Value row) {
        Value outcome = row.get("outcome");
        return new Evidence.Served(
                new CompetenceCode(row.get("code").asString()),
                outcome.isNull() ? OptionalInt.empty() : OptionalInt.of(outcome.asInt()));
    }
}
