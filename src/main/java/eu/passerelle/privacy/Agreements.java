package eu.passerelle.privacy;

import eu.passerelle.kernel.AccountId;
import eu.passerelle.kernel.GraphTransactions;
import eu.passerelle.kernel.Ids;
import eu.passerelle.privacy.Agreement.Topic;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.neo4j.driver.Value;
import org.springframework.data.neo4j.core.Neo4jClient;
import org.springframework.stereotype.Component;

/**
 * What each person agreed to, in which words and when. The modules in which it takes effect note it here, in the transaction
 * in which it does; saying the same again notes nothing.
 */
@Component
public class Agreements {
    private static final String NOTE = """
            OPTIONAL MATCH (last:Agreement {account: $account, topic: $topic, about: $about})
            WITH last ORDER BY last.number DESC LIMIT 1
            WITH last WHERE coalesce(last.given, $usual) <> $given OR $given AND last.version <> $version
            CREATE (:Agreement {id: $id, account: $account, topic: $topic, about: $about, version: $version,
              given: $given, at: $at, number: COUNT { (:Agreement {account: $account}) } + 1})
            """;
    private static final String OF = """
            MATCH (n:Agreement {account: $account}) RETURN n ORDER BY n.number DESC LIMIT $most
            """;
    private static final String HAS_READ = """
            RETURN EXISTS { (:Agreement {account: $account, topic: 'NOTICE', version: $version}) }
            """;
    private static final int MOST = 200;

    private final Neo4jClient neo4j;
    private final GraphTransactions transactions;
    private final Clock clock;

    Agreements(Neo4jClient neo4j, GraphTransactions transactions, Clock clock) {
        this.neo4j = neo4j;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** To what is optional, or no longer. @param about what in particular; empty where there is one only */
    public void note(AccountId account, Topic topic, String about, boolean given) {
        note(account, new Agreement(topic, about, topic.version(), given, clock.instant()));
    }

    /** That somebody has read this version of the privacy notice. */
    public void confirmNotice(AccountId account, String version) {
        note(account, new Agreement(Topic.NOTICE, "", version, true, clock.instant()));
    }

    private void note(AccountId account, Agreement agreement) {
        transactions.write(() -> neo4j.query(NOTE)
                .bindAll(Map.of(
                        "id", Ids.random(),
                        "account", account.value(),
                        "topic", agreement.topic().name(),
                        "about", agreement.about(),
                        "version", agreement.version(),
                        "given", agreement.given(),
                        "usual", agreement.topic().isUsual(),
                        "at", agreement.at().atZone(ZoneOffset.UTC)))
                .run());
    }

    /** The newest first. */
    public List<Agreement> of(AccountId account) {
        return List.copyOf(neo4j.query(OF)
                .bindAll(Map.of("account", account.value(), "most", MOST))
                .fetchAs(Agreement.class)
                .mappedBy((types, row) -> agreement(row.get("n")))
                .all());
    }

    public boolean hasRead(AccountId account, String version) {
        return neo4j.query(HAS_READ)
                .bindAll(Map.of("account", account.value(), "version", version))
                .fetchAs(Boolean.class)
                .one()
                .orElse(false);
    }

    private static Agreement agreement(Value n) {
        return new Agreement(
                Topic.valueOf(n.get("topic").asString()),
                n.get("about").asString(),
                n.get("version").asString(),
                n.get("given").asBoolean(),
                n.get("at").asZonedDateTime().toInstant());
    }
}
