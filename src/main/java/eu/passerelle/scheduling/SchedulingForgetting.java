package eu.passerelle.scheduling;

import eu.passerelle.kernel.Forgetting;
import java.util.List;
import org.springframework.stereotype.Component;

/** Of a session stays when it was; where, and who answered what, goes. A feed goes with its account. */
@Component
class SchedulingForgetting implements Forgetting.Source {

    private static final String SESSIONS = """
            MATCH (n:Session) WHERE n.endsAt < $before AND n.place <> ''
            WITH n LIMIT $most SET n.place = '' RETURN count(*) AS number
            """;
    private static final String ANSWERS = """
            MATCH (n:Attendance) WHERE n.answeredAt < $before
              AND NOT EXISTS { (s:Session {id: n.sessionId}) WHERE s.endsAt >= $before }
            """ + Forgetting.DELETE;
    private static final String HOLDS = "MATCH (n:Hold) WHERE n.endsAt < $before" + Forgetting.DELETE;
    private static final String CELLS = "MATCH (n:SlotCell) WHERE n.at < $before" + Forgetting.DELETE;
    private static final String FEEDS = """
            MATCH (n:CalendarFeed) WHERE n.createdAt < $before AND NOT EXISTS { (:Account {id: n.accountId}) }
            """ + Forgetting.DELETE;

    @Override
    public List<Forgetting> forgettings() {
        return List.of(
                new Forgetting("Session", Forgetting.WORK, SESSIONS),
                new Forgetting("Attendance", Forgetting.WORK, ANSWERS),
                new Forgetting("Hold", Forgetting.WORK, HOLDS),
                new Forgetting("SlotCell", Forgetting.WORK, CELLS),
                new Forgetting("CalendarFeed", Forgetting.SECRET, FEEDS));
    }
}
