package eu.passerelle.toolbox.assessments;

import eu.passerelle.kernel.InterfaceLanguage;
import eu.passerelle.kernel.TeamId;
import eu.passerelle.toolbox.AssessmentId;
import eu.passerelle.toolbox.assessments.Sheet.Said;
import eu.passerelle.toolbox.instruments.Instrument;
import eu.passerelle.toolbox.instruments.Instruments;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.neo4j.driver.Record;
import org.neo4j.driver.Value;
import org.springframework.data.neo4j.core.Neo4jClient;
import org.springframework.stereotype.Component;

/** Assessments in the graph: each with the people asked, and one sheet of answers on each person. */
@Component
class AssessmentStore {
    private static final int MOST_LISTED = 50;
    private static final int UNKNOWN = -1;
    private static final int WORDS_ONLY = -2;
    private static final String WHOLE = """
             RETURN properties(a) AS a, [(a)-[:ASSESSES]->(t:Team) | t.id][0] AS team,
              [(a)-[:USES]->(i:Instrument) | i.id][0] AS instrument,
              COLLECT { MATCH (a)<-[:RESPONDS_IN]-(n:Respondent) RETURN properties(n) ORDER BY n.number } AS people
            """;
    private static final String FIND = "MATCH (a:Assessment {id: $id})";
    private static final String LOCK = " SET a.rev = 0 WITH a";
    private static final String ASKING = "MATCH (:Respondent {id: $id})-[:RESPONDS_IN]->(a:Assessment)";
    private static final String LAST_TIME = """
            MATCH (:Assessment {id: $id})-[:ASSESSES]->(t:Team)<-[:ASSESSES]-(a:Assessment {state: 'CLOSED'})
            WHERE a.endedAt < $before AND a.code = $code
            WITH a ORDER BY a.endedAt DESC LIMIT 1
            """;
    private static final String CREATE = """
            MATCH (t:Team {id: $team}), (i:Instrument {id: $instrument})
            CREATE (a:Assessment {id: $id})-[:ASSESSES]->(t)
            CREATE (a)-[:USES]->(i)
            SET a += $properties
            """;
    private static final String ADD = """
            MATCH (a:Assessment {id: $id})
            UNWIND $people AS row
            CREATE (n:Respondent {id: row.id})-[:RESPONDS_IN]->(a) SET n += row
            """;
    private static final String ANSWER = """
            MATCH (n:Respondent {id: $person})
            SET n.items = $items, n.levels = $levels, n.words = $words, n.complete = $complete
            """;
    private static final String CHANGE = "MATCH (a:Assessment {id: $id}) SET a += $properties";
    private static final String OPENED_SINCE = """
            MATCH (t:Team {id: $team}) SET t.rev = 0
            RETURN COUNT { (t)<-[:ASSESSES]-(a:Assessment) WHERE a.openedAt > $since }
            """;
    private static final String LINE = """
             RETURN a.id AS id, [(a)-[:USES]->(i:Instrument) | i.id][0] AS instrument, a.state AS state,
              a.lastDay AS lastDay, a.endedAt AS endedAt, COUNT { (a)<-[:RESPONDS_IN]-() } AS asked
            ORDER BY a.openedAt DESC LIMIT $most
            """;
    private static final String OF_TEAM = "MATCH (:Team {id: $team})<-[:ASSESSES]-(a:Assessment)" + LINE;

    private final Neo4jClient neo4j;
    private final Instruments instruments;

    AssessmentStore(Neo4jClient neo4j, Instruments instruments) {
        this.neo4j = neo4j;
        this.instruments = instruments;
    }

    Optional<Assessment> find(AssessmentId id) {
        return one(FIND + WHOLE, Map.of("id", id.value()));
    }

    /** Nobody else can change it, nor answer in it, until this transaction ends. */
    Optional<Assessment> locked(AssessmentId id) {
        return one(FIND + LOCK + WHOLE, Map.of("id", id.value()));
    }

    /** In which this person is asked. */
    Optional<Assessment> asking(String person) {
        return one(ASKING + WHOLE, Map.of("id", person));
    }

    Optional<Assessment> askingLocked(String person) {
        return one(ASKING + LOCK + WHOLE, Map.of("id", person));
    }

    /** The one that the team closed last before this one, with the same instrument in whatever version. */
    Optional<Assessment> lastTime(Assessment assessment) {
        return assessment
                .endedAt()
                .flatMap(ended -> one(
                        LAST_TIME + WHOLE,
                        Map.of(
                                "id", assessment.id().value(),
                                "before", utc(ended),
                                "code", assessment.instrument().code())));
    }

    void create(Assessment assessment) {
        var properties = new HashMap<String, Object>();
        properties.put("state", assessment.state().name());
        properties.put("code", assessment.instrument().code());
        properties.put("lastDay", assessment.lastDay());
        properties.put("zone", assessment.zone().getId());
        properties.put("openedAt", utc(assessment.openedAt()));
        neo4j.query(CREATE)
                .bindAll(Map.of(
                        "team", assessment.team().value(),
                        "instrument", assessment.instrumentId(),
                        "id", assessment.id().value(),
                        "properties", properties))
                .run();
        add(assessment.id(), 0, assessment.people());
    }

    /** @param first how many there are already */
    void add(AssessmentId id, int first, List<Respondent> people) {
        neo4j.query(ADD)
                .bindAll(Map.of(
                        "id",
                        id.value(),
                        "people",
                        people.stream()
                                .map(person -> Map.<String, Object>of(
                                        "id", person.id(),
                                        "number", first + people.indexOf(person),
                                        "name", person.name(),
                                        "email", person.email(),
                                        "language", person.language().code(),
                                        "agency", person.agency()))
                                .toList()))
                .run();
    }

    /** All of it at once: what was said before is gone. */
    void answer(String person, Sheet sheet, Instrument instrument) {
        List<Map.Entry<String, Said>> said = List.copyOf(sheet.said().entrySet());
        neo4j.query(ANSWER)
                .bindAll(Map.of(
                        "person", person,
                        "complete", sheet.isComplete(instrument),
                        "items", said.stream().map(Map.Entry::getKey).toList(),
                        "levels",
                                said.stream().map(one -> stored(one.getValue())).toList(),
                        "words",
                                said.stream().map(one -> one.getValue().words()).toList()))
                .run();
    }

    private static int stored(Said said) {
        return said.level().orElse(said.unknown() ? UNKNOWN : WORDS_ONLY);
    }

    void end(AssessmentId id, Assessment.State state, Instant now) {
        change(id, Map.of("state", state.name(), "endedAt", utc(now)));
    }

    void postpone(AssessmentId id, LocalDate lastDay) {
        var properties = new HashMap<String, Object>();
        properties.put("lastDay", lastDay);
        properties.put("remindedAt", null);
        change(id, properties);
    }

    private void change(AssessmentId id, Map<String, Object> properties) {
        neo4j.query(CHANGE)
                .bindAll(Map.of("id", id.value(), "properties", properties))
                .run();
    }

    /** Once nobody else can open one. */
    long openedSince(TeamId team, Instant since) {
        return neo4j.query(OPENED_SINCE)
                .bindAll(Map.of("team", team.value(), "since", utc(since)))
                .fetchAs(Long.class)
                .one()
                .orElse(0L);
    }

    List<AssessmentLine> of(TeamId team) {
        return List.copyOf(neo4j.query(OF_TEAM)
                .bindAll(Map.of("team", team.value(), "most", MOST_LISTED))
                .fetchAs(AssessmentLine.class)
                .mappedBy((types, row) -> new AssessmentLine(
                        new AssessmentId(row.get("id").asString()),
                        row.get("instrument").asString(),
                        Assessment.State.valueOf(row.get("state").asString()),
                        row.get("lastDay").asLocalDate(),
                        moment(row.get("endedAt")),
                        row.get("asked").asInt()))
                .all());
    }

    private Optional<Assessment> one(String cypher, Map<String, Object> parameters) {
        return neo4j.query(cypher)
                .bindAll(parameters)
                .fetchAs(Assessment.class)
                .mappedBy((types, row) -> assessment(row))
                .one();
    }

    private Assessment assessment(Record row) {
        Value a = row.get("a");
        String instrument = row.get("instrument").asString();
        return new Assessment(
                new AssessmentId(a.get("id").asString()),
                new TeamId(row.get("team").asString()),
                instrument,
                instruments.get(instrument).instrument(),
                Assessment.State.valueOf(a.get("state").asString()),
                a.get("lastDay").asLocalDate(),
                ZoneId.of(a.get("zone").asString()),
                a.get("openedAt").asZonedDateTime().toInstant(),
                moment(a.get("endedAt")),
                row.get("people").asList(AssessmentStore::person));
    }

    private static Respondent person(Value n) {
        var said = new HashMap<String, Said>();
        List<String> items = n.get("items").asList(Value::asString, List.of());
        for (int i = 0; i < items.size(); i++) {
            int level = n.get("levels").get(i).asInt();
            said.put(
                    items.get(i),
                    new Said(
                            level >= 0 ? Optional.of(level) : Optional.empty(),
                            level == UNKNOWN,
                            n.get("words").get(i).asString()));
        }
        return new Respondent(
                n.get("id").asString(),
                n.get("name").asString(),
                n.get("email").asString(),
                InterfaceLanguage.find(n.get("language").asString()).orElse(InterfaceLanguage.EN),
                n.get("agency").asString(),
                new Sheet(said));
    }

    private static Optional<Instant> moment(Value at) {
        return at.isNull() ? Optional.empty() : Optional.of(at.asZonedDateTime().toInstant());
    }

    private static ZonedDateTime utc(Instant instant) {
        return instant.atZone(ZoneOffset.UTC);
    }
}
