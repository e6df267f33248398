package eu.passerelle.conflicts;

import eu.passerelle.kernel.ExpertId;
import eu.passerelle.kernel.NotFound;
import eu.passerelle.kernel.TeamId;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.neo4j.driver.Record;
import org.neo4j.driver.Value;
import org.springframework.data.neo4j.core.Neo4jClient;
import org.springframework.stereotype.Component;

/** Organisations are one node each, whoever names them: so experts and teams that share one are a path apart. */
@Component
class Organisations {
    static final int MOST_LISTED = 50;
    static final int MOST_EXPERTS = 100;
    static final int MOST_TEAMS = 20;

    /** First by what a relation count tells for nothing, so that only those listed are looked at. */
    private static final String FIND = """
            MATCH (o:Organisation) WHERE toLower(o.name) CONTAINS toLower($words)
            WITH o, EXISTS { (o)<-[:EMPLOYED_BY|CONCERNS]-() } AND EXISTS { (o)-[:FROM|FUNDS|EVALUATES]-() } AS shared
            ORDER BY shared DESC, COUNT { (o)--() } DESC, o.name, o.id LIMIT $limit
            RETURN o.id AS id, o.name AS name,
              COUNT { MATCH (o)<-[:EMPLOYED_BY|CONCERNS]-(n)
                MATCH (n)<-[:HAS_INTEREST*0..1]-(e:Expert) RETURN DISTINCT e } AS experts,
              COUNT { MATCH (o)-[:FROM|FUNDS|EVALUATES]-(n)
                MATCH (n)-[:MEMBER_OF*0..1]->(t:Team) RETURN DISTINCT t } AS teams
            """;

    private static final String ONE = """
            MATCH (o:Organisation {id: $id})
            RETURN o.name AS name,
              coalesce(head([(o)-[:IN_SECTOR]->(s:Sector) | s.code]), '') AS sector,
              coalesce(head([(o)-[:BASED_IN]->(c:Country) | c.code]), '') AS country,
              COLLECT {
                CALL (o) {
                  MATCH (o)<-[job:EMPLOYED_BY]-(e:Expert)
                  RETURN e, 'employment' AS kind, job.from AS since, job.to AS until
                  UNION ALL
                  MATCH (o)<-[:CONCERNS]-(i:Interest)<-[:HAS_INTEREST]-(e:Expert)
                  RETURN e, i.kind AS kind, i.since AS since, i.until AS until
                }
                WITH e, kind, since, until ORDER BY until IS NULL DESC, until DESC, e.familyName, e.id LIMIT $experts
                RETURN {expert: e.id, name: e.givenName + ' ' + e.familyName, kind: kind, since: since, until: until}
              } AS people,
              COLLECT {
                CALL (o) {
                  MATCH (o)<-[:FROM]-(:Member)-[:MEMBER_OF]->(t:Team) RETURN DISTINCT t, 'member' AS role
                  UNION ALL
                  MATCH (o)-[:FUNDS]->(t:Team) RETURN t, 'funder' AS role
                  UNION ALL
                  MATCH (o)-[:EVALUATES]->(t:Team) RETURN t, 'evaluator' AS role
                }
                MATCH (t)-[:OF]->(c:City)
                WITH t, c, role ORDER BY c.name, t.name, t.id, role LIMIT $teams
                RETURN {team: t.id, name: t.name, city: c.name, role: role}
              } AS teams
            """;

    private final Neo4jClient neo4j;

    Organisations(Neo4jClient neo4j) {
        this.neo4j = neo4j;
    }

    /** @param experts how many work or worked there, or named it in their register */
    record Found(String id, String name, int experts, int teams) {
        public boolean isShared() {
            return experts > 0 && teams > 0;
        }
    }

    /**
     * @param sector by code, as country; empty when it is not known
     * @param people no more than {@link #MOST_EXPERTS}, those of today first
     * @param teams no more than {@link #MOST_TEAMS}
     */
    record Organisation(String name, String sector, String country, List<Person> people, List<Seat> teams) {}

    record Person(ExpertId expert, String name, Tie.Kind kind, Optional<LocalDate> since, Optional<LocalDate> until) {}

    record Seat(TeamId team, String name, String city, Tie.Involvement role) {}

    /** Those that experts and teams share come first; an empty text finds all. */
    List<Found> find(String words) {
        return List.copyOf(neo4j.query(FIND)
                .bindAll(Map.of("words", words, "limit", MOST_LISTED))
                .fetchAs(Found.class)
                .mappedBy((types, row) -> new Found(
                        row.get("id").asString(),
                        row.get("name").asString(),
                        row.get("experts").asInt(),
                        row.get("teams").asInt()))
                .all());
    }

    Organisation get(String id) {
        return neo4j.query(ONE)
                .bindAll(Map.of("id", id, "experts", MOST_EXPERTS, "teams", MOST_TEAMS))
                .fetchAs(Organisation.class)
                .mappedBy((types, row) -> organisation(row))
                .one()
                .orElseThrow(() -> new NotFound("Organisation", id));
    }

    private static Organisation organisation(Record row) {
        return new Organisation(
                row.get("name").asString(),
                row.get("sector").asString(),
                row.get("country").asString(),
                row.get("people").asList(Organisations::person),
                row.get("teams").asList(Organisations::seat));
    }

    private static Person person(Value row) {
        return new Person(
                new ExpertId(row.get("expert").asString()),
                row.get("name").asString(),
                Tie.Kind.valueOf(upper(row.get("kind"))),
                day(row.get("since")),
                day(row.get("until")));
    }

    private static Seat seat(Value row) {
        return new Seat(
                new TeamId(row.get("team").asString()),
                row.get("name").asString(),
                row.get("city").asString(),
                Tie.Involvement.valueOf(upper(row.get("role"))));
    }

    private static Optional<LocalDate> day(Value value) {
        return value.isNull() ? Optional.empty() : Optional.of(value.asLocalDate());
    }

    private static String upper(Value text) {
        return text.asString().toUpperCase(Locale.ROOT);
    }
}
