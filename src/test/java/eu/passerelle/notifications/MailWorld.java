package eu.passerelle.notifications;

import eu.passerelle.engagements.ProposalId;
import eu.passerelle.engagements.RequestId;
import eu.passerelle.kernel.EngagementId;
import eu.passerelle.kernel.Event;
import eu.passerelle.kernel.GraphTransactions;
import eu.passerelle.kernel.InterfaceLanguage;
import eu.passerelle.kernel.Outbox;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import org.springframework.data.neo4j.core.Neo4jClient;

/** One request of one team to one expert, all of whose words can be found again should they get into a mail. */
final class MailWorld {
    static final RequestId REQUEST = new RequestId("request-1");
    static final ProposalId PROPOSAL = new ProposalId("proposal-1");
    static final EngagementId ENGAGEMENT = new EngagementId("engagement-1");
    static final String EXPERT_MAIL = "expert@example.org";
    static final String TEAM_MAIL = "team@example.org";
    static final String COORDINATOR_MAIL = "network@example.org";
    static final String EXPERT_NAME = "Markerexpertin";
    static final String TEAM_PERSON = "Markerkoordinator";
    static final List<String> NEVER_NAMED =
            List.of("Markerstadt", "Markerteam", "Markernot", "Markerort", "B3", "Tallinn");

    private final Neo4jClient neo4j;
    private final GraphTransactions transactions;
    private final Outbox outbox;

    MailWorld(Neo4jClient neo4j, GraphTransactions transactions, Outbox outbox) {
        this.neo4j = neo4j;
        this.transactions = transactions;
        this.outbox = outbox;
    }

    /** Everybody reads this language; the expert lives by Bucharest's clock, the team by Tallinn's. */
    void create(InterfaceLanguage language) {
        transactions.write(() -> {
            neo4j.query(PEOPLE).bind(language.code()).to("language").run();
            neo4j.query(WORK)
                    .bindAll(Map.of(
                            "askedAt", utc("2027-03-01T08:00:00Z"),
                            "answerBy", utc("2027-03-06T08:00:00Z"),
                            "from", LocalDate.of(2027, 3, 8),
                            "until", LocalDate.of(2027, 6, 30),
                            "times", List.of(utc("2027-03-09T08:00:00Z"), utc("2027-03-30T07:30:00Z"))))
                    .run();
        });
    }

    private static final String PEOPLE = """
            MATCH (l:Language {code: $language}), (need:Competence {code: 'B3'})
            CREATE (c:City {id: 'city-1', name: 'Markerstadt', population: 1, latitude: 0.0, longitude: 0.0,
                            timeZone: 'Europe/Tallinn', fictional: true})
            CREATE (t:Team {id: 'team-1', name: 'Markerteam', phase: 'forming', structure: 'police-led', levels: [],
                            coordinatorGivenName: 'Ina', coordinatorFamilyName: 'Markerkoordinator',
                            coordinatorEmail: 'team@example.org', coordinatorLanguage: $language})-[:OF]->(c)
            CREATE (e:Expert {id: 'expert-1', givenName: 'Ana', familyName: 'Markerexpertin', alias: 'Alias',
                              email: 'expert@example.org', type: 'practitioner', timeZone: 'Europe/Bucharest',
                              status: 'active', visibility: 'network', hoursPerMonth: 10, parallelEngagements: 2,
                              remote: true})-[:SPEAKS {level: 'C2'}]->(l)
            CREATE (e)-[:CLAIMS {level: 3, evidence: 'document'}]->(need)
            CREATE (:Account {id: 'account-1', email: 'network@example.org', role: 'COORDINATOR', language: $language,
                              enabled: true})
            """;

    private static final String WORK = """
            MATCH (t:Team {id: 'team-1'}), (e:Expert {id: 'expert-1'}), (need:Competence {code: 'B3'})
            CREATE (r:Request {id: 'request-1', reference: 'R-1', state: 'submitted', hardNow: 'Markernot'})-[:BY]->(t)
            CREATE (r)-[:NEEDS {weight: 3, level: 3}]->(need)
            CREATE (p:Proposal {id: 'proposal-1', state: 'open', askedAt: $askedAt, answerBy: $answerBy, hours: 21,
                                form: 'ON_SITE', from: $from, until: $until, suggestedTimes: $times, offeredTimes: [],
                                note: 'Markernot'})-[:FOR]->(r)
            CREATE (p)-[:TO]->(e)
            """;

    void happens(Event event) {
        transactions.write(() -> outbox.append(event));
    }

    private static ZonedDateTime utc(String instant) {
        return Instant.parse(instant).atZone(ZoneOffset.UTC);
    }
}
