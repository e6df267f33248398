package eu.passerelle.scheduling.outside;

import eu.passerelle.kernel.AccountId;
import eu.passerelle.kernel.EngagementId;
import eu.passerelle.kernel.ExpertId;
import eu.passerelle.kernel.GraphTransactions;
import eu.passerelle.kernel.TeamId;
import eu.passerelle.scheduling.BookSession;
import eu.passerelle.scheduling.SlotQuery;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.context.ApplicationContext;
import org.springframework.data.neo4j.core.Neo4jClient;

/**
 * Ana and Ben have time from nine to twelve by Bucharest's clock, every day of the week, at no notice; the team Lys meets by
 * Paris's clock. Now is Monday, 1 March 2027. Nobody reads calendars in the background, and nobody writes letters.
 */
final class OutsideWorld {
    static final ExpertId ANA = new ExpertId("expert-ana");
    static final ExpertId BEN = new ExpertId("expert-ben");
    static final TeamId LYS = new TeamId("team-lys");
    static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    static final Duration HOUR = Duration.ofHours(1);
    private static final AtomicInteger KEYS = new AtomicInteger();

    private final Neo4jClient neo4j;
    private final GraphTransactions transactions;
    private final OutsideRound round;

    OutsideWorld(ApplicationContext context) {
        neo4j = context.getBean(Neo4jClient.class);
        transactions = context.getBean(GraphTransactions.class);
        round = context.getBean(OutsideRound.class);
    }

    void create() {
        round.stop();
        write("MATCH (c:OutboxCursor) SET c.seq = 1000000000");
        write("""
                UNWIND ['expert-ana', 'expert-ben'] AS expert
                CREATE (e:Expert {id: expert, givenName: 'A', familyName: 'B', alias: 'C', email: 'd@example.org',
                  type: 'practitioner', timeZone: 'Europe/Bucharest', status: 'active', visibility: 'network',
                  hoursPerMonth: 10, parallelEngagements: 2, remote: true})
                CREATE (a:Availability {expertId: expert, zone: 'Europe/Bucharest', minimumNoticeHours: 0})-[:OF]->(e)
                WITH e, a, expert
                UNWIND ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY'] AS day
                CREATE (a)-[:HAS_RULE]->(:AvailabilityRule {id: expert + day, day: day, from: localtime('09:00'), until: localtime('12:00')})
                WITH DISTINCT e, expert
                MERGE (t:Team {id: 'team-lys'})
                CREATE (e)-[:MENTORED]->(:Engagement {id: expert + '.team-lys', state: 'active'})-[:WITH]->(t)
                """);
    }

    void leave() {
        write("MATCH (s:OutboxSequence), (c:OutboxCursor) SET c.seq = s.value");
        round.start();
    }

    void write(String cypher) {
        transactions.write(() -> neo4j.query(cypher).run());
    }

    long count(String cypher) {
        return neo4j.query(cypher).fetchAs(Long.class).one().orElseThrow();
    }

    static SlotQuery asking(ExpertId expert) {
        return new SlotQuery(expert, LYS, PARIS, LocalDate.of(2027, 3, 2), LocalDate.of(2027, 3, 12), HOUR, 1000);
    }

    static BookSession booking(ExpertId expert, Instant start, boolean offered) {
        return new BookSession(
                "outside-" + KEYS.incrementAndGet(),
                new AccountId("whoever"),
                new EngagementId(expert + "." + LYS),
                expert,
                LYS,
                PARIS,
                start,
                HOUR,
                "",
                offered);
    }

    static byte[] calendar(String... events) {
        var file = new StringBuilder("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n");
        for (String event : events) {
            file.append("BEGIN:VEVENT\r\nSUMMARY:Secret meeting\r\n")
                    .append(event.replace(",", "\r\n"))
                    .append("\r\nEND:VEVENT\r\n");
        }
        return file.append("END:VCALENDAR\r\n").toString().getBytes(StandardCharsets.UTF_8);
    }
}
