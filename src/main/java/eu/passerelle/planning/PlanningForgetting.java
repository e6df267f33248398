package eu.passerelle.planning;

import eu.passerelle.kernel.Forgetting;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** A plan names people in nearly all that it says. So it goes whole, five years after its team closed it. */
@Component
class PlanningForgetting implements Forgetting.Source {
    private static final String DELETE = " WHERE p.closedAt < $before" + Forgetting.DELETE;

    private static final String COMMENTS = "MATCH (n:PlanComment)-[:ABOUT]->(:PlanPart)-[:PART_OF]->(p:Plan)" + DELETE;
    private static final String REVISIONS =
            "MATCH (n:PlanRevision)-[:REVISION_OF]->(:PlanPart)-[:PART_OF]->(p:Plan)" + DELETE;
    private static final String REVIEWS = "MATCH (n:PlanReview)-[:REVIEW_OF]->(p:Plan)" + DELETE;
    private static final String VERSIONS = "MATCH (n:PlanVersion)-[:VERSION_OF]->(p:Plan)" + DELETE;
    private static final String PARTS = "MATCH (n:PlanPart)-[:PART_OF]->(p:Plan)" + DELETE;
    private static final String PLANS = "MATCH (p:Plan) WITH p, p AS n" + DELETE;

    @Override
    public List<Forgetting> forgettings() {
        return Stream.of(
                        List.of("PlanComment", COMMENTS),
                        List.of("PlanRevision", REVISIONS),
                        List.of("PlanReview", REVIEWS),
                        List.of("PlanVersion", VERSIONS),
                        List.of("PlanPart", PARTS),
                        List.of("Plan", PLANS))
                .map(rule -> new Forgetting(rule.getFirst(), Forgetting.WORK, rule.getLast()))
                .toList();
    }
}
