package eu.passerelle.scheduling;

import eu.passerelle.kernel.ExpertId;
import eu.passerelle.kernel.NotFound;
import eu.passerelle.kernel.TeamId;
import java.util.Map;
import org.springframework.data.neo4j.core.Neo4jClient;
import org.springframework.stereotype.Component;

/**
 * Makes those who change the same calendar wait for each other. Writing to a node locks it until commit; what is read
 * afterwards is what the one before has committed. Always in order of id, so that no two wait for one another.
 */
@Component
class CalendarLocks {
    private static final String EXPERT = "MATCH (e:Expert {id: $expert}) SET e.rev = 0\n";
    private static final String TEAM = "MATCH (t:Team {id: $team}) SET t.rev = 0\n";
    private static final String EXPERT_ALONE = EXPERT + "RETURN count(e)";
    /** Beginnings of statements, which go on when both are locked: those whose ids are in this order, and the others. */
    static final String EXPERT_THEN_TEAM = EXPERT + "WITH e " + TEAM + "WITH count(t) AS locked WHERE locked > 0\n";

    static final String TEAM_THEN_EXPERT = TEAM + "WITH t " + EXPERT + "WITH count(e) AS locked WHERE locked > 0\n";
    /** For what stands already: also with somebody who has left since, whose node is still there. */
    private static final String MENTOR = "MATCH (e:Expert|FormerExpert {id: $expert}) SET e.rev = 0\n";

    static final String MENTOR_THEN_TEAM = MENTOR + "WITH e " + TEAM + "RETURN count(t)";
    static final String TEAM_THEN_MENTOR = TEAM + "WITH t " + MENTOR + "RETURN count(e)";

    private final Neo4jClient neo4j;

    CalendarLocks(Neo4jClient neo4j) {
        this.neo4j = neo4j;
    }

    static boolean expertFirst(ExpertId expert, TeamId team) {
        return expert.value().compareTo(team.value()) < 0;
    }

    /** Both calendars of a session that was booked. */
    void lock(Session session) {
        Map<String, Object> calendars = Map.of(
                "expert", session.expert().value(), "team", session.team().value());
        if (expertFirst(session.expert(), session.team())) {
            write(MENTOR_THEN_TEAM, calendars);
        } else {
            write(TEAM_THEN_MENTOR, calendars);
        }
    }

    void lock(ExpertId expert) {
        write(EXPERT_ALONE, Map.of("expert", expert.value()));
    }

    private void write(String cypher, Map<String, Object> calendars) {
        if (neo4j.query(cypher).bindAll(calendars).fetchAs(Long.class).one().orElse(0L) == 0) {
            throw new NotFound("Calendar", calendars.toString());
        }
    }
}
