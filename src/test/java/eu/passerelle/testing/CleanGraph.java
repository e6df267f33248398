package eu.passerelle.testing;

import eu.passerelle.directory.Taxonomy;
import eu.passerelle.directory.TaxonomyChanged;
import eu.passerelle.kernel.GraphTransactions;
import eu.passerelle.kernel.Outbox;
import eu.passerelle.kernel.Seed;
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
                                  AND NOT (n:Instrument AND n.by = '')
                                  AND NOT n:SeedState AND NOT n:TaxonomyEdition AND NOT n:OutboxSequence AND NOT n:OutboxCursor
                                  AND none(label IN labels(n) WHERE label STARTS WITH '__')
                                DETACH DELETE n
                                """).run());
        restoreTaxonomy(context, neo4j);
        // The index follows the outbox: so it hears that everybody is gone.
        context.getBean(GraphTransactions.class)
                .write(() -> context.getBean(Outbox.class).append(new TaxonomyChanged()));
        TestServers.SMTP.purgeEmailFromAllMailboxes();
    }

    private static void restoreTaxonomy(ApplicationContext context, Neo4jClient neo4j) {
        boolean edited = neo4j.query("RETURN EXISTS { MATCH (c:Competence) WHERE c.editedAt IS NOT NULL }")
                .fetchAs(Boolean.class)
                .one()
                .orElse(false);
        if (edited) {
            context.getBean(GraphTransactions.class).write(() -> {
                neo4j.query("MATCH (c:Competence) DETACH DELETE c").run();
                context.getBeansOfType(Seed.class).values().stream()
                        .filter(seed -> seed.name().equals("competences"))
                        .forEach(Seed::load);
            });
            context.getBean(Taxonomy.class).refresh();
        }
    }
}
