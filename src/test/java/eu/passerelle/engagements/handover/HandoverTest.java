package eu.passerelle.engagements.handover;

import static eu.passerelle.engagements.EngagementsWorld.ANA;
import static eu.passerelle.engagements.EngagementsWorld.BEN;
import static eu.passerelle.engagements.EngagementsWorld.CLEO;
import static eu.passerelle.engagements.EngagementsWorld.freshKey;
import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.accounts.Role;
import eu.passerelle.engagements.EngagementsWorld;
import eu.passerelle.engagements.HandoverAsked;
import eu.passerelle.engagements.HandoverDropped;
import eu.passerelle.engagements.MentorChanged;
import eu.passerelle.engagements.ProposalWithdrawn;
import eu.passerelle.testing.PasserelleTest;
import eu.passerelle.testing.TestClock;
import eu.passerelle.testing.Visitor;
import eu.passerelle.testing.Visitor.Answer;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Ana has met the team Lys once, and two sessions are ahead; somebody else is to go on. */
@PasserelleTest
class HandoverTest {
    @Autowired
    ApplicationContext context;

    @Autowired
    TestClock clock;

    EngagementsWorld world;
    Visitor city;
    Visitor ana;
    String engagement;
    String page;
    String held;
    String tuesday;
    String thursday;

    @BeforeEach
    void begin() {
        world = EngagementsWorld.createIn(context);
        engagement = world.engagement(ANA);
        page = "/engagements/" + engagement + "/handover";
        city = world.lys();
        ana = world.browser(Role.EXPERT, ANA);
        held = world.session(engagement, "2027-03-09T07:00:00Z");
        tuesday = world.session(engagement, "2027-03-16T07:00:00Z");
        thursday = world.session(engagement, "2027-03-18T07:00:00Z");
        clock.advance(Duration.ofDays(9));
        city.post("/sessions/" + held + "/notes", Map.of("seen", "0", "notes", "Call the <school>"));
        world.write("MATCH (s:Session {id: '" + tuesday
                + "'}) CREATE (:SessionRecord {sessionId: s.id, rev: 1, kind: '', agenda: 'Rules first', attestedAt: s.startsAt})"
                + "-[:ABOUT]->(s) CREATE (:Poll {id: 'behind', state: 'CLOSED', sessionId: s.id})");
        world.write("MATCH (g:Engagement {id: '" + engagement
                + "'}) CREATE (:MidTermAnswer {key: g.id + ':TEAM', side: 'TEAM', "
                + "going: 'NOT', goOn: 'NO', change: 'All', at: datetime()})-[:PART_OF]->"
                + "(:MidTerm {engagementId: g.id, askedOn: date('2027-03-10'), agreed: '', rev: 0})-[:PART_OF]->(g)");
    }

    private Answer askNetwork() {
        return city.post(page, Map.of("reason", "Too <far>", "commandId", freshKey()));
    }

    private Answer askSuccessor(String expert) {
        return world.coordinator().post(page + "/successor", Map.of("expert", expert, "commandId", freshKey()));
    }

    private String proposal() {
        return world.text("MATCH (p:Proposal)-[:TAKES_OVER]->(:Handover) RETURN p.id ORDER BY p.askedAt DESC LIMIT 1");
    }

    private Answer accept(String expert) {
        return EngagementsWorld.command(
                world.program(Role.EXPERT, expert), "/proposals/" + proposal() + "/acceptance", "");
    }

    private String state(String session) {
        return world.text("MATCH (s:Session {id: '" + session + "'}) RETURN s.state");
    }

    @Test
    void either_side_asks_and_only_the_network_reads_why() {
        assertThat(city.post(page, Map.of("reason", " ", "commandId", "c")).status())
                .isEqualTo(422);
        assertThat(askNetwork().location()).isEqualTo(page);
        assertThat(world.told(HandoverAsked.class)).hasSize(1);
        assertThat(world.coordinator().get("/home").body())
                .contains("One mentoring waits for another mentor", "nobody is being asked")
                .doesNotContain("Nothing is stuck");
        assertThat(city.get(page).body()).contains("Too &lt;far&gt;", "Take this back");
        assertThat(ana.get(page).body())
                .contains("The team asked for another mentor")
                .doesNotContain("Too &lt;far");
        assertThat(ana.post(page + "/dropped", Map.of("commandId", "d")).status())
                .isEqualTo(404);
        assertThat(world.coordinator().get(page).body())
                .contains("Too &lt;far&gt;", "Who could take over?", "Familia-ben");
        world.coordinator().post(page + "/dropped", Map.of("why", "They talked", "commandId", "d"));
        assertThat(world.told(HandoverDropped.class)).hasSize(1);
        assertThat(city.get(page).body()).contains("Ask the network for another mentor");
    }

    @Test
    void with_a_yes_the_mentoring_changes_hands_and_keeps_what_it_has() {
        ana.post(
                "/engagements/" + engagement + "/hours",
                Map.of("day", "2027-03-02", "hours", "2", "kind", "PREPARATION", "commandId", "h"));
        askNetwork();
        world.coordinator().post(page + "/sessions", Map.of("commandId", "s"), "cancel", List.of(thursday));
        assertThat(askSuccessor(ANA).status()).isEqualTo(409);
        assertThat(askSuccessor(BEN).location()).isEqualTo(page);
        assertThat(askSuccessor(CLEO).status()).as("one at a time").isEqualTo(409);
        assertThat(world.coordinator().get(page).body()).contains("ben Familia-ben has been asked");
        assertThat(world.browser(Role.EXPERT, BEN)
                        .get("/proposals/" + proposal())
                        .body())
                .contains("This mentoring is under way", "17 hours");
        Answer accepted = accept(BEN);
        assertThat(accepted.status()).as(accepted.body()).isEqualTo(200);
        assertThat(EngagementsWorld.<String>read(accepted, "$.engagement")).isEqualTo(engagement);
        assertThat(List.of(state(held), state(tuesday), state(thursday)))
                .containsExactly("confirmed", "cancelled", "cancelled");
        assertThat(world.text(
                        "MATCH (s:Session {state: 'confirmed', expertId: 'expert-ben'}) RETURN toString(s.startsAt)"))
                .startsWith("2027-03-16T07:00");
        assertThat(
                        world.text(
                                "MATCH (r:SessionRecord {agenda: 'Rules first'})-[:ABOUT]->(s), (p:Poll {id: 'behind'}) "
                                        + "RETURN s.expertId + toString(r.sessionId = s.id AND p.sessionId = s.id AND r.attestedAt IS NULL)"))
                .isEqualTo("expert-bentrue");
        assertThat(world.text(
                        "MATCH (:Expert {id: 'expert-ana'})-[:MENTORED]->(e)<-[:PART_OF]-(m:MidTerm)<-[:PART_OF]-(a) "
                                + "RETURN toString(m.engagementId = e.id AND a.key = e.id + ':TEAM')"))
                .as("what was said half-way was said of Ana")
                .isEqualTo("true");
        assertThat(city.get("/engagements/" + engagement + "/agreement").body())
                .contains("17 hours")
                .doesNotContain("20 hours");
        assertThat(world.told(MentorChanged.class)).hasSize(1);
        Visitor ben = world.browser(Role.EXPERT, BEN);
        assertThat(ben.get("/sessions/" + held).body()).contains("Call the &lt;school&gt;");
        assertThat(ben.get("/engagements/" + engagement + "/hours").body()).contains("earlier mentor", "3\u00a0h");
        assertThat(ben.get("/engagements/" + engagement + "/closing").body())
                .as("own hours only")
                .contains("aria-describedby=\"hours-hint\" value=\"0\"");
        assertThat(city.get("/engagements").body()).contains("ben Familia-ben").doesNotContain("ana Familia-ana");
        assertThat(world.count("MATCH (a:AuditEntry {action: 'MENTOR_CHANGED'}) RETURN count(a)"))
                .isEqualTo(1);
    }

    @Test
    void the_one_before_reads_the_own_notes_until_the_end_and_has_room_again() {
        askSuccessor(BEN);
        accept(BEN);
        assertThat(ana.get("/sessions/" + held).status()).isEqualTo(404);
        String earlier = world.text("MATCH (e:Engagement)-[:CONTINUED_AS]->() RETURN e.id");
        assertThat(ana.get("/engagements/" + engagement).location())
                .as("where mails from before lead")
                .isEqualTo("/engagements/" + earlier + "/handed-over");
        String past = ana.get("/engagements/" + earlier).location();
        assertThat(ana.get(past).body()).contains("Call the &lt;school&gt;", "Another mentor goes on");
        assertThat(city.get("/engagements/" + earlier).location()).isEqualTo("/engagements/" + engagement);
        assertThat(world.count("MATCH (:Expert {id: 'expert-ana'})-[:MENTORED]->(g {state: 'active'}) RETURN count(g)"))
                .isZero();
        world.write("MATCH (g:Engagement {id: '" + engagement + "'}) SET g.state = 'closed'");
        assertThat(ana.get(past).body()).contains("closed by now").doesNotContain("Call the");
    }

    @Test
    void an_outcome_counts_for_each_who_gave_a_third_of_the_hours() {
        ana.post(
                "/engagements/" + engagement + "/hours",
                Map.of("day", "2027-03-02", "hours", "5", "kind", "PREPARATION", "commandId", "h"));
        askSuccessor(BEN);
        accept(BEN);
        clock.advance(Duration.ofDays(9));
        Visitor ben = world.browser(Role.EXPERT, BEN);
        city.post("/engagements/" + engagement + "/closing", report("TEAM"));
        Answer closed = ben.post("/engagements/" + engagement + "/closing", report("EXPERT"));
        assertThat(closed.location()).as(closed.body()).endsWith("/closing");
        assertThat(world.text("MATCH (g:Engagement {id: '" + engagement + "'}) RETURN g.state + g.outcome"))
                .isEqualTo("closed1");
        assertThat(world.count("MATCH (:Expert {id: 'expert-ana'})-[:MENTORED]->(e)-[s:SERVED]->() "
                        + "RETURN e.hoursSpent * 100 + e.outcome * 10 + s.outcome"))
                .as("six hours, and both outcomes")
                .isEqualTo(611);
        assertThat(world.text("MATCH (:Expert {id: 'expert-ben'})-[m:MENTORED]->() RETURN toString(m.counts)"))
                .as("two hours of eight")
                .isEqualTo("false");
    }

    @Test
    void who_takes_over_is_for_the_network_to_say_and_ends_with_the_mentoring() {
        askSuccessor(BEN);
        String request = world.text("MATCH (p:Proposal {id: '" + proposal() + "'})-[:FOR]->(r) RETURN r.id");
        String withdrawal = "/requests/" + request + "/proposals/" + proposal() + "/withdrawal";
        assertThat(city.get("/requests/" + request).body()).doesNotContain(withdrawal);
        assertThat(city.post(withdrawal, Map.of("commandId", freshKey())).status())
                .isEqualTo(403);
        assertThat(world.coordinator().get("/requests/" + request).body()).contains(withdrawal);
        clock.advance(Duration.ofDays(3));
        world.write("MATCH (s:Session) WHERE s.id <> '" + held + "' SET s.state = 'cancelled'");
        city.post("/engagements/" + engagement + "/closing", report("TEAM"));
        Answer closed = ana.post("/engagements/" + engagement + "/closing", report("EXPERT"));
        assertThat(closed.location()).as(closed.body()).endsWith("/closing");
        assertThat(world.text("MATCH (p:Proposal)-[:TAKES_OVER]->(h:Handover) RETURN p.state + h.state"))
                .isEqualTo("withdrawnCLOSED");
        assertThat(world.told(ProposalWithdrawn.class)).hasSize(1);
    }

    @Test
    void a_mentoring_outlives_its_erased_mentor() {
        world.write("MATCH (e:Expert {id: 'expert-ana'}) REMOVE e:Expert SET e:FormerExpert, e = {id: e.id}");
        world.write(
                "MATCH (s:Session) WHERE s.id IN ['" + tuesday + "', '" + thursday + "'] SET s.state = 'cancelled'");
        assertThat(List.of("", "/hours", "/closing"))
                .allSatisfy(part -> assertThat(
                                city.get("/engagements/" + engagement + part).status())
                        .as(part)
                        .isEqualTo(200));
        assertThat(city.get("/home").body()).contains("/engagements/" + engagement);
        assertThat(city.get("/engagements/" + engagement).body())
                .contains("Your mentor has left the network")
                .doesNotContain("Book a session");
        assertThat(world.coordinator().get("/home").body())
                .contains("the mentor has left the network", "nobody is being asked")
                .contains("href=\"/engagements/" + engagement + "\"")
                .doesNotContain(page);
        world.write("MATCH (g:Engagement {id: '" + engagement + "'}) "
                + "CREATE (:Closing {engagementId: g.id, closesOn: date('2027-04-01')})-[:PART_OF]->(g)");
        assertThat(world.coordinator().get("/home").body())
                .as("it ends, and needs nobody")
                .doesNotContain("the mentor has left the network");
        world.write("MATCH (k:Closing) DETACH DELETE k");
        assertThat(askSuccessor(BEN).location()).isEqualTo(page);
        assertThat(world.coordinator().get("/home").body())
                .contains("somebody has been asked")
                .doesNotContain("nobody is being asked");
        Answer accepted = accept(BEN);
        assertThat(accepted.status()).as(accepted.body()).isEqualTo(200);
        assertThat(city.get("/engagements/" + engagement).body()).contains("ben Familia-ben");
        assertThat(world.text("MATCH (s:Session {id: '" + held + "'}) RETURN s.expertId"))
                .as("what was, stays")
                .isEqualTo("expert-ana");
        assertThat(world.coordinator().get("/home").body()).contains("Nothing is stuck");
    }

    private static Map<String, String> report(String side) {
        var fields = new HashMap<>(Map.of(
                "reason", "GOALS_REACHED",
                "attainment-B3", "REACHED",
                "again", "YES",
                "commandId", freshKey()));
        if (side.equals("EXPERT")) {
            fields.put("hours", "2");
        }
        return fields;
    }

    @Test
    void what_cannot_be_handed_over_says_why() {
        world.write("MATCH (g:Engagement {id: '" + engagement
                + "'}) CREATE (:Poll {id: 'poll', state: 'OPEN'})-[:PART_OF]->(g)");
        assertThat(askNetwork().body()).contains("A poll is open in this mentoring");
        world.write("MATCH (p:Poll {id: 'poll'}) SET p.state = 'CANCELLED'");
        askSuccessor(BEN);
        world.write("MATCH (p:Poll {id: 'poll'}) SET p.state = 'OPEN'");
        assertThat(accept(BEN).body()).contains("Try again in a few days");
        assertThat(world.coordinator().get(page).body())
                .contains("A poll is open in this mentoring", "ben Familia-ben has been asked");
        world.write("MATCH (g:Engagement {id: '" + engagement + "'}) SET g.state = 'closed'");
        assertThat(accept(BEN).status()).isEqualTo(409);
        assertThat(state(tuesday)).as("nothing has happened").isEqualTo("confirmed");
        world.write("MATCH (g:Engagement)-[r:GREW_FROM]->() SET g.state = 'active' DELETE r");
        assertThat(city.get(page).body()).contains("did not grow from a request");
    }
}
