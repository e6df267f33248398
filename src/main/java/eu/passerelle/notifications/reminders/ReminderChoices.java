package eu.passerelle.notifications.reminders;

import eu.passerelle.kernel.AccountId;
import eu.passerelle.kernel.GraphTransactions;
import eu.passerelle.privacy.Agreement.Topic;
import eu.passerelle.privacy.Agreements;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.neo4j.driver.Value;
import org.springframework.data.neo4j.core.Neo4jClient;
import org.springframework.stereotype.Component;

/** What people have chosen; {@link ReminderChoice#USUAL} for those who have not. */
@Component
class ReminderChoices {
    private static final Map<Lead, String> PROPERTIES =
            new EnumMap<>(Map.of(Lead.WEEK, "weekSince", Lead.DAY, "daySince", Lead.HOUR, "hourSince"));
    private static final String SAVE = """
            MERGE (c:ReminderChoice {accountId: $account})
            SET c = $properties, c.accountId = $account
            """;

    private final Neo4jClient neo4j;
    private final GraphTransactions transactions;
    private final Agreements agreements;
    private final Clock clock;

    ReminderChoices(Neo4jClient neo4j, GraphTransactions transactions, Agreements agreements, Clock clock) {
        this.neo4j = neo4j;
        this.transactions = transactions;
        this.agreements = agreements;
        this.clock = clock;
    }

    ReminderChoice of(AccountId account) {
        return chosen(List.of(account)).getOrDefault(account, ReminderChoice.USUAL);
    }

    /** Those who have not chosen are absent. */
    Map<AccountId, ReminderChoice> chosen(Collection<AccountId> accounts) {
        var chosen = new HashMap<AccountId, ReminderChoice>();
        neo4j.query("MATCH (c:ReminderChoice) WHERE c.accountId IN $accounts RETURN c")
                .bind(accounts.stream().map(AccountId::value).toList())
                .to("accounts")
                .fetchAs(Value.class)
                .mappedBy((types, row) -> row.get("c"))
                .all()
                .forEach(node -> chosen.put(new AccountId(node.get("accountId").asString()), choice(node)));
        return chosen;
    }

    /** A reminder that was chosen before goes on as it was; a new one holds from now on. */
    void save(AccountId account, Set<Lead> leads, Optional<QuietHours> quiet) {
        Instant now = clock.instant();
        transactions.write(() -> {
            Map<Lead, Instant> before = of(account).since();
            var properties = new HashMap<String, Object>();
            leads.forEach(lead -> properties.put(
                    PROPERTIES.get(lead), before.getOrDefault(lead, now).atZone(ZoneOffset.UTC)));
            quiet.ifPresent(hours -> {
                properties.put("quietFrom", hours.from());
                properties.put("quietUntil", hours.until());
            });
            neo4j.query(SAVE)
                    .bindAll(Map.of("account", account.value(), "properties", properties))
                    .run();
            agreements.note(account, Topic.REMINDERS, "", !leads.isEmpty());
        });
    }

    private static ReminderChoice choice(Value node) {
        var since = new EnumMap<Lead, Instant>(Lead.class);
        PROPERTIES.forEach((lead, property) -> {
            if (!node.get(property).isNull()) {
                since.put(lead, node.get(property).asZonedDateTime().toInstant());
            }
        });
        return new ReminderChoice(since, quiet(node.get("quietFrom"), node.get("quietUntil")));
    }

    private static Optional<QuietHours> quiet(Value from, Value until) {
        return from.isNull() || until.isNull()
                ? Optional.empty()
                : Optional.of(new QuietHours(time(from), time(until)));
    }

    private static LocalTime time(Value value) {
        return value.asLocalTime();
    }
}
