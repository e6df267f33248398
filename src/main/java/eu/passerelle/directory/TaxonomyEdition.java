package eu.passerelle.directory;

import org.springframework.data.neo4j.core.Neo4jClient;
import org.springframework.stereotype.Component;

/**
 * Numbers the states of the taxonomy. Whoever changes it asks for the next number first: that locks the others out until
 * the end of the transaction, so that two changes, each fine alone, can never make a circle together.
 */
@Component
public class TaxonomyEdition {
    private final Neo4jClient neo4j;

    TaxonomyEdition(Neo4jClient neo4j) {
        this.neo4j = neo4j;
    }

    /** First statement of a transaction that changes the taxonomy. */
    public long next() {
        return neo4j.query("""
                        MERGE (t:TaxonomyEdition {id: 'taxonomy'})
                        SET t.number = coalesce(t.number, 0) + 1
                        RETURN t.number
                        """).fetchAs(Long.class).one().orElseThrow();
    }

    /** That of the last change; 0 when there was none. */
    public long present() {
        return neo4j.query("OPTIONAL MATCH (t:TaxonomyEdition {id: 'taxonomy'}) RETURN coalesce(t.number, 0)")
                .fetchAs(Long.class)
                .one()
                .orElse(0L);
    }
}
