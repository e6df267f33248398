package eu.passerelle.engagements;

import eu.passerelle.kernel.ExpertId;
import eu.passerelle.kernel.TeamId;
import eu.passerelle.matching.MeetingForm;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.neo4j.driver.Record;
import org.neo4j.driver.Value;
import org.springframework.data.neo4j.core.Neo4jClient;
import org.springframework.stereotype.Component;

/** Proposals in the graph, each read and written whole. */
@Component
class ProposalStore {
    private static final String ROW = " RETURN p {.*} AS p, r.id AS request, t.id AS team, e.id AS expert";
    private static final String WHOLE = "MATCH (t:Team)<-[:BY]-(r:Request)<-[:FOR]-(p)-[:TO]->(e:Expert|FormerExpert)";

    private final Neo4jClient neo4j;

    ProposalStore(Neo4jClient neo4j) {
        this.neo4j = neo4j;
    }

    Optional<Proposal> find(ProposalId id) {
        return all("MATCH (p:Proposal {id: $id}) " + WHOLE + ROW, Map.of("id", id.value())).stream()
                .findFirst();
    }

    /**
     * Locks the proposal, its request, then expert and team by id as those do who book sessions, and reads after that: a
     * mentoring that begins is tied to both.
     */
    Optional<Proposal> locked(ProposalId id) {
        return all("""
                        MATCH (p:Proposal {id: $id}) SET p.rev = 0
                        WITH p MATCH (p)-[:FOR]->(r:Request) SET r.rev = 0
                        WITH p MATCH (p)-[:TO]->(e:Expert|FormerExpert) MATCH (p)-[:FOR]->(:Request)-[:BY]->(t:Team)
                        WITH p, CASE WHEN e.id < t.id THEN [e, t] ELSE [t, e] END AS both
                        CALL (both) { UNWIND both AS one SET one.rev = 0 }
                        WITH p
                        """ + WHOLE + ROW, Map.of("id", id.value())).stream().findFirst();
    }

    /** All that were made for some requests, the newest first. */
    List<Proposal> forRequests(Collection<RequestId> requests) {
        return all(
                "MATCH (r:Request)<-[:FOR]-(p:Proposal) WHERE r.id IN $requests WITH p " + WHOLE + ROW
                        + " ORDER BY p.askedAt DESC",
                Map.of("requests", requests.stream().map(RequestId::value).toList()));
    }

    /** The newest first. */
    List<Proposal> toExpert(ExpertId expert, int limit) {
        return all(
                "MATCH (:Expert {id: $expert})<-[:TO]-(p:Proposal) WITH p ORDER BY p.askedAt DESC LIMIT $limit " + WHOLE
                        + ROW + " ORDER BY p.askedAt DESC",
                Map.of("expert", expert.value(), "limit", limit));
    }

    /** Open ones whose time to answer is over. */
    List<ProposalId> overdue(Instant now, int limit) {
        return ids("""
                MATCH (p:Proposal {state: 'open'}) WHERE p.answerBy <= $now
                RETURN p.id ORDER BY p.answerBy LIMIT $limit
                """, now, limit);
    }

    /** Open ones asked at or before the instant, and never reminded of. */
    List<ProposalId> toRemind(Instant askedUntil, int limit) {
        return ids("""
                MATCH (p:Proposal {state: 'open'}) WHERE p.askedAt <= $now AND p.remindedAt IS NULL
                RETURN p.id ORDER BY p.askedAt LIMIT $limit
                """, askedUntil, limit);
    }

    /** False when somebody has done so already. */
    boolean markReminded(ProposalId id, Instant now) {
        return neo4j.query("""
                        MATCH (p:Proposal {id: $id}) SET p.rev = 0
                        WITH p WHERE p.state = 'open' AND p.remindedAt IS NULL
                        SET p.remindedAt = $now
                        RETURN count(p) > 0
                        """)
                .bind(id.value())
                .to("id")
                .bind(utc(now))
                .to("now")
                .fetchAs(Boolean.class)
                .one()
                .orElse(false);
    }

    void save(Proposal proposal) {
        neo4j.query("""
                        MATCH (r:Request {id: $request}), (e:Expert|FormerExpert {id: $expert})
                        MERGE (p:Proposal {id: $id})
                        MERGE (p)-[:FOR]->(r)
                        MERGE (p)-[:TO]->(e)
                        SET p += $properties
                        """)
                .bind(proposal.id().value())
                .to("id")
                .bind(proposal.request().value())
                .to("request")
                .bind(proposal.expert().value())
                .to("expert")
                .bind(properties(proposal))
                .to("properties")
                .run();
    }

    private static Map<String, Object> properties(Proposal proposal) {
        var all = new HashMap<String, Object>();
        all.put("state", proposal.state().name().toLowerCase(Locale.ROOT));
        all.put("askedAt", utc(proposal.askedAt()));
        all.put("answerBy", utc(proposal.answerBy()));
        all.put("hours", proposal.hours());
        all.put("form", proposal.form().name());
        all.put("from", proposal.from());
        all.put("until", proposal.until());
        all.put("suggestedTimes", times(proposal.suggestedTimes()));
        all.put("offeredTimes", times(proposal.offeredTimes()));
        all.put("note", proposal.note());
        proposal.answeredAt().ifPresent(at -> all.put("answeredAt", utc(at)));
        return all;
    }

    private List<ProposalId> ids(String cypher, Instant now, int limit) {
        return neo4j.query(cypher).bind(utc(now)).to("now").bind(limit).to("limit").fetchAs(String.class).all().stream()
                .map(ProposalId::new)
                .toList();
    }

    private List<Proposal> all(String cypher, Map<String, Object> parameters) {
        return List.copyOf(neo4j.query(cypher)
                .bindAll(parameters)
                .fetchAs(Proposal.class)
                .mappedBy((types, row) -> proposal(row))
                .all());
    }

    private static Proposal proposal(Record row) {
        Value p = row.get("p");
        return new Proposal(
                new ProposalId(p.get("id").asString()),
                new RequestId(row.get("request").asString()),
                new TeamId(row.get("team").asString()),
                new ExpertId(row.get("expert").asString()),
                Proposal.State.valueOf(p.get("state").asString().toUpperCase(Locale.ROOT)),
                instant(p.get("askedAt")),
                instant(p.get("answerBy")),
                p.get("hours").asInt(),
                MeetingForm.valueOf(p.get("form").asString()),
                p.get("from").asLocalDate(),
                p.get("until").asLocalDate(),
                instants(p.get("suggestedTimes")),
                instants(p.get("offeredTimes")),
                p.get("note").asString(""),
                p.get("answeredAt").isNull() ? Optional.empty() : Optional.of(instant(p.get("answeredAt"))));
    }

    private static List<ZonedDateTime> times(List<Instant> instants) {
        return instants.stream().map(ProposalStore::utc).toList();
    }

    private static List<Instant> instants(Value list) {
        return list.isNull() ? List.of() : list.asList(ProposalStore::instant);
    }

    private static ZonedDateTime utc(Instant instant) {
        return instant.atZone(ZoneOffset.UTC);
    }

    private static Instant instant(Value value) {
        return value.asZonedDateTime().toInstant();
    }
}
