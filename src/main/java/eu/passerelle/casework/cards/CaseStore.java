package eu.passerelle.casework.cards;

import eu.passerelle.casework.cards.CaseCard.Facts;
import eu.passerelle.kernel.TeamId;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.neo4j.driver.Record;
import org.neo4j.driver.Value;
import org.springframework.data.neo4j.core.Neo4jClient;
import org.springframework.stereotype.Component;

/** Cards in the graph. All that belongs to one hangs on it, so that it can be erased whole. */
@Component
class CaseStore {
    private static final String OF_TEAM =
            "MATCH (:Team {id: $team})<-[:KEPT_BY]-(c:CaseCard) WHERE c.expiresOn >= $today";
    private static final String LINES = " RETURN c.id AS id, c.code AS code, c.age AS age, c.phenomenon AS phenomenon,"
            + " c.expiresOn AS expiresOn, COUNT { (c)<-[:PART_OF_CARD]-(m:CaseMeasure) WHERE m.status IN"
            + " ['PLANNED', 'RUNNING'] AND m.review <= $month } AS due ORDER BY c.code LIMIT $most";
    private static final String NUMBER = " RETURN count(c)";
    private static final String ONE = " AND c.id = $id";
    private static final String LOCKED = " SET c.rev = 0 WITH c";
    private static final String WHOLE = """
             RETURN properties(c) AS c, $team AS team,
              [(c)<-[:PART_OF_CARD]-(s:CaseArea) | properties(s)] AS states,
              COLLECT { MATCH (c)<-[:PART_OF_CARD]-(m:CaseMeasure) RETURN properties(m) ORDER BY m.review, m.id } AS measures,
              COLLECT { MATCH (c)<-[:PART_OF_CARD]-(v:CaseView) RETURN properties(v) ORDER BY v.withdrawn, v.until DESC, v.id LIMIT 40 } AS views,
              COLLECT { MATCH (c)<-[:PART_OF_CARD]-(e:CaseEvent) RETURN properties(e) ORDER BY e.at DESC, e.id LIMIT 100 } AS events
            """;
    private static final String CREATE = """
            MATCH (t:Team {id: $team})
            CREATE (c:CaseCard {id: $id})-[:KEPT_BY]->(t)
            SET c += $properties
            """;
    private static final String CHANGE = "MATCH (c:CaseCard {id: $id}) SET c += $properties";
    private static final String SAY = """
            MATCH (c:CaseCard {id: $card})
            MERGE (s:CaseArea {id: $id})
            MERGE (s)-[:PART_OF_CARD]->(c)
            SET s += $properties
            """;
    private static final String MEASURE = """
            MATCH (c:CaseCard {id: $card})
            MERGE (m:CaseMeasure {id: $id})
            MERGE (m)-[:PART_OF_CARD]->(c)
            SET m += $properties
            """;
    private static final String TELL = """
            MATCH (c:CaseCard {id: $card})
            CREATE (e:CaseEvent {id: $id, at: $at, actor: $actor, action: $action, detail: $detail})-[:PART_OF_CARD]->(c)
            """;
    /** In how many cards of the network the same is said; of the others it is not asked who kept them. */
    private static final String ALIKE = """
            MATCH (c:CaseCard {age: $age})
            WHERE c.expiresOn >= $today AND ($phenomenon = '' OR c.phenomenon = $phenomenon)
            WITH EXISTS { (c)-[:KEPT_BY]->(:Team {id: $team}) } AS own
            RETURN sum(CASE WHEN own THEN 1 ELSE 0 END) AS own, sum(CASE WHEN own THEN 0 ELSE 1 END) AS others
            """;

    private static final String ALL = "MATCH (c:CaseCard) WHERE c.expiresOn >= $today RETURN count(c)";

    private final Neo4jClient neo4j;

    CaseStore(Neo4jClient neo4j) {
        this.neo4j = neo4j;
    }

    /** A card in a list. */
    record Line(String id, CaseCode code, Facts facts, LocalDate expiresOn, int due) {}

    List<Line> of(TeamId team, LocalDate today, int most) {
        return List.copyOf(neo4j.query(OF_TEAM + LINES)
                .bindAll(Map.of(
                        "team",
                        team.value(),
                        "today",
                        today,
                        "month",
                        YearMonth.from(today).toString(),
                        "most",
                        most))
                .fetchAs(Line.class)
                .mappedBy((types, row) -> new Line(
                        row.get("id").asString(),
                        new CaseCode(row.get("code").asString()),
                        facts(row.get("age").asString(), row.get("phenomenon").asString()),
                        row.get("expiresOn").asLocalDate(),
                        row.get("due").asInt()))
                .all());
    }

    long number(TeamId team, LocalDate today) {
        return count(OF_TEAM + NUMBER, Map.of("team", team.value(), "today", today));
    }

    long all(LocalDate today) {
        return count(ALL, Map.of("today", today));
    }

    /** Of a team itself, and of all others together. */
    record Alike(long own, long others) {}

    Alike alike(TeamId team, Facts facts, LocalDate today) {
        return neo4j.query(ALIKE)
                .bindAll(properties(facts))
                .bindAll(Map.of("team", team.value(), "today", today))
                .fetchAs(Alike.class)
                .mappedBy((types, row) ->
                        new Alike(row.get("own").asLong(), row.get("others").asLong()))
                .one()
                .orElseGet(() -> new Alike(0, 0));
    }

    private long count(String cypher, Map<String, Object> parameters) {
        return neo4j.query(cypher).bindAll(parameters).fetchAs(Long.class).one().orElse(0L);
    }

    /** Of this team, and not over. */
    Optional<CaseCard> find(TeamId team, String id, LocalDate today) {
        return one(OF_TEAM + ONE + WHOLE, team, id, today);
    }

    /** Nobody else can change it until this transaction ends. */
    Optional<CaseCard> locked(TeamId team, String id, LocalDate today) {
        return one(OF_TEAM + ONE + LOCKED + WHOLE, team, id, today);
    }

    private Optional<CaseCard> one(String question, TeamId team, String id, LocalDate today) {
        return neo4j.query(question)
                .bindAll(Map.of("team", team.value(), "id", id, "today", today))
                .fetchAs(CaseCard.class)
                .mappedBy((types, row) -> card(row))
                .one();
    }

    void create(String id, TeamId team, Facts facts, LocalDate today) {
        var properties = new HashMap<>(properties(facts));
        properties.put("code", CaseCode.random().value());
        properties.put("openedOn", today);
        properties.put("expiresOn", CaseCard.expiry(today, today));
        neo4j.query(CREATE)
                .bindAll(Map.of("team", team.value(), "id", id, "properties", properties))
                .run();
    }

    void change(String id, Facts facts) {
        neo4j.query(CHANGE)
                .bindAll(Map.of("id", id, "properties", properties(facts)))
                .run();
    }

    void renew(String id, LocalDate expiresOn) {
        neo4j.query(CHANGE)
                .bindAll(Map.of("id", id, "properties", Map.of("expiresOn", expiresOn)))
                .run();
    }

    private static Map<String, Object> properties(Facts facts) {
        return Map.of("age", facts.age().name(), "phenomenon", name(facts.phenomenon()));
    }

    void say(String card, AreaState state) {
        neo4j.query(SAY)
                .bindAll(Map.of(
                        "card",
                        card,
                        "id",
                        card + ":" + state.area() + ":" + state.month(),
                        "properties",
                        Map.of(
                                "area", state.area().name(),
                                "month", state.month().toString(),
                                "level", state.level(),
                                "tendency", state.tendency().name(),
                                "evidence", state.evidence().name(),
                                "strength", state.strength(),
                                "note", state.note())))
                .run();
    }

    /** Adds it, or changes the one of this id. */
    void plan(String card, Measure measure) {
        neo4j.query(MEASURE)
                .bindAll(Map.of(
                        "card",
                        card,
                        "id",
                        measure.id(),
                        "properties",
                        Map.of(
                                "area", measure.area().name(),
                                "kind", measure.kind().name(),
                                "sector", measure.sector(),
                                "status", measure.status().name(),
                                "review", measure.review().toString(),
                                "note", measure.note())))
                .run();
    }

    void tell(String card, String id, CardEvent event) {
        neo4j.query(TELL)
                .bindAll(Map.of(
                        "card", card,
                        "id", id,
                        "at", event.at().atZone(ZoneOffset.UTC),
                        "actor", event.actor(),
                        "action", event.action().name(),
                        "detail", event.detail()))
                .run();
    }

    private static CaseCard card(Record row) {
        Value c = row.get("c");
        return new CaseCard(
                c.get("id").asString(),
                new CaseCode(c.get("code").asString()),
                new TeamId(row.get("team").asString()),
                facts(c.get("age").asString(), c.get("phenomenon").asString()),
                c.get("openedOn").asLocalDate(),
                c.get("expiresOn").asLocalDate(),
                row.get("states").asList(CaseRows::state),
                row.get("measures").asList(CaseRows::measure),
                row.get("views").asList(CaseRows::view),
                row.get("events").asList(CaseRows::event));
    }

    private static Facts facts(String age, String phenomenon) {
        return new Facts(
                AgeBand.valueOf(age),
                phenomenon.isEmpty() ? Optional.empty() : Optional.of(Phenomenon.valueOf(phenomenon)));
    }

    private static String name(Optional<Phenomenon> phenomenon) {
        return phenomenon.map(Phenomenon::name).orElse("");
    }
}
