package eu.passerelle.testing;

import eu.passerelle.kernel.GraphTransactions;
import java.time.Clock;
import java.time.ZoneOffset;
import org.springframework.context.ApplicationContext;
import org.springframework.data.neo4j.core.Neo4jClient;

/** Approvals as another coordinator has given them, for tests of what they are needed for. */
public final class Approved {
    private Approved() {}

    /** Some of each table, for every coordinator that there is now. */
    public static void exportsIn(ApplicationContext context) {
        context.getBean(GraphTransactions.class)
                .write(() -> context.getBean(Neo4jClient.class)
                        .query("""
                        MATCH (c:Account {role: 'COORDINATOR'})
                        UNWIND ['experts', 'publications', 'teams', 'engagements'] AS subject UNWIND range(1, 6) AS i
                        CREATE (:Approval {id: c.id + subject + i, kind: 'EXPORT', subject: subject, reason: 'A test', by: c.id,
                          at: $now, state: 'APPROVED', decidedBy: 'another', decidedAt: $now, why: ''})
                        """)
                        .bind(context.getBean(Clock.class).instant().atZone(ZoneOffset.UTC))
                        .to("now")
                        .run());
    }
}
