package eu.passerelle.directory.competences;

import eu.passerelle.accounts.Viewer.CoordinatorViewer;
import eu.passerelle.directory.TaxonomyEdition;
import eu.passerelle.kernel.Conflict;
import eu.passerelle.kernel.GraphTransactions;
import eu.passerelle.kernel.Ids;
import eu.passerelle.kernel.NotFound;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Map;
import org.springframework.data.neo4j.core.Neo4jClient;
import org.springframework.stereotype.Component;

/**
 * Files that wait for their confirmation. The plan is made anew from the file each time, so that what is confirmed is what
 * would happen now; when the taxonomy has changed since the plan was shown, it is shown again instead.
 */
@Component
class Imports {
    private static final Duration KEPT_FOR = Duration.ofDays(1);

    private static final String KEEP = """
            CREATE (:TaxonomyImport {id: $id, account: $account, form: $form, text: $text, at: $now})
            """;
    private static final String FORGET_OLD = "MATCH (i:TaxonomyImport) WHERE i.at < $before DELETE i";
    private static final String FIND = """
            MATCH (i:TaxonomyImport {id: $id, account: $account}) RETURN i.form AS form, i.text AS text
            """;
    private static final String FORGET = "MATCH (i:TaxonomyImport {id: $id}) DELETE i";

    private final Neo4jClient neo4j;
    private final GraphTransactions transactions;
    private final Entries entries;
    private final Decisions decisions;
    private final TaxonomyEdition edition;
    private final Clock clock;

    Imports(
            Neo4jClient neo4j,
            GraphTransactions transactions,
            Entries entries,
            Decisions decisions,
            TaxonomyEdition edition,
            Clock clock) {
        this.neo4j = neo4j;
        this.transactions = transactions;
        this.entries = entries;
        this.decisions = decisions;
        this.edition = edition;
        this.clock = clock;
    }

    /** @param edition of the taxonomy that the plan was made for */
    record Planned(ImportPlan plan, Scheme after, long edition) {}

    record Waiting(FileForm form, String text) {}

    ImportPlan tryOut(FileForm form, String text) {
        Scheme scheme = entries.scheme();
        return ImportPlan.of(scheme, form.read(text, scheme));
    }

    /** @return the id under which its plan can be seen and confirmed, for a day, by the one who sent it */
    String keep(CoordinatorViewer viewer, FileForm form, String text) {
        String id = Ids.random();
        transactions.write(() -> {
            neo4j.query(FORGET_OLD)
                    .bind(clock.instant().minus(KEPT_FOR).atZone(ZoneOffset.UTC))
                    .to("before")
                    .run();
            neo4j.query(KEEP)
                    .bindAll(Map.of(
                            "id", id,
                            "account", viewer.account().value(),
                            "form", form.name(),
                            "text", text,
                            "now", clock.instant().atZone(ZoneOffset.UTC)))
                    .run();
        });
        return id;
    }

    Planned plan(CoordinatorViewer viewer, String id) {
        Waiting file = waiting(viewer, id);
        long seen = edition.present();
        Scheme scheme = entries.scheme();
        ImportPlan plan = ImportPlan.of(scheme, file.form().read(file.text(), scheme));
        return new Planned(plan, scheme.with(plan.changed()), seen);
    }

    /** All of it or nothing. Confirmed twice, the second finds nothing to do, since the file is gone. */
    void confirm(CoordinatorViewer viewer, String id, long seen) {
        Waiting file = waiting(viewer, id);
        transactions.write(() -> {
            if (edition.next() != seen + 1) {
                throw new Conflict("taxonomy.conflict.import");
            }
            decisions.change(viewer, ConceptAction.CONCEPT_IMPORTED, "", scheme -> {
                ImportPlan plan = ImportPlan.of(scheme, file.form().read(file.text(), scheme));
                if (!plan.isSound()) {
                    throw new Conflict("taxonomy.conflict.import");
                }
                return plan.changed();
            });
            neo4j.query(FORGET).bind(id).to("id").run();
        });
        decisions.refresh();
    }

    private Waiting waiting(CoordinatorViewer viewer, String id) {
        return neo4j.query(FIND)
                .bindAll(Map.of("id", id, "account", viewer.account().value()))
                .fetchAs(Waiting.class)
                .mappedBy((types, row) -> new Waiting(
                        FileForm.valueOf(row.get("form").asString()),
                        row.get("text").asString()))
                .one()
                .orElseThrow(() -> new NotFound("TaxonomyImport", id));
    }
}
