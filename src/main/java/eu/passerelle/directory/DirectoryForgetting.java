package eu.passerelle.directory;

import eu.passerelle.kernel.Forgetting;
import java.util.List;
import org.springframework.stereotype.Component;

/** What was read in and decided together, words that found nothing, and people who were not taken in. */
@Component
class DirectoryForgetting implements Forgetting.Source {
    private static final String TAXONOMY = "MATCH (n:TaxonomyImport) WHERE n.at < $before" + Forgetting.DELETE;
    private static final String BATCHES = "MATCH (n:CurationBatch) WHERE n.at < $before" + Forgetting.DELETE;
    private static final String SEARCHES = "MATCH (n:VainSearch) WHERE n.lastOn < date($before)" + Forgetting.DELETE;
    private static final String APPLICANTS = """
            MATCH (n:DeclinedApplicant) WHERE n.declinedOn < date($before)
            WITH n LIMIT $most
            CALL (n) { OPTIONAL MATCH (n)-[:WROTE]->(text) DETACH DELETE text }
            DETACH DELETE n RETURN count(*) AS number
            """;

    @Override
    public List<Forgetting> forgettings() {
        return List.of(
                new Forgetting("TaxonomyImport", Forgetting.TRAFFIC, TAXONOMY),
                new Forgetting("CurationBatch", Forgetting.TRAFFIC, BATCHES),
                new Forgetting("VainSearch", Forgetting.TRAFFIC, SEARCHES),
                new Forgetting("DeclinedApplicant", Forgetting.TRAFFIC, APPLICANTS));
    }
}
