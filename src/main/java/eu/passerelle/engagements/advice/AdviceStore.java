package eu.passerelle.engagements.advice;

import eu.passerelle.engagements.advice.Advice.Answer;
import eu.passerelle.engagements.advice.Advice.Origin;
import eu.passerelle.engagements.advice.Advice.Urgency;
import eu.passerelle.engagements.advice.Advice.Verdict;
import eu.passerelle.kernel.AccountId;
import eu.passerelle.kernel.CompetenceCode;
import eu.passerelle.kernel.EngagementId;
import eu.passerelle.kernel.Ids;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.neo4j.driver.Value;
import org.springframework.data.neo4j.core.Neo4jClient;
import org.springframework.stereotype.Component;

/** Recommendations in the graph. One that was taken back keeps its number and nothing else. */
@Component
class AdviceStore {
    private static final String ALL = """
            MATCH (a:Advice {engagementId: $id}) WHERE a.verdict <> 'WITHDRAWN'
            RETURN a {.*, session: head([(a)-[:BECAUSE_OF]->(s:Session) | s {.id, .startsAt}]),
              need: head([(a)-[:ADDRESSES]->(c:Competence) | c.code])} AS a
            ORDER BY a.verdict <> 'OPEN', CASE WHEN a.verdict = 'OPEN' THEN a.urgency END, a.number
            """;
    private static final String SOURCES = """
            MATCH (g:Engagement {id: $id})
            RETURN COLLECT { MATCH (g)-[:SERVED]->(c:Competence) RETURN c.code ORDER BY c.code } AS needs,
              COLLECT {
                MATCH (s:Session {engagementId: $id, state: 'confirmed'}) WHERE s.startsAt <= $now
                  AND NOT EXISTS { (s)<-[:ABOUT]-(:SessionRecord {kind: 'SUPERVISION'}) }
                RETURN s {.id, .startsAt} ORDER BY s.startsAt DESC, s.id LIMIT 100
              } AS sessions
            """;
    private static final String ADD = """
            MATCH (g:Engagement {id: $engagement})
            WITH g, COUNT { (:Advice {engagementId: $engagement}) } + 1 AS number WHERE number <= $most
            CREATE (a:Advice {id: $id, engagementId: $engagement, number: number, rev: 0, verdict: 'OPEN'})-[:PART_OF]->(g)
            SET a += $properties
            WITH a, number
            CALL (a) { MATCH (s:Session {id: $session}) CREATE (a)-[:BECAUSE_OF]->(s) }
            CALL (a) { MATCH (c:Competence {code: $need}) CREATE (a)-[:ADDRESSES]->(c) }
            RETURN number
            """;
    private static final String ANSWER = """
            MATCH (a:Advice {id: $id, engagementId: $engagement})
            SET a.verdict = $verdict, a.words = $words, a.answeredBy = $by, a.answeredAt = $now, a.rev = a.rev + 1
            """;
    private static final String WITHDRAW = """
            MATCH (a:Advice {id: $id, engagementId: $engagement})
            SET a.verdict = 'WITHDRAWN', a.text = '', a.rev = a.rev + 1
            WITH a MATCH (a)-[r:BECAUSE_OF|ADDRESSES]->() DELETE r
            """;

    private final Neo4jClient neo4j;

    AdviceStore(Neo4jClient neo4j) {
        this.neo4j = neo4j;
    }

    /** The open first, in order of urgency; then by number. */
    List<Advice> all(EngagementId engagement) {
        return List.copyOf(neo4j.query(ALL)
                .bind(engagement.value())
                .to("id")
                .fetchAs(Advice.class)
                .mappedBy((types, row) -> read(row.get("a")))
                .all());
    }

    /** What a recommendation can come from: sessions that have begun, the newest first, and the needs of the mentoring. */
    record Sources(List<Origin> sessions, List<CompetenceCode> needs) {
        static final Sources NONE = new Sources(List.of(), List.of());

        Sources {
            sessions = List.copyOf(sessions);
            needs = List.copyOf(needs);
        }
    }

    Sources sources(EngagementId engagement, Instant now) {
        return neo4j.query(SOURCES)
                .bindAll(Map.of("id", engagement.value(), "now", utc(now)))
                .fetchAs(Sources.class)
                .mappedBy((types, row) -> new Sources(
                        row.get("sessions").asList(AdviceStore::origin),
                        row.get("needs").asList(code -> new CompetenceCode(code.asString()))))
                .one()
                .orElse(Sources.NONE);
    }

    /** @return its number; empty when there are as many as there can be */
    Optional<Integer> add(EngagementId engagement, NewAdvice fresh, AccountId by, Instant now, int most) {
        var parameters = new HashMap<String, Object>();
        parameters.put("engagement", engagement.value());
        parameters.put("id", Ids.random());
        parameters.put("most", most);
        parameters.put("session", fresh.session());
        parameters.put("need", fresh.need());
        parameters.put(
                "properties",
                Map.of(
                        "text", fresh.text(),
                        "urgency", fresh.urgency().ordinal(),
                        "by", by.value(),
                        "at", utc(now),
                        "words", ""));
        return neo4j.query(ADD).bindAll(parameters).fetchAs(Long.class).one().map(Long::intValue);
    }

    void answer(EngagementId engagement, String id, Answer answer) {
        neo4j.query(ANSWER)
                .bindAll(Map.of(
                        "engagement", engagement.value(),
                        "id", id,
                        "verdict", answer.verdict().name(),
                        "words", answer.words(),
                        "by", answer.by().value(),
                        "now", utc(answer.at())))
                .run();
    }

    void withdraw(EngagementId engagement, String id) {
        neo4j.query(WITHDRAW)
                .bindAll(Map.of("engagement", engagement.value(), "id", id))
                .run();
    }

    private static Advice read(Value a) {
        Verdict verdict = Verdict.valueOf(a.get("verdict").asString());
        return new Advice(
                a.get("id").asString(),
                a.get("number").asInt(),
                a.get("text").asString(),
                a.get("session").isNull() ? Optional.empty() : Optional.of(origin(a.get("session"))),
                a.get("need").isNull()
                        ? Optional.empty()
                        : Optional.of(new CompetenceCode(a.get("need").asString())),
                Urgency.values()[a.get("urgency").asInt()],
                new AccountId(a.get("by").asString()),
                instant(a.get("at")),
                verdict == Verdict.OPEN ? Optional.empty() : Optional.of(answer(a, verdict)),
                a.get("rev").asLong());
    }

    private static Answer answer(Value a, Verdict verdict) {
        return new Answer(
                verdict,
                a.get("words").asString(),
                new AccountId(a.get("answeredBy").asString()),
                instant(a.get("answeredAt")));
    }

    private static Origin origin(Value s) {
        return new Origin(s.get("id").asString(), instant(s.get("startsAt")));
    }

    private static ZonedDateTime utc(Instant instant) {
        return instant.atZone(ZoneOffset.UTC);
    }

    private static Instant instant(Value value) {
        return value.asZonedDateTime().toInstant();
    }
}
