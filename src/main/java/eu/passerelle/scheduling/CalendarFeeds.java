package eu.passerelle.scheduling;

import eu.passerelle.accounts.Accounts;
import eu.passerelle.kernel.AccountId;
import eu.passerelle.kernel.GraphTransactions;
import eu.passerelle.kernel.InterfaceLanguage;
import eu.passerelle.kernel.NotFound;
import eu.passerelle.kernel.SecretToken;
import eu.passerelle.scheduling.icalendar.FeedText;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.neo4j.driver.Value;
import org.springframework.context.MessageSource;
import org.springframework.data.neo4j.core.Neo4jClient;
import org.springframework.stereotype.Component;

/**
 * The private addresses under which people subscribe to their sessions: one a person. Who knows the address may read it,
 * so it says only when somebody is busy; the graph keeps its hash.
 */
@Component
class CalendarFeeds {
    private static final Duration SHOWN_AFTERWARDS = Duration.ofDays(30);
    private static final String CREATE = """
            MERGE (f:CalendarFeed {accountId: $account})
            SET f.tokenHash = $hash, f.kind = $kind, f.calendar = $calendar, f.language = $language, f.createdAt = $at
            """;
    private static final String SESSIONS = """
            WHERE s.startsAt > $from
              AND CASE s.state WHEN 'cancelled' THEN s.changedAt > $since ELSE s.endsAt > $since END
            RETURN s.uid AS uid, s.sequence AS sequence, s.state AS state, s.startsAt AS startsAt, s.endsAt AS endsAt,
              s.changedAt AS changedAt ORDER BY startsAt, uid LIMIT 2000
            """;
    private static final String OF_EXPERT = "MATCH (s:Session {expertId: $calendar})\n" + SESSIONS;
    private static final String OF_TEAM = "MATCH (s:Session {teamId: $calendar})\n" + SESSIONS;

    private final Neo4jClient neo4j;
    private final GraphTransactions transactions;
    private final Accounts accounts;
    private final MessageSource messages;
    private final Clock clock;

    CalendarFeeds(
            Neo4jClient neo4j, GraphTransactions transactions, Accounts accounts, MessageSource messages, Clock clock) {
        this.neo4j = neo4j;
        this.transactions = transactions;
        this.accounts = accounts;
        this.messages = messages;
        this.clock = clock;
    }

    enum Kind {
        EXPERT,
        TEAM
    }

    /** Whose sessions somebody may subscribe to. */
    record Subject(Kind kind, String id) {}

    /** In place of the address that the person had before, which leads nowhere from now on. */
    SecretToken create(AccountId account, Subject subject, InterfaceLanguage language) {
        SecretToken token = SecretToken.random();
        transactions.write(() -> neo4j.query(CREATE)
                .bindAll(Map.of(
                        "account", account.value(),
                        "hash", token.hash(),
                        "kind", subject.kind().name().toLowerCase(Locale.ROOT),
                        "calendar", subject.id(),
                        "language", language.code(),
                        "at", utc(clock.instant())))
                .run());
        return token;
    }

    void revoke(AccountId account) {
        transactions.write(() -> neo4j.query("MATCH (f:CalendarFeed {accountId: $account}) DETACH DELETE f")
                .bind(account.value())
                .to("account")
                .run());
    }

    /** When the person made his or her address; empty without one. */
    Optional<Instant> createdAt(AccountId account) {
        return neo4j.query("MATCH (f:CalendarFeed {accountId: $account}) RETURN f.createdAt")
                .bind(account.value())
                .to("account")
                .fetchAs(ZonedDateTime.class)
                .one()
                .map(ZonedDateTime::toInstant);
    }

    /** @throws NotFound for an address that is revoked, unknown, or of somebody who may not sign in any more */
    String read(SecretToken token) {
        Feed feed = neo4j.query("MATCH (f:CalendarFeed {tokenHash: $hash}) RETURN f")
                .bind(token.hash())
                .to("hash")
                .fetchAs(Feed.class)
                .mappedBy((types, row) -> feed(row.get("f")))
                .one()
                .filter(found -> accounts.isEnabled(found.account()))
                .orElseThrow(() -> new NotFound("CalendarFeed", "…"));
        String busy = messages.getMessage(
                "scheduling.feed.busy", null, feed.language().locale());
        return FeedText.write("Passerelle", busy, entries(feed.subject()));
    }

    private record Feed(AccountId account, Subject subject, InterfaceLanguage language) {}

    private static Feed feed(Value node) {
        Kind kind = Kind.valueOf(node.get("kind").asString().toUpperCase(Locale.ROOT));
        return new Feed(
                new AccountId(node.get("accountId").asString()),
                new Subject(kind, node.get("calendar").asString()),
                InterfaceLanguage.find(node.get("language").asString()).orElse(InterfaceLanguage.EN));
    }

    private List<FeedText.Entry> entries(Subject subject) {
        Instant since = clock.instant().minus(SHOWN_AFTERWARDS);
        var query = subject.kind() == Kind.EXPERT ? neo4j.query(OF_EXPERT) : neo4j.query(OF_TEAM);
        return List.copyOf(query.bindAll(Map.of(
                        "calendar", subject.id(),
                        "from", utc(since.minus(SessionStore.LONGEST)),
                        "since", utc(since)))
                .fetchAs(FeedText.Entry.class)
                .mappedBy((types, row) -> new FeedText.Entry(
                        row.get("uid").asString(),
                        row.get("sequence").asInt(),
                        row.get("state").asString().equals("cancelled"),
                        row.get("startsAt").asZonedDateTime().toInstant(),
                        row.get("endsAt").asZonedDateTime().toInstant(),
                        row.get("changedAt").asZonedDateTime().toInstant()))
                .all());
    }

    private static ZonedDateTime utc(Instant instant) {
        return instant.atZone(ZoneOffset.UTC);
    }
}
