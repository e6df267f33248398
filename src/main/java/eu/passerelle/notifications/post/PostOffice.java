package eu.passerelle.notifications.post;

import eu.passerelle.kernel.Conflict;
import eu.passerelle.kernel.GraphTransactions;
import eu.passerelle.kernel.NotFound;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.data.neo4j.core.Neo4jClient;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Takes mails in, in the transaction of the news that they carry, and shows where they are. */
@Component
public class PostOffice {
    private static final int LIST_LIMIT = 200;

    private final Neo4jClient neo4j;
    private final GraphTransactions transactions;
    private final Clock clock;
    private final MailProperties properties;
    private final Bell bell;
    private final boolean serverConfigured;

    PostOffice(
            Neo4jClient neo4j,
            GraphTransactions transactions,
            Clock clock,
            MailProperties properties,
            Bell bell,
            ObjectProvider<JavaMailSender> server) {
        this.neo4j = neo4j;
        this.transactions = transactions;
        this.clock = clock;
        this.properties = properties;
        this.bell = bell;
        this.serverConfigured = server.getIfAvailable() != null;
    }

    /** Without a mail server, mails are kept and not sent. */
    public boolean hasServer() {
        return serverConfigured;
    }

    /** Sent after commit, by whichever node is first; so this belongs into the transaction of the cause. */
    public void handIn(Draft draft) {
        transactions.write(() -> {
            neo4j.query("CREATE (m:Mail) SET m = $properties")
                    .bind(properties(draft))
                    .to("properties")
                    .run();
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    bell.ring();
                }
            });
        });
    }

    private Map<String, Object> properties(Draft draft) {
        var mail = new HashMap<String, Object>();
        mail.put("id", UUID.randomUUID().toString());
        mail.put("messageId", messageId());
        mail.put("state", (serverConfigured ? MailState.NEW : MailState.KEPT).name());
        mail.put("recipient", draft.recipientAddress());
        mail.put("recipientName", draft.recipientName());
        mail.put("language", draft.language().code());
        mail.put("subject", draft.subject());
        mail.put("text", draft.text());
        mail.put("html", draft.html());
        draft.calendar().ifPresent(calendar -> {
            mail.put("method", calendar.method());
            mail.put("iCalendar", calendar.iCalendar());
        });
        mail.put("thread", draft.thread());
        mail.put("position", draft.position());
        mail.put("attempts", 0);
        mail.put("createdAt", now());
        mail.put("nextAttemptAt", now());
        return mail;
    }

    private String messageId() {
        String from = properties.from();
        return "<" + UUID.randomUUID() + "@" + from.substring(from.indexOf('@') + 1) + ">";
    }

    /** Newest first, at most 200. */
    public List<Mail> list(MailState state) {
        return List.copyOf(neo4j.query("""
                        MATCH (m:Mail {state: $state})
                        WITH m ORDER BY m.createdAt DESC, m.position DESC LIMIT $limit
                        RETURN m {.*, overtaken: EXISTS {
                          MATCH (l:Mail {thread: m.thread}) WHERE l.position > m.position AND l.state = 'SENT'
                        }} AS mail
                        """)
                .bind(state.name())
                .to("state")
                .bind(LIST_LIMIT)
                .to("limit")
                .fetchAs(Mail.class)
                .mappedBy((types, row) -> Mail.from(row.get("mail")))
                .all());
    }

    public Optional<Mail> find(String id) {
        return neo4j.query("MATCH (m:Mail {id: $id}) RETURN m {.*} AS mail")
                .bind(id)
                .to("id")
                .fetchAs(Mail.class)
                .mappedBy((types, row) -> Mail.from(row.get("mail")))
                .one();
    }

    /**
     * Sends a parked or kept mail after all, with its attempts counted anew.
     *
     * @throws Conflict when it is neither, or when a later mail of the same matter is out already
     */
    public void retry(String id) {
        transactions.write(() -> {
            boolean due = neo4j.query("""
                            MATCH (m:Mail {id: $id})
                            MATCH (t:Mail {thread: m.thread})
                            WITH m, t ORDER BY t.position
                            SET t.rev = 0
                            WITH m, collect(t) AS thread
                            WITH m, m.state IN ['PARKED', 'KEPT'] AND none(t IN thread
                              WHERE t.position > m.position AND (t.state = 'SENT' OR t.claim IS NOT NULL)) AS due
                            FOREACH (x IN CASE WHEN due THEN [m] ELSE [] END |
                              SET x.state = 'NEW', x.attempts = 0, x.nextAttemptAt = $now REMOVE x.error, x.claim)
                            RETURN due
                            """)
                    .bind(id)
                    .to("id")
                    .bind(now())
                    .to("now")
                    .fetchAs(Boolean.class)
                    .one()
                    .orElseThrow(() -> new NotFound("Mail", id));
            if (!due) {
                throw new Conflict("notifications.conflict.retry");
            }
        });
        bell.ring();
    }

    private ZonedDateTime now() {
        Instant instant = clock.instant();
        return instant.atZone(ZoneOffset.UTC);
    }
}
