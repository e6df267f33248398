package eu.passerelle.scheduling;

import eu.passerelle.kernel.AccountId;
import eu.passerelle.kernel.EngagementId;
import eu.passerelle.kernel.ExpertId;
import eu.passerelle.kernel.GraphTransactions;
import eu.passerelle.kernel.TeamId;
import eu.passerelle.scheduling.recurrence.DayTimes;
import eu.passerelle.scheduling.recurrence.WeeklyRule;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.springframework.context.ApplicationContext;
import org.springframework.data.neo4j.core.Neo4jClient;

/**
 * Two experts and two teams, everybody in an engagement with everybody. The expert Ana lives by Bucharest's clock and has
 * time on Tuesdays and Thursdays from nine to twelve; Ben is like her. The teams live by Paris's clock. Now is a Monday.
 */
class SchedulingWorld {
    static final AccountId BY = new AccountId("whoever");
    static final ExpertId ANA = new ExpertId("expert-ana");
    static final ExpertId BEN = new ExpertId("expert-ben");
    static final TeamId LYS = new TeamId("team-lys");
    static final TeamId OISE = new TeamId("team-oise");
    static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    static final ZoneId BUCHAREST = ZoneId.of("Europe/Bucharest");
    static final Duration HOUR = Duration.ofHours(1);
    /** Nine o'clock in Bucharest is eight in Paris. */
    static final Instant TUESDAY_NINE = bucharest("2027-03-09T09:00");

    private static final AtomicInteger KEYS = new AtomicInteger();

    private final Neo4jClient neo4j;
    private final GraphTransactions transactions;
    private final AvailabilityStore availabilities;

    private SchedulingWorld(ApplicationContext context) {
        neo4j = context.getBean(Neo4jClient.class);
        transactions = context.getBean(GraphTransactions.class);
        availabilities = context.getBean(AvailabilityStore.class);
    }

    static SchedulingWorld createIn(ApplicationContext context) {
        var world = new SchedulingWorld(context);
        world.withoutFollowers();
        world.create();
        return world;
    }

    private void create() {
        transactions.write(() -> {
            neo4j.query("""
                            UNWIND ['expert-ana', 'expert-ben'] AS expert
                            CREATE (e:Expert {id: expert, givenName: 'A', familyName: 'B', alias: 'C', email: 'd@example.org',
                              type: 'practitioner', timeZone: 'Europe/Bucharest', status: 'active', visibility: 'network',
                              hoursPerMonth: 10, parallelEngagements: 2, remote: true})
                            WITH collect(e) AS experts
                            UNWIND ['team-lys', 'team-oise'] AS team CREATE (t:Team {id: team})
                            WITH experts, t UNWIND experts AS e
                            CREATE (e)-[:MENTORED]->(:Engagement {id: e.id + '.' + t.id, state: 'active'})-[:WITH]->(t)
                            """).run();
            Stream.of(ANA, BEN).forEach(expert -> save(onTuesdaysAndThursdays(expert)));
        });
    }

    /** Whoever follows the outbox would write letters to these teams, which are only half described. */
    void withoutFollowers() {
        transactions.write(() ->
                neo4j.query("MATCH (c:OutboxCursor) SET c.seq = 1000000000").run());
    }

    void withFollowers() {
        transactions.write(() -> neo4j.query("MATCH (s:OutboxSequence), (c:OutboxCursor) SET c.seq = s.value")
                .run());
    }

    void save(Availability availability) {
        transactions.write(() -> availabilities.save(List.of(availability)));
    }

    /** Where the experts live, and where the teams' cities lie. */
    void inCountries(String experts, String teams) {
        transactions.write(() -> neo4j.query("""
                        MATCH (home:Country {code: $experts}) MATCH (land:Country {code: $teams})
                        CREATE (city:City {id: 'city-of-teams', fictional: true})-[:IN_COUNTRY]->(land)
                        WITH home, city
                        CALL (home) { MATCH (e:Expert) MERGE (e)-[:LIVES_IN]->(home) }
                        CALL (city) { MATCH (t:Team) MERGE (t)-[:OF]->(city) }
                        """)
                .bindAll(Map.of("experts", experts, "teams", teams))
                .run());
    }

    /** As if the clock had been ahead by other hours when the session was written. */
    void reckonedByOlderRules(SessionId session, int hours) {
        transactions.write(() -> neo4j.query("""
                        MATCH (s:Session {id: $id})
                        SET s.startsAt = s.startsAt + duration({hours: $hours}), s.endsAt = s.endsAt + duration({hours: $hours})
                        """)
                .bindAll(Map.of("id", session.value(), "hours", hours))
                .run());
    }

    void onTheWall(SessionId session, String start) {
        transactions.write(() -> neo4j.query("MATCH (s:Session {id: $id}) SET s.start = $start")
                .bindAll(Map.of("id", session.value(), "start", start))
                .run());
    }

    /** What is left of somebody whose data were erased. */
    void leaves(ExpertId expert) {
        transactions.write(() -> neo4j.query("""
                        MATCH (e:Expert {id: $id}) REMOVE e:Expert SET e:FormerExpert, e = {id: $id}
                        WITH e MATCH (v:Availability {expertId: $id}) DETACH DELETE v
                        """).bind(expert.value()).to("id").run());
    }

    static Availability onTuesdaysAndThursdays(ExpertId expert) {
        return Availability.none(expert, BUCHAREST)
                .withRules(Stream.of(DayOfWeek.TUESDAY, DayOfWeek.THURSDAY)
                        .map(day -> new WeeklyRule(day, new DayTimes(LocalTime.of(9, 0), LocalTime.of(12, 0))))
                        .toList());
    }

    static EngagementId engagement(ExpertId expert, TeamId team) {
        return new EngagementId(expert.value() + "." + team.value());
    }

    static SlotQuery asking(ExpertId expert, TeamId team, String from, String until) {
        return new SlotQuery(expert, team, PARIS, LocalDate.parse(from), LocalDate.parse(until), HOUR, false, 1000);
    }

    static BookSession booking(ExpertId expert, TeamId team, Instant start) {
        return booking(freshKey(), expert, team, start, HOUR, false);
    }

    static BookSession booking(
            String key, ExpertId expert, TeamId team, Instant start, Duration length, boolean offered) {
        return new BookSession(
                key, BY, engagement(expert, team), expert, team, PARIS, start, length, "", false, offered);
    }

    static SessionChange change(String key) {
        return new SessionChange(key, BY, "", Side.BOTH);
    }

    static String freshKey() {
        return "key-" + KEYS.incrementAndGet();
    }

    static Instant bucharest(String local) {
        return LocalDateTime.parse(local).atZone(BUCHAREST).toInstant();
    }

    /** Pairs of confirmed sessions that take the same time of the same expert or team. */
    long overlaps() {
        return count("""
                MATCH (a:Session {state: 'confirmed'}), (b:Session {state: 'confirmed'})
                WHERE a.id < b.id AND (a.expertId = b.expertId OR a.teamId = b.teamId)
                  AND a.startsAt < b.endsAt AND b.startsAt < a.endsAt
                RETURN count(*)
                """);
    }

    /** Quarters of confirmed sessions without their two cells, and cells of sessions that do not have that time. */
    long strayCells() {
        return count("""
                MATCH (s:Session) OPTIONAL MATCH (c:SlotCell)-[:TAKEN_BY]->(s)
                WITH s, count(c) AS cells, count(CASE WHEN c.at >= s.startsAt AND c.at < s.endsAt THEN 1 END) AS inside
                WITH CASE s.state WHEN 'confirmed' THEN s.minutes / 15 * 2 ELSE 0 END AS wanted, cells, inside
                RETURN sum(abs(cells - wanted) + cells - inside)
                """);
    }

    long count(String cypher) {
        return neo4j.query(cypher).fetchAs(Long.class).one().orElseThrow();
    }
}
