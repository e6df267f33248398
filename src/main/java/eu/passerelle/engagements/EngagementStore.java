package eu.passerelle.engagements;

import eu.passerelle.kernel.EngagementId;
import eu.passerelle.kernel.ExpertId;
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

/** Engagements in the graph. */
@Component
class EngagementStore {
    private static final String ROW = """
             RETURN g {.id, .state, .startedOn, .hours, .pausedUntil} AS g, t.id AS team, e.id AS expert,
               head([(g)-[:GREW_FROM]->(:Proposal)-[:FOR]->(r:Request) | r.id]) AS request,
               head([(g)-[:CONTINUED_AS]->(n:Engagement) | n.id]) AS next
               ORDER BY g.startedOn DESC, g.id
            """;
    private static final String WHOLE = "MATCH (e:Expert|FormerExpert)-[:MENTORED]->(g)-[:WITH]->(t:Team)";

    private final Neo4jClient neo4j;

    EngagementStore(Neo4jClient neo4j) {
        this.neo4j = neo4j;
    }

    Optional<Engagement> find(EngagementId id) {
        return all("MATCH (g:Engagement {id: $id}) " + WHOLE + ROW, Map.of("id", id.value())).stream()
                .findFirst();
    }

    Optional<Engagement> grownFrom(ProposalId proposal) {
        return all(
                        "MATCH (:Proposal {id: $id})<-[:GREW_FROM]-(g:Engagement) " + WHOLE + ROW,
                        Map.of("id", proposal.value()))
                .stream()
                .findFirst();
    }

    List<Engagement> ofTeam(TeamId team, int limit) {
        return all(
                "MATCH (:Team {id: $team})<-[:WITH]-(g:Engagement) WHERE NOT EXISTS { (g)-[:CONTINUED_AS]->() } WITH g "
                        + NEWEST + WHOLE + ROW,
                Map.of("team", team.value(), "limit", limit));
    }

    List<Engagement> ofExpert(ExpertId expert, int limit) {
        return all(
                "MATCH (:Expert {id: $expert})-[:MENTORED]->(g:Engagement) WITH g " + NEWEST + WHOLE + ROW,
                Map.of("expert", expert.value(), "limit", limit));
    }

    List<Engagement> active(int limit) {
        return all(
                "MATCH (g:Engagement {state: 'active'}) WITH g ORDER BY g.startedOn DESC LIMIT $limit " + WHOLE + ROW,
                Map.of("limit", limit));
    }

    /** The newest part of one that goes on with somebody else. */
    Optional<EngagementId> earlierPart(ExpertId expert, EngagementId whole) {
        return neo4j.query("""
                        MATCH (:Expert {id: $expert})-[:MENTORED]->(e:Engagement)-[:CONTINUED_AS]->(:Engagement {id: $id})
                        RETURN e.id ORDER BY e.endedOn DESC, e.id LIMIT 1
                        """)
                .bind(expert.value())
                .to("expert")
                .bind(whole.value())
                .to("id")
                .fetchAs(String.class)
                .one()
                .map(EngagementId::new);
    }

    private static final String NEWEST = "ORDER BY g.state, g.startedOn DESC LIMIT $limit ";

    /** Nobody else can close it until the running transaction ends; empty when it is unknown. */
    Optional<Engagement.State> lock(EngagementId id) {
        return neo4j.query("""
                        MATCH (g:Engagement {id: $id}) SET g.rev = 0
                        RETURN g.state
                        """)
                .bind(id.value())
                .to("id")
                .fetchAs(String.class)
                .one()
                .map(EngagementStore::state);
    }

    /** How many the expert is in at the moment, as first or second mentor. */
    int activeOf(ExpertId expert) {
        return neo4j.query("""
                        MATCH (:Expert {id: $expert})-[:MENTORED|CO_MENTORED]->(g:Engagement {state: 'active'})
                        RETURN count(DISTINCT g)
                        """)
                .bind(expert.value())
                .to("expert")
                .fetchAs(Long.class)
                .one()
                .orElse(0L)
                .intValue();
    }

    /** Serves the needs of the request, in its own words nothing: what is agreed is in the request. */
    void begin(EngagementId id, Proposal accepted, LocalDate today) {
        neo4j.query("""
                        MATCH (p:Proposal {id: $proposal})-[:FOR]->(r:Request)-[:BY]->(t:Team), (p)-[:TO]->(e:Expert)
                        CREATE (g:Engagement {id: $id, state: 'active', startedOn: $today, hours: $hours})
                        CREATE (g)-[:GREW_FROM]->(p)
                        CREATE (e)-[:MENTORED]->(g)
                        CREATE (g)-[:WITH]->(t)
                        WITH g, r
                        MATCH (r)-[:NEEDS]->(c:Competence)
                        CREATE (g)-[:SERVED]->(c)
                        """)
                .bind(accepted.id().value())
                .to("proposal")
                .bind(id.value())
                .to("id")
                .bind(today)
                .to("today")
                .bind(accepted.hours())
                .to("hours")
                .run();
    }

    private List<Engagement> all(String cypher, Map<String, Object> parameters) {
        return List.copyOf(neo4j.query(cypher)
                .bindAll(parameters)
                .fetchAs(Engagement.class)
                .mappedBy((types, row) -> engagement(row))
                .all());
    }

    private static Engagement engagement(Record row) {
        Value g = row.get("g");
        return new Engagement(
                new EngagementId(g.get("id").asString()),
                row.get("request").isNull()
                        ? Optional.empty()
                        : Optional.of(new RequestId(row.get("request").asString())),
                new TeamId(row.get("team").asString()),
                new ExpertId(row.get("expert").asString()),
                state(g.get("state").asString()),
                g.get("startedOn").asLocalDate(),
                g.get("hours").asInt(0),
                Optional.ofNullable(row.get("next").asString(null)).map(EngagementId::new),
                Optional.ofNullable(g.get("pausedUntil").asLocalDate(null)));
    }

    static Engagement.State state(String kept) {
        return Engagement.State.valueOf(kept.toUpperCase(Locale.ROOT));
    }
}
