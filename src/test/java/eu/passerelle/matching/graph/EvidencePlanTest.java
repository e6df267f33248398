package eu.passerelle.matching.graph;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.testing.DemoNetwork;
import eu.passerelle.testing.PasserelleTest;
import eu.passerelle.testing.QueryPlan;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.neo4j.driver.Driver;
import org.springframework.beans.factory.annotation.Autowired;

/** The evidence is found from the candidates and the team on, by index: never by looking through everybody. */
@PasserelleTest
class EvidencePlanTest {
    @Autowired
    Driver driver;

    @Autowired
    DemoNetwork demo;

    @Test
    void the_query_for_the_evidence_begins_at_indexes_only() {
        beginsAtIndexesOnly(
                EvidenceQuery.CYPHER,
                Map.of("experts", List.of("e01", "e02"), "competences", List.of("E4.1"), "most", 30));
    }

    @Test
    void so_does_the_query_for_cities_with_the_same_need() {
        beginsAtIndexesOnly(SameNeedQuery.CYPHER, Map.of("competences", List.of("E4.1"), "city", "c01", "most", 500));
    }

    @Test
    void so_does_the_query_for_needs_that_nobody_covers() {
        var able = Map.of("code", "E4.1", "stated", 3, "verified", 2);
        var wanted = Map.of("key", "one", "able", List.of(able), "languages", List.of("fr"));
        beginsAtIndexesOnly(
                CoverQuery.CYPHER,
                Map.of("wanted", List.of(wanted), "since", LocalDate.of(2025, 3, 1), "forCity", true));
    }

    private void beginsAtIndexesOnly(String cypher, Map<String, Object> parameters) {
        // Of an empty graph the planner may scan whatever it likes.
        demo.load();
        assertThat(QueryPlan.operators(driver, cypher, parameters))
                .noneMatch(operator -> operator.contains("Scan"))
                .anyMatch(operator -> operator.contains("NodeUniqueIndexSeek"));
    }
}
