package eu.passerelle.engagements;

import eu.passerelle.kernel.CompetenceCode;
import eu.passerelle.kernel.EngagementId;
import eu.passerelle.kernel.TeamId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.neo4j.driver.Record;
import org.neo4j.driver.Value;
import org.springframework.data.neo4j.core.Neo4jClient;
import org.springframework.stereotype.Component;

/** What a team’s mentoring has brought up: the needs that it serves, its sessions, and what was agreed in them. */
@Component
public class MentoringTrail {
    private static final String OF_TEAM = """
            MATCH (t:Team {id: $team})
            RETURN
              COLLECT {
                MATCH (t)<-[:WITH]-(g:Engagement {state: 'active'})-[:SERVED]->(c:Competence)
                RETURN DISTINCT c.code ORDER BY c.code
              } AS needs,
              COLLECT {
                MATCH (t)<-[:WITH]-(g:Engagement)
                MATCH (s:Session {engagementId: g.id, state: 'confirmed'})
                RETURN s {.id, .startsAt} ORDER BY s.startsAt DESC, s.id LIMIT 100
              } AS meetings,
              COLLECT {
                MATCH (t)<-[:WITH]-(g:Engagement)
                MATCH (s:Session {engagementId: g.id})<-[:FOLLOWS]-(f:FollowUp)
                WHERE NOT f.done AND NOT EXISTS { (s)<-[:ABOUT]-(:SessionRecord {kind: 'SUPERVISION'}) }
                RETURN f {.id, .sessionId, .text, .due} ORDER BY f.due IS NULL, f.due, f.createdAt, f.id LIMIT 100
              } AS open,
              COLLECT {
                MATCH (t)<-[:WITH]-(g:Engagement)
                MATCH (a:Advice {engagementId: g.id}) WHERE a.verdict IN ['ADOPTED', 'ADAPTED']
                RETURN {id: a.id, engagement: g.id, number: a.number,
                  text: CASE a.verdict WHEN 'ADAPTED' THEN a.words ELSE a.text END,
                  session: coalesce(head([(a)-[:BECAUSE_OF]->(s:Session) | s.id]), ''),
                  need: coalesce(head([(a)-[:ADDRESSES]->(c:Competence) | c.code]), '')} AS advised
                ORDER BY a.answeredAt, a.number LIMIT 200
              } AS advised
            """;

    private final Neo4jClient neo4j;

    MentoringTrail(Neo4jClient neo4j) {
        this.neo4j = neo4j;
    }

    /**
     * @param needs competences that mentoring under way serves
     * @param meetings that were not cancelled, the newest first
     * @param open what was agreed and is not done yet; nothing of supervisions
     * @param advised what the mentor recommended and the team has taken up
     */
    public record Trail(List<CompetenceCode> needs, List<Meeting> meetings, List<Agreed> open, List<Advised> advised) {
        static final Trail NONE = new Trail(List.of(), List.of(), List.of(), List.of());

        public Trail {
            needs = List.copyOf(needs);
            meetings = List.copyOf(meetings);
            open = List.copyOf(open);
            advised = List.copyOf(advised);
        }
    }

    /** A session. */
    public record Meeting(String id, Instant startsAt) {}

    /** @param session in which it was agreed */
    public record Agreed(String id, String session, String text, Optional<LocalDate> due) {}

    /**
     * A recommendation that the team has taken up.
     *
     * @param text in the team’s words, where it has adapted it
     * @param session that it came from, or empty
     * @param need a code, or empty
     */
    public record Advised(String id, EngagementId engagement, int number, String text, String session, String need) {}

    /** One query. Who may see it is the caller’s to ask. */
    public Trail of(TeamId team) {
        return neo4j.query(OF_TEAM)
                .bind(team.value())
                .to("team")
                .fetchAs(Trail.class)
                .mappedBy((types, row) -> trail(row))
                .one()
                .orElse(Trail.NONE);
    }

    private static Trail trail(Record row) {
        return new Trail(
                row.get("needs").asList(code -> new CompetenceCode(code.asString())),
                row.get("meetings").asList(MentoringTrail::meeting),
                row.get("open").asList(MentoringTrail::agreed),
                row.get("advised").asList(MentoringTrail::advised));
    }

    private static Meeting meeting(Value s) {
        return new Meeting(
                s.get("id").asString(), s.get("startsAt").asZonedDateTime().toInstant());
    }

    private static Advised advised(Value a) {
        return new Advised(
                a.get("id").asString(),
                new EngagementId(a.get("engagement").asString()),
                a.get("number").asInt(),
                a.get("text").asString(),
                a.get("session").asString(),
                a.get("need").asString());
    }

    private static Agreed agreed(Value f) {
        return new Agreed(
                f.get("id").asString(),
                f.get("sessionId").asString(),
                f.get("text").asString(),
                Optional.ofNullable(f.get("due").asLocalDate(null)));
    }
}
