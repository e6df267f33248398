package eu.passerelle.engagements.polls;

import eu.passerelle.engagements.PollId;
import eu.passerelle.engagements.PollLine;
import eu.passerelle.engagements.PollState;
import eu.passerelle.kernel.EngagementId;
import eu.passerelle.kernel.InterfaceLanguage;
import eu.passerelle.scheduling.SessionId;
import java.time.Duration;
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

/** Polls in the graph: each with its times, the people asked, and what they said to each time. */
@Component
class PollStore {
    private static final int MOST_LISTED = 20;
    private static final String WHOLE = """
             RETURN properties(p) AS p, [(p)-[:PART_OF]->(g:Engagement) | g.id][0] AS engagement,
              COLLECT { MATCH (p)<-[:PART_OF]-(t:PollTime) RETURN t.startsAt ORDER BY t.startsAt } AS times,
              COLLECT {
                MATCH (p)<-[:ASKED_IN]-(n:PollPerson)
                RETURN n {.*, deputyOf: [(n)-[:DEPUTY_OF]->(o:PollPerson) | o.id],
                  answers: [(n)-[a:ANSWERED]->(t:PollTime) | {time: t.startsAt, answer: a.answer}]}
                ORDER BY n.number
              } AS people
            """;
    private static final String FIND = "MATCH (p:Poll {id: $id})";
    private static final String FIND_LOCKED = FIND + " SET p.rev = 0 WITH p";
    private static final String ASKING = "MATCH (:PollPerson {id: $id})-[:ASKED_IN]->(p:Poll)";
    private static final String ASKING_LOCKED = ASKING + " SET p.rev = 0 WITH p";
    private static final String BEHIND = "MATCH (p:Poll {sessionId: $id})";
    private static final String CREATE = """
            MATCH (g:Engagement {id: $engagement})
            CREATE (p:Poll {id: $id})-[:PART_OF]->(g)
            SET p += $properties
            WITH p
            CALL (p) { UNWIND $times AS row CREATE (:PollTime {id: row.id, startsAt: row.at})-[:PART_OF]->(p) }
            CALL (p) { UNWIND $people AS row CREATE (n:PollPerson {id: row.id})-[:ASKED_IN]->(p) SET n += row }
            """;
    private static final String DEPUTIES = """
            UNWIND $deputies AS row
            MATCH (n:PollPerson {id: row.id}), (o:PollPerson {id: row.of})
            CREATE (n)-[:DEPUTY_OF]->(o)
            """;
    private static final String ANSWER = """
            UNWIND $answers AS row
            MATCH (n:PollPerson {id: $person}), (t:PollTime {id: row.time})
            MERGE (n)-[a:ANSWERED]->(t)
            SET a.answer = row.answer, a.at = $now
            """;
    private static final String END = "MATCH (p:Poll {id: $id}) SET p += $properties";
    private static final String OPENED_SINCE = """
            MATCH (g:Engagement {id: $engagement}) SET g.rev = 0
            RETURN COUNT { (g)<-[:PART_OF]-(p:Poll) WHERE p.openedAt > $since }
            """;
    private static final String FORGET = """
            MATCH (p:Poll)<-[:ASKED_IN]-(n:PollPerson)
            WHERE p.lastDay < $day AND n.email <> ''
              AND NOT EXISTS { MATCH (s:Session {id: p.sessionId}) WHERE s.endsAt > $now }
            SET n.email = '', n.standsFor = ''
            """;
    private static final String OF_ENGAGEMENT = """
            MATCH (:Engagement {id: $engagement})<-[:PART_OF]-(p:Poll)
            RETURN p.id AS id, p.state AS state, p.lastDay AS lastDay,
              COUNT { (p)<-[:ASKED_IN]-(:PollPerson) } AS asked,
              COUNT { (p)<-[:ASKED_IN]-(n:PollPerson) WHERE EXISTS { (n)-[:ANSWERED]->() } } AS answered
            ORDER BY p.openedAt DESC LIMIT $most
            """;
    private static final String ERASE = """
            MATCH (:Engagement {id: $engagement})<-[:PART_OF]-(p:Poll)
            OPTIONAL MATCH (p)<-[:PART_OF|ASKED_IN]-(part)
            DETACH DELETE part, p
            """;

    private final Neo4jClient neo4j;

    PollStore(Neo4jClient neo4j) {
        this.neo4j = neo4j;
    }

    /** Once nobody else can open one. */
    long openedSince(EngagementId engagement, Instant since) {
        return neo4j.query(OPENED_SINCE)
                .bindAll(Map.of("engagement", engagement.value(), "since", utc(since)))
                .fetchAs(Long.class)
                .one()
                .orElse(0L);
    }

    Optional<Poll> find(PollId id) {
        return one(FIND + WHOLE, id.value());
    }

    /** Nobody else can change it, nor answer in it, until this transaction ends. */
    Optional<Poll> locked(PollId id) {
        return one(FIND_LOCKED + WHOLE, id.value());
    }

    /** In which this person is asked. */
    Optional<Poll> asking(String person) {
        return one(ASKING + WHOLE, person);
    }

    Optional<Poll> askingLocked(String person) {
        return one(ASKING_LOCKED + WHOLE, person);
    }

    Optional<Poll> behind(SessionId session) {
        return one(BEHIND + WHOLE, session.value());
    }

    void create(Poll poll, Instant now) {
        var properties = new HashMap<String, Object>();
        properties.put("state", poll.state().name());
        properties.put("minutes", poll.length().toMinutes());
        properties.put("place", poll.place());
        properties.put("quorum", poll.quorum());
        properties.put("lastDay", poll.lastDay());
        properties.put("zone", poll.zone().getId());
        properties.put("openedAt", utc(now));
        neo4j.query(CREATE)
                .bindAll(Map.of(
                        "engagement",
                        poll.engagement().value(),
                        "id",
                        poll.id().value(),
                        "properties",
                        properties,
                        "times",
                        poll.times().stream()
                                .map(time -> Map.of("id", timeId(poll, time), "at", utc(time)))
                                .toList(),
                        "people",
                        people(poll.people())))
                .run();
        neo4j.query(DEPUTIES).bind(deputies(poll.people())).to("deputies").run();
    }

    private static List<Map<String, Object>> people(List<PollPerson> people) {
        return people.stream()
                .map(person -> Map.<String, Object>of(
                        "id", person.id(),
                        "number", people.indexOf(person),
                        "kind", person.kind().name(),
                        "name", person.name(),
                        "email", person.email(),
                        "language", person.language().code(),
                        "standsFor", person.standsFor(),
                        "required", person.required()))
                .toList();
    }

    private static List<Map<String, String>> deputies(List<PollPerson> people) {
        return people.stream()
                .flatMap(person -> person.deputyOf().stream().map(of -> Map.of("id", person.id(), "of", of)))
                .toList();
    }

    void answer(Poll poll, String person, Map<Instant, Answer> answers, Instant now) {
        neo4j.query(ANSWER)
                .bindAll(Map.of(
                        "person",
                        person,
                        "now",
                        utc(now),
                        "answers",
                        answers.entrySet().stream()
                                .map(answer -> Map.of(
                                        "time",
                                        timeId(poll, answer.getKey()),
                                        "answer",
                                        answer.getValue().name()))
                                .toList()))
                .run();
    }

    void close(PollId id, Instant chosen, SessionId session, Instant now) {
        end(
                id,
                Map.of(
                        "state", PollState.CLOSED.name(),
                        "chosen", utc(chosen),
                        "sessionId", session.value(),
                        "endedAt", utc(now)));
    }

    void cancel(PollId id, Instant now) {
        end(id, Map.of("state", PollState.CANCELLED.name(), "endedAt", utc(now)));
    }

    private void end(PollId id, Map<String, Object> properties) {
        neo4j.query(END)
                .bindAll(Map.of("id", id.value(), "properties", properties))
                .run();
    }

    List<PollLine> of(EngagementId engagement) {
        return List.copyOf(neo4j.query(OF_ENGAGEMENT)
                .bindAll(Map.of("engagement", engagement.value(), "most", MOST_LISTED))
                .fetchAs(PollLine.class)
                .mappedBy((types, row) -> new PollLine(
                        new PollId(row.get("id").asString()),
                        PollState.valueOf(row.get("state").asString()),
                        row.get("lastDay").asLocalDate(),
                        row.get("answered").asInt(),
                        row.get("asked").asInt()))
                .all());
    }

    /** The addresses of those who need not hear of anything any more. @param day before which polls were over */
    void forget(LocalDate day, Instant now) {
        neo4j.query(FORGET).bindAll(Map.of("day", day, "now", utc(now))).run();
    }

    /** All that was asked and said within an engagement; a mailed link to it then opens nothing. */
    void erase(EngagementId engagement) {
        neo4j.query(ERASE).bind(engagement.value()).to("engagement").run();
    }

    private Optional<Poll> one(String cypher, String id) {
        return neo4j.query(cypher)
                .bind(id)
                .to("id")
                .fetchAs(Poll.class)
                .mappedBy((types, row) -> poll(row))
                .one();
    }

    private static Poll poll(Record row) {
        Value p = row.get("p");
        return new Poll(
                new PollId(p.get("id").asString()),
                new EngagementId(row.get("engagement").asString()),
                PollState.valueOf(p.get("state").asString()),
                Duration.ofMinutes(p.get("minutes").asLong()),
                p.get("place").asString(),
                p.get("quorum").asInt(),
                p.get("lastDay").asLocalDate(),
                ZoneId.of(p.get("zone").asString()),
                row.get("times").asList(PollStore::instant),
                row.get("people").asList(PollStore::person),
                p.get("chosen").isNull() ? Optional.empty() : Optional.of(instant(p.get("chosen"))),
                p.get("sessionId").isNull()
                        ? Optional.empty()
                        : Optional.of(new SessionId(p.get("sessionId").asString())));
    }

    private static PollPerson person(Value n) {
        var answers = new HashMap<Instant, Answer>();
        n.get("answers")
                .values()
                .forEach(said -> answers.put(
                        instant(said.get("time")),
                        Answer.valueOf(said.get("answer").asString())));
        return new PollPerson(
                n.get("id").asString(),
                PersonKind.valueOf(n.get("kind").asString()),
                n.get("name").asString(),
                n.get("email").asString(),
                InterfaceLanguage.find(n.get("language").asString()).orElse(InterfaceLanguage.EN),
                n.get("standsFor").asString(),
                n.get("required").asBoolean(),
                n.get("deputyOf").asList(Value::asString).stream().findFirst(),
                answers);
    }

    private static String timeId(Poll poll, Instant time) {
        return poll.id() + ":" + time;
    }

    private static Instant instant(Value at) {
        return at.asZonedDateTime().toInstant();
    }

    private static ZonedDateTime utc(Instant instant) {
        return instant.atZone(ZoneOffset.UTC);
    }
}
