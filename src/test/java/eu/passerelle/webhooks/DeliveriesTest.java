package eu.passerelle.webhooks;

import static eu.passerelle.engagements.EngagementsWorld.ANA;
import static eu.passerelle.engagements.EngagementsWorld.BEN;
import static eu.passerelle.engagements.EngagementsWorld.LYS;
import static eu.passerelle.engagements.EngagementsWorld.OLT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jayway.jsonpath.JsonPath;
import eu.passerelle.accounts.Role;
import eu.passerelle.engagements.EngagementsWorld;
import eu.passerelle.kernel.TeamId;
import eu.passerelle.kernel.outbound.HttpsAddress;
import eu.passerelle.kernel.outbound.TlsServer;
import eu.passerelle.testing.CypherLog;
import eu.passerelle.testing.PasserelleTest;
import eu.passerelle.testing.TestClock;
import eu.passerelle.webhooks.WebhooksWorld.Sent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.data.neo4j.core.Neo4jClient;

@PasserelleTest
class DeliveriesTest {
    private static final String LYS_HOST = "1.1.1.1";
    private static final String OLT_HOST = "1.1.1.2";
    private static final String ANA_HOST = "1.1.1.3";
    private static final String BEN_HOST = "1.1.1.4";
    private static final String NETWORK_HOST = "1.1.1.5";
    private static final String KINDS = WebhooksWorld.ALL_EXPERTS_HEAR;
    private static final String REQUESTS_TOO = "[\"request.submitted\", " + KINDS.substring(1);

    @Autowired
    ApplicationContext context;

    @Autowired
    TestClock clock;

    @Autowired
    Neo4jClient neo4j;

    @Autowired
    DeliveryStore store;

    WebhooksWorld world;
    String hook = "";

    @BeforeEach
    void create() {
        world = new WebhooksWorld(context);
        hook = world.hook(Role.CITY, LYS, "https://" + LYS_HOST + "/hooks?key=1", REQUESTS_TOO);
    }

    @AfterEach
    void leave() {
        world.leave();
    }

    @Test
    void exactly_those_whom_it_concerns_hear_what_they_chose() {
        world.hook(Role.CITY, OLT, "https://" + OLT_HOST + "/", REQUESTS_TOO);
        world.hook(Role.EXPERT, ANA, "https://" + ANA_HOST + "/", KINDS);
        world.hook(Role.EXPERT, BEN, "https://" + BEN_HOST + "/", KINDS);
        world.hook(Role.COORDINATOR, "network", "https://" + NETWORK_HOST + "/", "[\"session.cancelled\"]");
        String engagement = world.people.engagement(ANA);
        String session = world.people.session(engagement, "2027-03-09T07:00:00Z");
        EngagementsWorld.command(
                world.people.lysProgram(), "/sessions/" + session + "/move", "{\"start\": \"2027-03-11T07:00:00Z\"}");
        EngagementsWorld.command(world.people.lysProgram(), "/sessions/" + session + "/cancellation", "{}");
        world.send();
        assertThat(world.kindsSentTo(LYS_HOST))
                .containsExactlyInAnyOrder(
                        "request.submitted",
                        "proposal.accepted",
                        "session.booked",
                        "session.moved",
                        "session.cancelled");
        assertThat(world.kindsSentTo(ANA_HOST))
                .containsExactlyInAnyOrder("proposal.accepted", "session.booked", "session.moved", "session.cancelled");
        assertThat(world.kindsSentTo(NETWORK_HOST)).containsExactly("session.cancelled");
        assertThat(world.kindsSentTo(OLT_HOST)).isEmpty();
        assertThat(world.kindsSentTo(BEN_HOST)).isEmpty();
        assertThat(world.sent)
                .allSatisfy(sent ->
                        assertThat(sent.body()).doesNotContain("Lys", "lys", "ana", "Koordina", "Police", "B3"));
        assertThat(world.sent)
                .anySatisfy(sent -> assertThat(sent.body())
                        .matches(
                                "\\{\"type\":\"session.moved\",\"timestamp\":\"2027-03-01T08:00:00Z\",\"data\":\\{.*}}")
                        .contains("\"session\":\"" + session + "\"", "\"engagement\":\"" + engagement + "\""));
    }

    @Test
    void that_a_mentoring_changes_hands_is_told_by_ids_alone() {
        String kinds = "[\"handover.asked\", \"mentor.changed\"]";
        world.hook(Role.EXPERT, ANA, "https://" + ANA_HOST + "/", kinds);
        world.hook(Role.EXPERT, BEN, "https://" + BEN_HOST + "/", kinds);
        world.hook(Role.COORDINATOR, "network", "https://" + NETWORK_HOST + "/", kinds);
        String page = "/engagements/" + world.people.engagement(ANA) + "/handover";
        world.people.lys().post(page, Map.of("reason", "Too far", "commandId", EngagementsWorld.freshKey()));
        world.people
                .coordinator()
                .post(page + "/successor", Map.of("expert", BEN, "commandId", EngagementsWorld.freshKey()));
        String proposal = world.people.text("MATCH (p:Proposal)-[:TAKES_OVER]->(:Handover) RETURN p.id");
        EngagementsWorld.command(world.people.program(Role.EXPERT, BEN), "/proposals/" + proposal + "/acceptance", "");
        world.send();
        assertThat(world.kindsSentTo(NETWORK_HOST)).containsExactlyInAnyOrder("handover.asked", "mentor.changed");
        assertThat(world.kindsSentTo(ANA_HOST)).containsExactly("handover.asked");
        assertThat(world.kindsSentTo(BEN_HOST)).containsExactly("mentor.changed");
        assertThat(world.sent)
                .filteredOn(sent -> sent.kind().equals("mentor.changed"))
                .allSatisfy(sent -> assertThat(sent.body())
                        .contains("\"engagement\"", "\"earlier\"")
                        .doesNotContain("far", "ben", "ana"));
    }

    @Test
    void who_no_longer_coordinates_the_team_hears_nothing_more_not_even_what_was_owed_before() {
        world.people.submitted();
        world.hear();
        world.people.write("MATCH (:Account)-[r:COORDINATES]->(:Team {id: 'team-lys'}) DELETE r");
        world.send();
        assertThat(world.sent).isEmpty();
        assertThat(world.people.text("MATCH (d:WebhookDelivery) RETURN d.state + d.failure"))
                .isEqualTo("GIVEN_UPNOT_ENTITLED");
        store.owe(aSession(1), clock.instant());
        assertThat(world.people.count("MATCH (d:WebhookDelivery) RETURN count(d)"))
                .isEqualTo(1);
    }

    @Test
    void a_closed_account_hears_nothing_more() {
        world.people.submitted();
        world.hear();
        world.people.write("MATCH (a:Account)-[:HAS_WEBHOOK]->() SET a.enabled = false");
        world.send();
        assertThat(world.sent).isEmpty();
    }

    /** An error that nobody catches, as if the process ended between the answer and the note of it. */
    @Test
    void what_was_sent_but_not_noted_is_sent_again_under_the_same_id() {
        world.test(Role.CITY, LYS, hook);
        Sending killed = new Sending() {
            @Override
            public void check(HttpsAddress address) {}

            @Override
            public int post(HttpsAddress address, Map<String, String> headers, byte[] body) {
                world.post(address, headers, body);
                throw new AssertionError("killed");
            }
        };
        assertThatThrownBy(() -> world.send(killed)).isInstanceOf(AssertionError.class);
        world.send();
        assertThat(world.sent).as("somebody else may still be sending").hasSize(1);
        clock.advance(Duration.ofMinutes(3));
        world.send();
        assertThat(world.sent).hasSize(2);
        assertThat(world.sent.stream().map(Sent::id).distinct()).hasSize(1);
        assertThat(world.sent.stream().map(Sent::body).distinct()).hasSize(1);
        world.send();
        assertThat(world.sent).hasSize(2);
    }

    @Test
    void a_real_receiver_can_verify_what_it_gets() throws IOException {
        String secret = world.people.text("MATCH (w:Webhook) RETURN w.secret");
        world.test(Role.CITY, LYS, hook);
        world.people.write("MATCH (w:Webhook) SET w.address = 'https://calendar.test/hooks'");
        try (var server = TlsServer.answering("HTTP/1.1 204 No Content\r\n\r\n")) {
            world.send(new PublicSending(server.client()));
            assertThat(server.requests).singleElement().satisfies(request -> {
                String[] parts = request.split("\r\n\r\n", 2);
                var sent = new Sent(HttpsAddress.of("https://calendar.test/"), headers(parts[0]), parts[1]);
                assertThat(sent.kind()).isEqualTo("webhook.test");
                assertThat(signatures(sent)).containsExactly(expected(secret, sent));
            });
        }
        assertThat(world.people.text("MATCH (d:WebhookDelivery) RETURN d.state + d.status"))
                .isEqualTo("DELIVERED204");
    }

    private static Map<String, String> headers(String head) {
        return List.of("webhook-id", "webhook-timestamp", "webhook-signature").stream()
                .collect(java.util.stream.Collectors.toMap(
                        name -> name, name -> head.replaceAll("(?s).*\r\n" + name + ": ([^\r]+).*", "$1")));
    }

    @Test
    void for_a_day_after_a_change_both_secrets_sign() {
        String former = world.people.text("MATCH (w:Webhook) RETURN w.secret");
        EngagementsWorld.command(world.people.lysProgram(), "/webhooks/" + hook + "/secret", "");
        String current = world.people.text("MATCH (w:Webhook) RETURN w.secret");
        world.test(Role.CITY, LYS, hook);
        world.send();
        Sent both = world.sent.getFirst();
        assertThat(signatures(both)).containsExactly(expected(current, both), expected(former, both));
        clock.advance(Duration.ofDays(1));
        world.test(Role.CITY, LYS, hook);
        world.send();
        Sent later = world.sent.getLast();
        assertThat(signatures(later)).containsExactly(expected(current, later));
    }

    private static List<String> signatures(Sent sent) {
        return List.of(sent.headers().getOrDefault("webhook-signature", "").split(" "));
    }

    /** By what a receiver has: the specification, and not our code. */
    private static String expected(String secret, Sent sent) {
        String signed = sent.id() + "." + sent.headers().get("webhook-timestamp") + "." + sent.body();
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.substring("whsec_".length())), "HmacSHA256"));
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void a_failing_address_is_tried_for_three_days_and_parked_and_keeps_nobody_else_waiting() {
        world.hook(Role.EXPERT, ANA, "https://" + ANA_HOST + "/", KINDS);
        world.answers = host -> host.equals(LYS_HOST) ? 500 : 200;
        world.people.engagement(ANA);
        world.send();
        assertThat(world.kindsSentTo(ANA_HOST)).containsExactly("proposal.accepted");
        assertThat(world.kindsSentTo(LYS_HOST)).as("one attempt, then a rest").hasSize(1);
        int rounds = 0;
        while (world.state(hook).equals("ACTIVE") && rounds++ < 50) {
            clock.advance(Duration.ofHours(2));
            world.send();
        }
        assertThat(world.state(hook)).isEqualTo("PARKED");
        assertThat(Duration.between(TestClock.MONDAY_MORNING, clock.instant()))
                .isBetween(Duration.ofHours(48), Duration.ofHours(80));
        assertThat(world.sent.stream()
                        .filter(sent -> sent.id().equals(world.sent.getFirst().id())))
                .hasSizeBetween(1, 15);
        int before = world.sent.size();
        store.owe(aSession(1), clock.instant());
        world.send();
        assertThat(world.sent).as("nothing new is kept for it").hasSize(before);
        world.answers = host -> 200;
        world.people.lysProgram().json("POST", "/api/v1/webhooks/" + hook + "/resumption", "");
        world.test(Role.CITY, LYS, hook);
        clock.advance(Duration.ofDays(1));
        world.send();
        assertThat(world.kindsSentTo(LYS_HOST)).contains("webhook.test");
        assertThat(world.people.count("MATCH (d:WebhookDelivery {state: 'PENDING'}) RETURN count(d)"))
                .isZero();
    }

    @Test
    void an_event_that_the_receiver_never_takes_stops_neither_the_others_nor_the_webhook() {
        world.people.submitted();
        world.send();
        world.sent.clear();
        world.test(Role.CITY, LYS, hook);
        world.people.write(
                "MATCH (d:WebhookDelivery {state: 'PENDING'}) SET d.kind = 'session.moved', d.teamId = 'team-lys'");
        world.answers = host -> world.sent.getLast().kind().equals("session.moved") ? 400 : 200;
        world.send();
        IntStream.range(0, 20).forEach(round -> {
            clock.advance(Duration.ofHours(5));
            store.owe(aSession(1), clock.instant());
            world.send();
        });
        assertThat(world.state(hook)).isEqualTo("ACTIVE");
        assertThat(world.people.count("MATCH (d:WebhookDelivery {state: 'GIVEN_UP'}) RETURN count(d)"))
                .isEqualTo(1);
        assertThat(world.people.count("MATCH (d:WebhookDelivery {state: 'PENDING'}) RETURN count(d)"))
                .isZero();
    }

    @Test
    void one_that_cannot_be_read_keeps_nobody_else_waiting() {
        world.hook(Role.EXPERT, ANA, "https://" + ANA_HOST + "/", KINDS);
        world.people.engagement(ANA);
        world.hear();
        world.people.write("MATCH (w:Webhook {id: '" + hook + "'}) SET w.address = 'none', w.kinds = ['of.tomorrow']");
        world.send();
        assertThat(world.kindsSentTo(ANA_HOST)).containsExactly("proposal.accepted");
        assertThat(world.kindsSentTo(LYS_HOST)).isEmpty();
    }

    @Test
    void an_address_that_is_longer_than_may_be_typed_today_is_sent_to_and_can_be_removed() {
        world.people.write("MATCH (w:Webhook) SET w.address = 'https://" + LYS_HOST + "/" + "a".repeat(2_000) + "'");
        world.test(Role.CITY, LYS, hook);
        world.send();
        assertThat(world.kindsSentTo(LYS_HOST)).containsExactly("webhook.test");
        assertThat(world.people
                        .lys()
                        .post("/account/webhooks/" + hook + "/removal", Map.of())
                        .location())
                .isEqualTo("/account/webhooks");
    }

    @Test
    void an_address_that_is_gone_is_not_asked_again() {
        world.answers = host -> 410;
        world.people.engagement(ANA);
        world.send();
        clock.advance(Duration.ofDays(1));
        world.send();
        assertThat(world.sent).hasSize(1);
        assertThat(world.state(hook)).isEqualTo("GONE");
        assertThat(world.people.lys().get("/account/webhooks").body()).contains("answered that this address is gone");
    }

    @Test
    void a_paused_one_is_owed_nothing_new_and_what_waits_is_sent_later() {
        world.people.submitted();
        world.hear();
        var program = world.people.lysProgram();
        assertThat(program.json("POST", "/api/v1/webhooks/" + hook + "/pause", "")
                        .status())
                .isEqualTo(204);
        store.owe(aSession(1), clock.instant());
        world.send();
        assertThat(world.sent).isEmpty();
        program.json("POST", "/api/v1/webhooks/" + hook + "/resumption", "");
        world.send();
        assertThat(world.kindsSentTo(LYS_HOST)).containsExactly("request.submitted");
    }

    @Test
    void each_session_of_a_series_is_an_event_and_costs_no_more_queries() {
        IntStream.range(0, 4).forEach(i -> world.hook(Role.CITY, LYS, "https://1.0.0." + i + "/", KINDS));
        List<String> queries = CypherLog.during(() -> store.owe(aSession(12), clock.instant()));
        assertThat(queries).hasSize(1);
        world.send();
        assertThat(world.kindsSentTo(LYS_HOST)).hasSize(12);
        assertThat(world.sent.stream().map(Sent::id).distinct()).hasSize(60);
    }

    @Test
    void a_page_costs_one_query_however_many_webhooks_and_deliveries() {
        store.owe(aSession(50), clock.instant());
        var webhooks = context.getBean(Webhooks.class);
        var account = new eu.passerelle.kernel.AccountId("city-" + LYS);
        assertThat(CypherLog.during(() ->
                        assertThat(webhooks.of(account).getFirst().deliveries()).hasSize(10)))
                .hasSize(1);
        List<String> sending = CypherLog.during(() -> {
            var deliveries = world.deliveries(world);
            deliveries.claim(1).forEach(deliveries::send);
        });
        assertThat(sending).hasSize(2);
    }

    @Test
    void what_is_old_is_forgotten_and_so_is_what_belonged_to_nobody() {
        store.owe(aSession(1), clock.instant());
        clock.advance(Duration.ofDays(31));
        world.deliveries(world).forget();
        assertThat(world.people.count("MATCH (d:WebhookDelivery) RETURN count(d)"))
                .isZero();
        world.people.write("MATCH (:Account)-[r:HAS_WEBHOOK]->() DELETE r");
        world.deliveries(world).forget();
        assertThat(world.people.count("MATCH (w:Webhook) RETURN count(w)")).isZero();
    }

    @Test
    void one_that_owes_nothing_is_not_looked_at_again() {
        world.people.write("MATCH (w:Webhook) SET w.nextAt = datetime('2027-03-01T08:00:00Z')");
        world.send();
        assertThat(world.people.count("MATCH (w:Webhook) WHERE w.nextAt IS NOT NULL RETURN count(w)"))
                .isZero();
    }

    @Test
    void whether_a_name_exists_is_not_told() {
        world.people.write("MATCH (w:Webhook) SET w.address = 'https://printer.example.org/'");
        world.test(Role.CITY, LYS, hook);
        world.send(new PublicSending(TlsServer.nowhere()));
        assertThat(world.people.text("MATCH (d:WebhookDelivery) RETURN d.state + d.failure"))
                .isEqualTo("PENDINGNOT_PUBLIC");
    }

    private static News aSession(int many) {
        List<Map<String, String>> things = IntStream.range(0, many)
                .mapToObj(i -> Map.of("session", "s" + i))
                .toList();
        return new News(EventKind.SESSION_BOOKED, Optional.of(new TeamId(LYS)), Optional.empty(), things);
    }

    @Test
    void the_page_and_the_api_show_the_last_deliveries() {
        world.answers = host -> 503;
        world.test(Role.CITY, LYS, hook);
        world.send();
        assertThat(world.people.lys().get("/account/webhooks").body()).contains("webhook.test", "HTTP 503", "Waiting");
        String listed = world.people.lysProgram().get("/api/v1/webhooks").body();
        assertThat(JsonPath.<Integer>read(listed, "$[0].deliveries[0].status")).isEqualTo(503);
        assertThat(listed).doesNotContain("whsec_", "key=1");
    }
}
