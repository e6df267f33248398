package eu.passerelle.conflicts;

import eu.passerelle.kernel.AccountId;
import eu.passerelle.kernel.ExpertId;
import eu.passerelle.kernel.GraphTransactions;
import eu.passerelle.kernel.Ids;
import eu.passerelle.kernel.NotFound;
import eu.passerelle.kernel.TeamId;
import eu.passerelle.privacy.AuditEntry;
import eu.passerelle.privacy.AuditTrail;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.neo4j.driver.Value;
import org.springframework.data.neo4j.core.Neo4jClient;
import org.springframework.stereotype.Component;

/** What coordinators decided on conflicts: for each expert and team the newest decision holds, the trail keeps all. */
@Component
class ConflictDecisions {
    private static final String OF_EXPERT = """
            MATCH (:Expert {id: $expert})<-[:ON]-(d:ConflictDecision)-[:FOR]->(t:Team)
            RETURN d, t.id AS team, t.name AS name ORDER BY d.decidedAt DESC LIMIT 100
            """;
    private static final String LOCK = "MATCH (e:Expert {id: $expert}) SET e.rev = 0";
    private static final String FORGET = """
            MATCH (:Expert {id: $expert})<-[:ON]-(d:ConflictDecision)-[:FOR]->(:Team {id: $team})
            WITH d, d.outcome AS outcome DETACH DELETE d RETURN outcome
            """;
    private static final String DECIDE = """
            MATCH (e:Expert {id: $expert}), (t:Team {id: $team})
            CREATE (e)<-[:ON]-(d:ConflictDecision {id: $id})-[:FOR]->(t)
            SET d += $properties
            RETURN count(d)
            """;

    private final Neo4jClient neo4j;
    private final GraphTransactions transactions;
    private final AuditTrail trail;
    private final Clock clock;

    ConflictDecisions(Neo4jClient neo4j, GraphTransactions transactions, AuditTrail trail, Clock clock) {
        this.neo4j = neo4j;
        this.transactions = transactions;
        this.trail = trail;
        this.clock = clock;
    }

    record Made(TeamId team, String teamName, Standing.Decision decision) {}

    List<Made> of(ExpertId expert) {
        return List.copyOf(neo4j.query(OF_EXPERT)
                .bind(expert.value())
                .to("expert")
                .fetchAs(Made.class)
                .mappedBy((types, row) -> new Made(
                        new TeamId(row.get("team").asString()), row.get("name").asString(), decision(row.get("d"))))
                .all());
    }

    void decide(ExpertId expert, TeamId team, Standing.Decision decision, AccountId by) {
        transactions.write(() -> {
            String before = forget(expert, team).orElse("");
            var properties = new HashMap<String, Object>();
            properties.put("outcome", name(decision.outcome()));
            properties.put("reason", decision.reason());
            properties.put("decidedBy", by.value());
            properties.put("decidedAt", clock.instant().atZone(ZoneOffset.UTC));
            decision.until().ifPresent(day -> properties.put("until", day));
            long written = neo4j.query(DECIDE)
                    .bindAll(Map.of(
                            "expert",
                            expert.value(),
                            "team",
                            team.value(),
                            "id",
                            Ids.random(),
                            "properties",
                            properties))
                    .fetchAs(Long.class)
                    .one()
                    .orElse(0L);
            if (written == 0) {
                throw new NotFound("Expert", expert.value());
            }
            tell(by, expert, decision.reason(), team, before, name(decision.outcome()));
        });
    }

    /** The rules hold again. */
    void takeBack(ExpertId expert, TeamId team, AccountId by) {
        transactions.write(() -> {
            String before = forget(expert, team).orElseThrow(() -> new NotFound("ConflictDecision", team.value()));
            tell(by, expert, "", team, before, "");
        });
    }

    private Optional<String> forget(ExpertId expert, TeamId team) {
        neo4j.query(LOCK).bind(expert.value()).to("expert").run();
        return neo4j.query(FORGET)
                .bindAll(Map.of("expert", expert.value(), "team", team.value()))
                .fetchAs(String.class)
                .first();
    }

    private void tell(AccountId by, ExpertId expert, String reason, TeamId team, String before, String after) {
        trail.append(
                by,
                "expert:" + expert,
                "CONFLICT_DECIDED",
                reason,
                List.of(new AuditEntry.Change("team:" + team, before, after)));
    }

    private static String name(Standing.Decision.Outcome outcome) {
        return outcome.name().toLowerCase(Locale.ROOT);
    }

    static Standing.Decision decision(Value stored) {
        Value until = stored.get("until");
        return new Standing.Decision(
                Standing.Decision.Outcome.valueOf(
                        stored.get("outcome").asString().toUpperCase(Locale.ROOT)),
                until.isNull() ? Optional.empty() : Optional.of(until.asLocalDate()),
                stored.get("reason").asString());
    }
}
