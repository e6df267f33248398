package eu.passerelle.engagements.hours;

import eu.passerelle.engagements.hours.HoursLog.Entry;
import eu.passerelle.engagements.hours.HoursLog.Held;
import eu.passerelle.engagements.hours.HoursLog.Kind;
import eu.passerelle.kernel.Commands;
import eu.passerelle.kernel.Conflict;
import eu.passerelle.kernel.EngagementId;
import eu.passerelle.kernel.GraphTransactions;
import eu.passerelle.kernel.Ids;
import eu.passerelle.kernel.NotFound;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import org.neo4j.driver.Value;
import org.springframework.data.neo4j.core.Neo4jClient;
import org.springframework.stereotype.Component;

/** The hours of mentorings in the graph. Who may see them is the caller's to ask. */
@Component
public class HoursLogs {
    static final int MOST = 500;

    private static final String LOG = """
            MATCH (x:Expert|FormerExpert)-[m:MENTORED]->(g:Engagement {id: $id})
            RETURN coalesce(g.hours, 0) AS agreed,
              COLLECT {
                MATCH (s:Session {engagementId: $id}) WHERE s.state = 'confirmed' AND s.endsAt <= $now
                  AND NOT EXISTS { (s)<-[:ABOUT]-(:SessionRecord {mentorAttended: 'ABSENT'}) }
                RETURN s {.id, .startsAt, .minutes,
                  own: s.expertId = x.id AND (m.since IS NULL OR date(s.startsAt) >= m.since)} AS s ORDER BY s.startsAt DESC, s.id
              } AS held,
              COLLECT { MATCH (g)<-[:PART_OF]-(e:HoursEntry)
                        RETURN e {.*, own: e.expertId IS NULL} AS e ORDER BY e.day DESC, e.addedAt DESC, e.id } AS entries
            """;
    private static final String ADD = """
            MATCH (g:Engagement {id: $engagement}) SET g.rev = 0
            WITH g WHERE g.state = 'active' AND COUNT { (g)<-[:PART_OF]-(:HoursEntry) } < $most
            CREATE (e:HoursEntry {id: $id})-[:PART_OF]->(g)
            SET e += $properties
            RETURN count(e)
            """;
    private static final String REMOVE = """
            MATCH (:Engagement {id: $engagement, state: 'active'})<-[:PART_OF]-(e:HoursEntry {id: $id})
            WHERE e.expertId IS NULL
            DETACH DELETE e
            RETURN count(*)
            """;

    private final Neo4jClient neo4j;
    private final GraphTransactions transactions;
    private final Commands commands;
    private final Clock clock;

    HoursLogs(Neo4jClient neo4j, GraphTransactions transactions, Commands commands, Clock clock) {
        this.neo4j = neo4j;
        this.transactions = transactions;
        this.commands = commands;
        this.clock = clock;
    }

    public HoursLog of(EngagementId engagement) {
        return neo4j.query(LOG)
                .bindAll(Map.of("id", engagement.value(), "now", clock.instant().atZone(ZoneOffset.UTC)))
                .fetchAs(HoursLog.class)
                .mappedBy((types, row) -> new HoursLog(
                        row.get("agreed").asInt(),
                        row.get("held").asList(HoursLogs::held),
                        row.get("entries").asList(HoursLogs::entry)))
                .one()
                .orElseThrow(() -> new NotFound("Engagement", engagement.value()));
    }

    /** @throws Conflict when the mentoring is closed, or has as many entries as it can have */
    void add(EngagementId engagement, Entry entry, String commandId) {
        commands.once("hours.add:" + engagement, commandId, entry.toString(), Boolean.class, () -> {
            long added = neo4j.query(ADD)
                    .bindAll(Map.of(
                            "engagement", engagement.value(),
                            "most", MOST,
                            "id", Ids.random(),
                            "properties",
                                    Map.of(
                                            "day", entry.day(),
                                            "minutes", entry.minutes(),
                                            "kind", entry.kind().name(),
                                            "note", entry.note(),
                                            "addedAt", clock.instant().atZone(ZoneOffset.UTC))))
                    .fetchAs(Long.class)
                    .one()
                    .orElse(0L);
            if (added == 0) {
                throw new Conflict("hours.conflict.add", MOST);
            }
            return true;
        });
    }

    /** One that is gone already stays gone. */
    void remove(EngagementId engagement, String entry) {
        transactions.write(() -> neo4j.query(REMOVE)
                .bindAll(Map.of("engagement", engagement.value(), "id", entry))
                .run());
    }

    private static Held held(Value row) {
        return new Held(
                row.get("id").asString(),
                row.get("startsAt").asZonedDateTime().toInstant(),
                row.get("minutes").asInt(),
                row.get("own").asBoolean());
    }

    private static Entry entry(Value row) {
        return new Entry(
                row.get("id").asString(),
                row.get("day").asLocalDate(),
                row.get("minutes").asInt(),
                Kind.valueOf(row.get("kind").asString()),
                row.get("note").asString(),
                row.get("own").asBoolean());
    }
}
