package eu.passerelle.cities;

import eu.passerelle.kernel.AccountId;
import eu.passerelle.kernel.GraphTransactions;
import eu.passerelle.kernel.Outbox;
import eu.passerelle.kernel.TeamId;
import eu.passerelle.privacy.AuditEntry.Change;
import eu.passerelle.privacy.AuditTrail;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.data.neo4j.core.Neo4jClient;
import org.springframework.stereotype.Component;

/** How far a team is, taken over from where it was found out. */
@Component
public class TeamPhases {
    private static final String WRITE = "MATCH (t:Team {id: $team}) SET t.rev = 0, t.phase = $phase";

    private final Teams teams;
    private final Neo4jClient neo4j;
    private final GraphTransactions transactions;
    private final AuditTrail trail;
    private final Outbox outbox;

    TeamPhases(Teams teams, Neo4jClient neo4j, GraphTransactions transactions, AuditTrail trail, Outbox outbox) {
        this.teams = teams;
        this.neo4j = neo4j;
        this.transactions = transactions;
        this.trail = trail;
        this.outbox = outbox;
    }

    /** @param reason where it comes from, for the audit trail */
    public void take(TeamId team, TeamPhase phase, AccountId by, String reason) {
        transactions.write(() -> {
            TeamPhase before = teams.get(team).phase();
            if (before == phase) {
                return;
            }
            neo4j.query(WRITE)
                    .bindAll(Map.of("team", team.value(), "phase", phase.name().toLowerCase(Locale.ROOT)))
                    .run();
            trail.append(
                    by,
                    "team:" + team,
                    "TEAM_CHANGED",
                    reason,
                    List.of(new Change("phase", before.name(), phase.name())));
            outbox.append(new TeamChanged(team));
        });
    }
}
