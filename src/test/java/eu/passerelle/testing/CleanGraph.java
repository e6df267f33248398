package eu.passerelle.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.benmanes.caffeine.cache.Cache;
import eu.passerelle.directory.Taxonomy;
import eu.passerelle.directory.TaxonomyChanged;
import eu.passerelle.kernel.GraphTransactions;
import eu.passerelle.kernel.Outbox;
import eu.passerelle.kernel.Seed;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.context.ApplicationContext;
import org.springframework.data.neo4j.core.Neo4jClient;
import org.springframework.test.context.junit.jupiter.SpringExtension;
import org.springframework.test.util.ReflectionTestUtils;

/** Before each test: the reference data stays, all else goes; no mail, nothing counted, and Monday morning again. */
class CleanGraph implements BeforeEachCallback {
    @Override
    public void beforeEach(ExtensionContext test) throws Exception {
        ApplicationContext context = SpringExtension.getApplicationContext(test);
        context.getBean(TestClock.class).reset();
        forgetWhatWasCounted(context);
        var neo4j = context.getBean(Neo4jClient.class);
        context.getBean(GraphTransactions.class)
                .write(() -> neo4j.query("MATCH (n) WHERE " + GraphCopy.OF_A_TEST + " DETACH DELETE n")
                        .run());
        restoreTaxonomy(context, neo4j);
        // The index follows the outbox: so it hears that everybody is gone.
        context.getBean(GraphTransactions.class)
                .write(() -> context.getBean(Outbox.class).append(new TaxonomyChanged()));
        TestServers.SMTP.purgeEmailFromAllMailboxes();
    }

    /** Limits fill up again by the product's clock, which stands still: what one test used would be missing in all others. */
    private static void forgetWhatWasCounted(ApplicationContext context) {
        for (String bean : List.of("allowance", "signInThrottle", "joining", "nameQuestions")) {
            Object limiter = context.getBean(bean);
            var counted = Arrays.stream(limiter.getClass().getDeclaredFields())
                    .filter(field -> Cache.class.isAssignableFrom(field.getType()))
                    .toList();
            assertThat(counted).as("what %s counts in", bean).isNotEmpty();
            counted.forEach(
                    field -> ((Cache<?, ?>) ReflectionTestUtils.getField(limiter, field.getName())).invalidateAll());
        }
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
