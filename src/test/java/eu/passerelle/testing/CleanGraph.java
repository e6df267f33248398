package eu.passerelle.testing;

import eu.passerelle.directory.TaxonomyChanged;
import eu.passerelle.kernel.GraphTransactions;
import eu.passerelle.kernel.Outbox;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.context.ApplicationContext;
import org.springframework.data.neo4j.core.Neo4jClient;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/** Before each test: the reference data stays, all else goes; no mail, and Monday morning again. */
class CleanGraph implements BeforeEachCallback {
    @Override
    public void beforeEach(ExtensionContext test) throws Exception {
        ApplicationContext context = SpringExtension.getApplicationContext(test);
        context.getBean(TestClock.class).reset();
        var neo4j = context.getBean(Neo4jClient.class);
        context.getBean(GraphTransactions.class).write(() -> neo4j.query("""
                                MATCH (n)
                                WHERE NOT n:Competence AND NOT n:Language AND NOT n:Country AND NOT n:Sector
                                  AND NOT n:Profession AND NOT (n:City AND NOT coalesce(n.fictional, false))
                                  AND NOT n:SeedState AND NOT n:OutboxSequence AND NOT n:OutboxCursor
                                  AND none(label IN labels(n) WHERE label STARTS WITH '__')
                                DETACH DELETE n
                                """).run());
        // The index follows the outbox: so it hears that everybody is gone.
        context.getBean(GraphTransactions.class)
                .write(() -> context.getBean(Outbox.class).append(new TaxonomyChanged()));
        TestServers.SMTP.purgeEmailFromAllMailboxes();
    }
}
