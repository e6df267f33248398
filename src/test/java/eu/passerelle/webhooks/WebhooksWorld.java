package eu.passerelle.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import eu.passerelle.accounts.Role;
import eu.passerelle.engagements.EngagementsWorld;
import eu.passerelle.kernel.GraphTransactions;
import eu.passerelle.kernel.Outbox;
import eu.passerelle.kernel.outbound.HttpsAddress;
import eu.passerelle.testing.TestClock;
import eu.passerelle.testing.Visitor;
import eu.passerelle.testing.Visitor.Answer;
import eu.passerelle.webhooks.DeliveryStore.Claimed;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.awaitility.Awaitility;
import org.springframework.context.ApplicationContext;

/** The two teams and three experts of {@link EngagementsWorld}, and a receiver for each that does what a test wants. */
final class WebhooksWorld implements Sending {
    static final String ALL_EXPERTS_HEAR =
            "[\"session.booked\", \"session.moved\", \"session.cancelled\", \"proposal.accepted\", \"proposal.declined\","
                    + " \"mentoring.closed\"]";

    final EngagementsWorld people;
    final List<Sent> sent = new ArrayList<>();
    Function<String, Integer> answers = host -> 204;
    private final DeliveryRound round;
    private final Outbox outbox;
    private final TestClock clock;
    private final DeliveryStore store;
    private final GraphTransactions transactions;

    record Sent(HttpsAddress address, Map<String, String> headers, String body) {
        String id() {
            return headers.getOrDefault("webhook-id", "");
        }

        String kind() {
            return JsonPath.read(body, "$.type");
        }
    }

    WebhooksWorld(ApplicationContext context) {
        round = context.getBean(DeliveryRound.class);
        round.stop();
        outbox = context.getBean(Outbox.class);
        clock = context.getBean(TestClock.class);
        store = context.getBean(DeliveryStore.class);
        transactions = context.getBean(GraphTransactions.class);
        people = EngagementsWorld.createIn(context);
    }

    void leave() {
        round.start();
    }

    @Override
    public void check(HttpsAddress address) {}

    @Override
    public int post(HttpsAddress address, Map<String, String> headers, byte[] body) {
        sent.add(new Sent(address, headers, new String(body, StandardCharsets.UTF_8)));
        return answers.apply(address.host());
    }

    /** To a public address that nothing is sent to. @return its id */
    String hook(Role role, String subject, String address, String kinds) {
        Answer added = add(people.program(role, subject), address, kinds);
        assertThat(added.status()).as(added.body()).isEqualTo(201);
        return JsonPath.read(added.body(), "$.id");
    }

    static Answer add(Visitor program, String address, String kinds) {
        return EngagementsWorld.command(
                program, "/webhooks", "{\"address\": \"" + address + "\", \"kinds\": " + kinds + "}");
    }

    Deliveries deliveries(Sending way) {
        return new Deliveries(store, way, transactions, clock);
    }

    /** What happened so far is heard, and what is due is sent. */
    void send() {
        send(this);
    }

    void send(Sending way) {
        hear();
        Deliveries deliveries = deliveries(way);
        for (List<Claimed> due = deliveries.claim(6); !due.isEmpty(); due = deliveries.claim(6)) {
            due.forEach(deliveries::send);
        }
    }

    void hear() {
        long latest = outbox.latest();
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> people.count("MATCH (c:OutboxCursor {follower: 'webhooks'}) RETURN c.seq") >= latest);
    }

    List<String> kindsSentTo(String host) {
        return sent.stream()
                .filter(each -> each.address().host().equals(host))
                .map(Sent::kind)
                .toList();
    }

    void test(Role role, String subject, String hook) {
        Answer tested = EngagementsWorld.command(people.program(role, subject), "/webhooks/" + hook + "/test", "");
        assertThat(tested.status()).as(tested.body()).isEqualTo(202);
    }

    String state(String hook) {
        return people.text("MATCH (w:Webhook {id: '" + hook + "'}) RETURN w.state");
    }
}
