package eu.passerelle.notifications;

import static eu.passerelle.engagements.EngagementsWorld.ANA;
import static eu.passerelle.engagements.EngagementsWorld.OLT;
import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.accounts.Role;
import eu.passerelle.engagements.EngagementsWorld;
import eu.passerelle.testing.PasserelleTest;
import eu.passerelle.testing.ReceivedMail;
import eu.passerelle.testing.TestClock;
import eu.passerelle.testing.Visitor;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.json.JsonMapper;

/** What people are told stands in their inbox; what they want once a day comes in one mail. */
@PasserelleTest
class InboxTest {
    @Autowired
    ApplicationContext context;

    @Autowired
    Digests digests;

    @Autowired
    TestClock clock;

    @Autowired
    JsonMapper json;

    private final String address = EngagementsWorld.freshKey() + "@example.org";
    EngagementsWorld world;
    Visitor city;

    @BeforeEach
    void create() {
        world = EngagementsWorld.createIn(context);
        world.write("MATCH (t:Team {id: 'team-lys'}) SET t.coordinatorEmail = '" + address + "'");
        city = world.lys();
        world.lysProgram();
        world.write("MATCH (a:Account)-[:COORDINATES]->(:Team {id: 'team-lys'}) SET a.email = '" + address + "'");
    }

    private void awaitNotices(int count) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(
                        () -> assertThat(world.count("MATCH (n:Notice {owner: 'team:team-lys'}) RETURN count(n)"))
                                .isEqualTo(count));
    }

    @Test
    void it_is_of_those_it_was_told_to_and_each_reads_it_for_himself() {
        String request = world.submitted();
        awaitNotices(1);
        assertThat(city.get("/inbox").body()).contains("href=\"/requests/" + request, ">new<");
        assertThat(city.get("/home").body()).contains("One piece of news you have not read");
        assertThat(world.browser(Role.CITY, OLT).get("/inbox").body()).contains("Nothing yet.");
        city.post("/inbox/read", Map.of());
        assertThat(city.get("/inbox").body())
                .contains("href=\"/requests/" + request)
                .doesNotContain(">new<");
        assertThat(city.get("/home").body()).doesNotContain("you have not read");
    }

    @Test
    void what_is_wanted_once_a_day_waits_for_the_morning_and_comes_in_one_mail() {
        city.post("/inbox/rhythm", Map.of(), "daily", List.of("REQUESTS", "SESSIONS", "ANSWERS"));
        assertThat(world.text("MATCH (c:DigestChoice) RETURN reduce(all = '', g IN c.groups | all + g + ' ')"))
                .as("what changes calendars cannot wait")
                .isEqualTo("ANSWERS REQUESTS ");
        world.session(world.engagement(ANA), "2027-03-09T07:00:00Z");
        ReceivedMail.await(address, 1);
        awaitNotices(3);
        assertThat(ReceivedMail.to(address))
                .extracting(ReceivedMail::subject)
                .containsExactly("Invitation: mentoring session");
        clock.set(Instant.parse("2027-03-02T05:59:59Z"));
        digests.run();
        assertThat(world.count("MATCH (o:OutboxEvent) WHERE o.type = 'notifications.DigestDue' RETURN count(o)"))
                .as("a second before seven in Lysville")
                .isZero();
        clock.advance(Duration.ofSeconds(1));
        digests.run();
        digests.run();
        assertThat(world.told(DigestDue.class))
                .as("announced once, whether it was taken meanwhile or not")
                .hasSize(1);
        List<ReceivedMail> mails = ReceivedMail.await(address, 2);
        assertThat(mails.getLast().subject()).isEqualTo("News of the network");
        assertThat(mails.getLast().text())
                .contains("Your request has arrived", "Your mentor has said yes", "/inbox")
                .doesNotContain("Lysville", "Familia", "notifications.");
        digests.run();
        assertThat(world.count("MATCH (n:Notice {waits: true}) RETURN count(n)"))
                .isZero();
        assertThat(ReceivedMail.to(address)).hasSize(2);
    }

    @Test
    void a_digest_that_was_due_before_it_said_until_when_is_of_all_that_waits() {
        assertThat(json.readValue("{\"owner\": \"team:team-lys\"}", DigestDue.class))
                .isEqualTo(new DigestDue("team:team-lys", null));
        assertThat(digests.of(new DigestDue("team:team-lys", null))).isEmpty();
    }

    @Test
    void what_an_expert_has_read_meanwhile_needs_no_mail() {
        Visitor ana = world.browser(Role.EXPERT, ANA);
        String hers = "ana-" + address;
        world.write("MATCH (e:Expert {id: 'expert-ana'}) SET e.email = '" + hers + "'");
        ana.post("/inbox/rhythm", Map.of(), "daily", List.of("REQUESTS"));
        String proposal = world.proposal(world.submitted(), ANA);
        ReceivedMail.await(hers, 1);
        EngagementsWorld.command(world.lysProgram(), "/proposals/" + proposal + "/withdrawal", "");
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(
                        () -> assertThat(world.count("MATCH (n:Notice {owner: 'expert:expert-ana'}) RETURN count(n)"))
                                .isEqualTo(1));
        ana.post("/inbox/read", Map.of());
        clock.advance(Duration.ofDays(1));
        digests.run();
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(world.count("MATCH (n:Notice {waits: true}) RETURN count(n)"))
                        .isZero());
        assertThat(ReceivedMail.to(hers)).hasSize(1);
    }

    @Test
    void whoever_reads_the_mails_of_a_team_chooses_at_an_hour_of_the_own_clock_and_nobody_else() {
        city.post("/inbox/rhythm", Map.of("hour", "18:00"), "daily", List.of("REQUESTS"));
        assertThat(city.get("/inbox").body())
                .contains("<option value=\"18:00\" selected=\"selected\">", "clock of Europe/Paris")
                .contains("come to your address alone");
        String elsewhere = "desk-" + address;
        world.write("MATCH (t:Team {id: 'team-lys'}) SET t.coordinatorEmail = '" + elsewhere + "'");
        assertThat(city.get("/inbox").body())
                .contains("go to the address of its coordinator")
                .doesNotContain("<option value=\"18:00\"", "action=\"/inbox/rhythm\"");
        world.submitted();
        assertThat(ReceivedMail.await(elsewhere, 1).getFirst().subject())
                .as("nobody with an account reads the team’s mails")
                .isEqualTo("Your request has arrived");
    }
}
