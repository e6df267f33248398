package eu.passerelle.matching.finding;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.accounts.Role;
import eu.passerelle.directory.ExpertChanged;
import eu.passerelle.kernel.ExpertId;
import eu.passerelle.kernel.GraphTransactions;
import eu.passerelle.kernel.Outbox;
import eu.passerelle.matching.search.IndexFollower;
import eu.passerelle.testing.DemoNetwork;
import eu.passerelle.testing.People;
import eu.passerelle.testing.Visitor;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.springframework.context.ApplicationContext;
import org.springframework.data.neo4j.core.Neo4jClient;

/** The fictional network, indexed, and people who search it. */
final class SearchWorld {
    private final ApplicationContext context;
    private final int port;

    private SearchWorld(ApplicationContext context, int port) {
        this.context = context;
        this.port = port;
    }

    static SearchWorld loadedIn(ApplicationContext context, int port) {
        var world = new SearchWorld(context, port);
        context.getBean(DemoNetwork.class).load();
        world.awaitIndex();
        return world;
    }

    void awaitIndex() {
        var index = context.getBean(IndexFollower.class);
        index.awaitNow(Duration.ofSeconds(30));
        assertThat(index.isRebuilding()).isFalse();
    }

    Visitor coordinator() {
        return visitor(Role.COORDINATOR, "search");
    }

    Visitor city() {
        return visitor(Role.CITY, "t01");
    }

    Visitor visitor(Role role, String subject) {
        String email = context.getBean(People.class).create(role, subject);
        return Visitor.at(port).signIn(email, People.PASSWORD);
    }

    /** A program that acts for the visitor. */
    Visitor program(Visitor browser) {
        browser.get("/account");
        browser.post("/account/tokens", Map.of("name", "search", "days", "7"), "scopes", Visitor.EVERY_SCOPE);
        String secret = browser.get("/account").body().replaceAll("(?s).*class=\"secret\">([^<]+)<.*", "$1");
        return Visitor.at(port).with("Authorization", "Bearer " + secret);
    }

    /** Changes the graph, and says of whom. */
    void change(String expert, String cypher, Map<String, Object> parameters) {
        context.getBean(GraphTransactions.class).write(() -> {
            context.getBean(Neo4jClient.class)
                    .query(cypher)
                    .bind(expert)
                    .to("id")
                    .bindAll(parameters)
                    .run();
            context.getBean(Outbox.class).append(new ExpertChanged(new ExpertId(expert)));
        });
        awaitIndex();
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
