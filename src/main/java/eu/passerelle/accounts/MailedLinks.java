package eu.passerelle.accounts;

import eu.passerelle.kernel.GraphTransactions;
import eu.passerelle.kernel.SecretToken;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.data.neo4j.core.Neo4jClient;
import org.springframework.stereotype.Component;

/**
 * Links that a mail carries. Each opens one small page for one purpose on one subject, never an account; the graph keeps
 * only a hash. Opening it changes nothing, so that mail scanners may.
 */
@Component
public class MailedLinks {
    private final Neo4jClient neo4j;
    private final GraphTransactions transactions;
    private final Clock clock;

    MailedLinks(Neo4jClient neo4j, GraphTransactions transactions, Clock clock) {
        this.neo4j = neo4j;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** @param purpose what it opens, such as {@code proposal}; @param subject the id of what it is about */
    public SecretToken issue(String purpose, String subject, Instant expiresAt) {
        SecretToken token = SecretToken.random();
        transactions.write(() -> neo4j.query(
                        "CREATE (:MailedLink {hash: $hash, purpose: $purpose, subject: $subject, expiresAt: $expiresAt})")
                .bind(token.hash())
                .to("hash")
                .bind(purpose)
                .to("purpose")
                .bind(subject)
                .to("subject")
                .bind(expiresAt.atZone(ZoneOffset.UTC))
                .to("expiresAt")
                .run());
        return token;
    }

    /** The subject that a link opens; empty when it is unknown, revoked, for another purpose, or over. */
    public Optional<String> subjectOf(SecretToken token, String purpose) {
        return neo4j.query("""
                        MATCH (l:MailedLink {hash: $hash}) WHERE l.purpose = $purpose AND l.expiresAt > $now
                        RETURN l.subject
                        """)
                .bind(token.hash())
                .to("hash")
                .bind(purpose)
                .to("purpose")
                .bind(clock.instant().atZone(ZoneOffset.UTC))
                .to("now")
                .fetchAs(String.class)
                .one();
    }

    /** Takes the link away within the running transaction; of two who use it at once the second finds it gone. */
    Optional<String> useUp(SecretToken token, String purpose) {
        return neo4j.query("""
                        MATCH (l:MailedLink {hash: $hash, purpose: $purpose}) SET l.rev = 0
                        WITH l, l.subject AS subject, l.expiresAt > $now AS open
                        DELETE l
                        WITH subject, open WHERE open
                        RETURN subject
                        """)
                .bind(token.hash())
                .to("hash")
                .bind(purpose)
                .to("purpose")
                .bind(clock.instant().atZone(ZoneOffset.UTC))
                .to("now")
                .fetchAs(String.class)
                .one();
    }

    public void revoke(String purpose, String subject) {
        transactions.write(() -> neo4j.query("MATCH (l:MailedLink {purpose: $purpose, subject: $subject}) DELETE l")
                .bind(purpose)
                .to("purpose")
                .bind(subject)
                .to("subject")
                .run());
    }
}
