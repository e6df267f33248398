package eu.passerelle.engagements;

import static eu.passerelle.engagements.EngagementsWorld.ANA;
import static eu.passerelle.engagements.EngagementsWorld.LYS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import eu.passerelle.accounts.SignedIn;
import eu.passerelle.accounts.Viewer;
import eu.passerelle.kernel.AccountId;
import eu.passerelle.kernel.ExpertId;
import eu.passerelle.kernel.TeamId;
import eu.passerelle.testing.CypherLog;
import eu.passerelle.testing.PasserelleTest;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** What is shown costs as many queries with twenty entries as with one. */
@PasserelleTest
class BoundedQueriesTest {
    /** Into the calendars of all, when those of the first do not settle who comes first: one query, however many. */
    private static final int SECOND_LOOK = 1;

    @Autowired
    WebApplicationContext context;

    EngagementsWorld world;
    String request = "";

    @BeforeEach
    void create() {
        world = EngagementsWorld.createIn(context);
        world.session(world.engagement(ANA), "2027-03-09T07:00:00Z");
        world.draft(EngagementsWorld.COMPLETE);
        request = world.submitted();
        world.proposal(request, ANA);
    }

    @AfterEach
    void signOut() {
        SecurityContextHolder.clearContext();
    }

    @ParameterizedTest
    @CsvSource({
        "CITY,/requests",
        "CITY,/requests/{id}",
        "CITY,/requests/{id}/recommendations",
        "CITY,/engagements",
        "CITY,/api/v1/requests",
        "CITY,/api/v1/requests/{id}/proposals",
        "CITY,/api/v1/requests/{id}/recommendations",
        "CITY,/api/v1/engagements",
        "EXPERT,/proposals",
        "EXPERT,/engagements",
        "EXPERT,/api/v1/proposals",
        "EXPERT,/api/v1/engagements",
        "COORDINATOR,/desk",
        "COORDINATOR,/requests/{id}",
        "COORDINATOR,/engagements",
        "COORDINATOR,/api/v1/engagements"
    })
    void as_many_queries_with_twenty_entries_as_with_one(String role, String path) {
        signIn(role);
        String address = path.replace("{id}", request);
        open(address);
        List<String> one = CypherLog.during(() -> open(address));
        multiply();
        open(address);
        List<String> twenty = CypherLog.during(() -> open(address));
        assertThat(one).isNotEmpty();
        assertThat(twenty)
                .hasSizeBetween(one.size(), one.size() + (path.contains("recommendations") ? SECOND_LOOK : 0));
    }

    private void open(String address) {
        try {
            MockMvc mvc = MockMvcBuilders.webAppContextSetup(context).build();
            var answer = mvc.perform(get(address)).andReturn().getResponse();
            assertThat(answer.getStatus()).as(answer.getContentAsString()).isEqualTo(200);
        } catch (Exception e) {
            throw new AssertionError(address, e);
        }
    }

    private static void signIn(String role) {
        var account = new AccountId("account");
        Viewer viewer = switch (role) {
            case "CITY" -> new Viewer.CityViewer(account, new TeamId(LYS));
            case "EXPERT" -> new Viewer.ExpertViewer(account, new ExpertId(ANA));
            default -> new Viewer.CoordinatorViewer(account);
        };
        var person = new SignedIn(viewer, "Somebody", "somebody@example.org", Optional.empty());
        SecurityContextHolder.getContext()
                .setAuthentication(UsernamePasswordAuthenticationToken.authenticated(person, "", List.of()));
    }

    /** Nineteen more of everything: requests in each state, proposals, experts, teams, engagements, sessions. */
    private void multiply() {
        world.write("""
                MATCH (team:Team {id: 'team-lys'})-[:OF]->(city:City), (ana:Expert {id: 'expert-ana'}),
                  (need:Competence {code: 'B3'}), (g:Engagement)<-[:MENTORED]-(ana), (s:Session)-[:PART_OF]->(g)
                UNWIND range(1, 19) AS n
                CREATE (t:Team)-[:OF]->(city) SET t = team {.*, id: 'team-' + n}
                CREATE (e:Expert) SET e = ana {.*, id: 'more-' + n, parallelEngagements: 40}
                CREATE (e)-[:CLAIMS {level: 4, evidence: 'document'}]->(need)
                CREATE (ana)-[:MENTORED]->(mine:Engagement)-[:WITH]->(t) SET mine = g {.*, id: 'mine-' + n}
                CREATE (e)-[:MENTORED]->(theirs:Engagement)-[:WITH]->(team) SET theirs = g {.*, id: 'theirs-' + n}
                CREATE (session:Session)-[:PART_OF]->(mine)
                  SET session = s {.*, id: 's-' + n, uid: 's-' + n, teamId: t.id, engagementId: mine.id,
                                   startsAt: s.startsAt + duration({days: n}), endsAt: s.endsAt + duration({days: n})}
                """);
        world.write("""
                MATCH (r:Request)-[:BY]->(team:Team {id: 'team-lys'}), (need:Competence {code: 'B3'}),
                  (fr:Language {code: 'fr'}), (ana:Expert {id: 'expert-ana'}), (p:Proposal {state: 'open'})
                UNWIND range(1, 19) AS n
                MATCH (t:Team {id: 'team-' + n}), (e:Expert {id: 'more-' + n})
                UNWIND [{team: team, id: 'a-'}, {team: t, id: 'b-'}] AS owner
                WITH r, need, fr, ana, p, e, n, owner.id AS prefix, owner.team AS own
                CREATE (copy:Request)-[:BY]->(own)
                  SET copy = r {.*, id: prefix + r.state + n, reference: CASE r.state WHEN 'draft' THEN null ELSE prefix + r.state + n END}
                CREATE (copy)-[:NEEDS {weight: 3, level: 3, place: 0}]->(need)
                CREATE (copy)-[:ACCEPTS]->(fr)
                CREATE (q:Proposal)-[:FOR]->(copy) SET q = p {.*, id: 'q-' + copy.id}
                CREATE (q)-[:TO]->(ana)
                """);
        world.write("""
                MATCH (p:Proposal {state: 'open'})-[:FOR]->(r:Request {id: '%s'})
                UNWIND range(1, 19) AS n
                MATCH (e:Expert {id: 'more-' + n})
                CREATE (q:Proposal)-[:FOR]->(r) SET q = p {.*, id: 'earlier-' + n, state: 'lapsed', askedAt: p.askedAt - duration({days: n})}
                CREATE (q)-[:TO]->(e)
                WITH e MATCH (l:Language) WHERE l.code IN ['fr', 'ro'] CREATE (e)-[:SPEAKS {level: 'C1'}]->(l)
                """.formatted(request));
        world.write("""
                MATCH (a:Availability {expertId: 'expert-ana'})-[:HAS_RULE]->(rule)
                UNWIND range(1, 19) AS n
                MATCH (e:Expert {id: 'more-' + n})
                MERGE (b:Availability {expertId: e.id}) SET b.zone = a.zone, b.minimumNoticeHours = 24
                MERGE (b)-[:OF]->(e)
                CREATE (b)-[:HAS_RULE]->(c:AvailabilityRule) SET c = rule {.*, id: e.id + rule.day}
                """);
        IntStream.rangeClosed(1, 19).forEach(n -> world.changed("more-" + n));
    }
}
