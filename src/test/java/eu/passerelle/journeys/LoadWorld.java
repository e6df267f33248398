package eu.passerelle.journeys;

import eu.passerelle.accounts.Role;
import eu.passerelle.kernel.GraphTransactions;
import eu.passerelle.kernel.SecretToken;
import eu.passerelle.testing.People;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.springframework.context.ApplicationContext;
import org.springframework.data.neo4j.core.Neo4jClient;

/**
 * Twenty experts and eight teams, everybody in an engagement with everybody, all with time on weekdays, and as many open
 * questions to experts as there are. Each person has a token, for programs.
 */
final class LoadWorld {
    static final int EXPERTS = 20;
    static final int TEAMS = 8;
    static final int PROPOSALS = 48;
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final int DAYS = 4;
    private static final int DAYS_AHEAD = 12;

    private static final String CREATE_TEAMS = """
            MATCH (k:Country {code: 'FR'})
            UNWIND range(0, $teams - 1) AS i
            CREATE (c:City {id: 'load-city-' + i, name: 'City ' + i, population: 50000, latitude: 45.0, longitude: 10.0,
                            timeZone: 'Europe/Paris', fictional: true})-[:IN_COUNTRY]->(k)
            CREATE (:Team {id: 'load-team-' + i, name: 'The team of city ' + i, phase: 'forming', structure: 'police-led',
                           levels: [], coordinatorGivenName: 'Ina', coordinatorFamilyName: 'Koordina',
                           coordinatorEmail: 'team' + i + '@load.example', coordinatorLanguage: 'en'})-[:OF]->(c)
            """;
    private static final String CREATE_EXPERTS = """
            MATCH (home:Country {code: 'RO'})
            UNWIND range(0, $experts - 1) AS i
            CREATE (e:Expert {id: 'load-expert-' + i, givenName: 'Ana', familyName: 'Preda' + i, alias: 'Alias' + i,
                              email: 'expert' + i + '@load.example', type: 'practitioner', timeZone: 'Europe/Bucharest',
                              status: 'active', visibility: 'network', hoursPerMonth: 200, parallelEngagements: 500,
                              remote: true, onSite: false})-[:LIVES_IN]->(home)
            CREATE (a:Availability {expertId: e.id, zone: 'Europe/Bucharest', minimumNoticeHours: 24})-[:OF]->(e)
            WITH e, a
            UNWIND ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY'] AS day
            CREATE (a)-[:HAS_RULE]->(:AvailabilityRule {id: e.id + day, day: day, from: $eight, until: $eighteen})
            """;
    private static final String CREATE_ENGAGEMENTS = """
            MATCH (e:Expert), (t:Team)
            CREATE (e)-[:MENTORED]->(:Engagement {id: e.id + '.' + t.id, state: 'active', startedOn: $today, hours: 20})
              -[:WITH]->(t)
            """;
    private static final String CREATE_PROPOSALS = """
            UNWIND range(0, $proposals - 1) AS i
            MATCH (t:Team {id: 'load-team-' + i % $teams}), (e:Expert {id: 'load-expert-' + i % $experts})
            CREATE (r:Request {id: 'load-request-' + i, reference: 'LOAD-' + i, state: 'submitted', now: 'n', change: 'c'})
              -[:BY]->(t)
            CREATE (p:Proposal {id: 'load-proposal-' + i, state: 'open', askedAt: $now, answerBy: $later, hours: 20,
                                form: 'REMOTE', from: $today, until: $until, suggestedTimes: [], offeredTimes: [], note: ''})
            CREATE (p)-[:FOR]->(r)
            CREATE (p)-[:TO]->(e)
            """;
    private static final String CREATE_TOKEN = """
            MATCH (a:Account {email: $email})
            CREATE (a)-[:HOLDS]->(:AccessToken {id: $hash, hash: $hash, name: 'load', createdAt: $now, expiresAt: $later,
              scopes: ['read', 'requests', 'sessions']})
            """;

    private final Neo4jClient neo4j;
    private final GraphTransactions transactions;
    private final People people;
    private final ZonedDateTime now;
    private final LocalDate firstDay;
    private final Map<String, String> tokens = new HashMap<>();

    private LoadWorld(ApplicationContext context, Instant now) {
        neo4j = context.getBean(Neo4jClient.class);
        transactions = context.getBean(GraphTransactions.class);
        people = context.getBean(People.class);
        this.now = now.atZone(ZoneOffset.UTC);
        firstDay = this.now.toLocalDate().plusDays(DAYS_AHEAD);
    }

    /** @param now by the clock that the processes go by */
    static LoadWorld createIn(ApplicationContext context, Instant now) {
        var world = new LoadWorld(context, now);
        world.create();
        return world;
    }

    private void create() {
        Map<String, Object> parameters = Map.of(
                "teams", TEAMS,
                "experts", EXPERTS,
                "proposals", PROPOSALS,
                "eight", LocalTime.of(8, 0),
                "eighteen", LocalTime.of(18, 0),
                "now", now,
                "later", now.plusDays(7),
                "today", now.toLocalDate(),
                "until", now.toLocalDate().plusDays(90));
        transactions.write(() -> Stream.of(CREATE_TEAMS, CREATE_EXPERTS, CREATE_ENGAGEMENTS, CREATE_PROPOSALS)
                .forEach(cypher -> neo4j.query(cypher).bindAll(parameters).run()));
        for (int team = 0; team < TEAMS; team++) {
            token(Role.CITY, team(team));
        }
        for (int expert = 0; expert < EXPERTS; expert++) {
            token(Role.EXPERT, expert(expert));
        }
    }

    private void token(Role role, String subject) {
        String email = people.create(role, subject);
        SecretToken token = SecretToken.random();
        transactions.write(() -> neo4j.query(CREATE_TOKEN)
                .bindAll(Map.of("email", email, "hash", token.hash(), "now", now, "later", now.plusDays(7)))
                .run());
        tokens.put(subject, token.value());
    }

    static String team(int number) {
        return "load-team-" + number;
    }

    static String expert(int number) {
        return "load-expert-" + number;
    }

    /** @param subject the team or the expert whose person it is */
    String token(String subject) {
        return tokens.get(subject);
    }

    String anyEngagement(Random random, String team) {
        return expert(random.nextInt(EXPERTS)) + "." + team;
    }

    /** On a quarter of an hour of some weekdays; so few that many want the same. */
    Instant anyStart(Random random) {
        List<LocalDate> days = firstDay.datesUntil(firstDay.plusDays(DAYS + 2))
                .filter(day -> day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0)
                .toList();
        return days.get(random.nextInt(days.size()))
                .atTime(8, 0)
                .plusMinutes(15L * random.nextInt(32))
                .atZone(PARIS)
                .toInstant();
    }
}
