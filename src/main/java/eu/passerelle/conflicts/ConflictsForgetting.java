package eu.passerelle.conflicts;

import eu.passerelle.kernel.Forgetting;
import java.util.List;
import org.springframework.stereotype.Component;

/** Decisions on conflicts that have been over for five years; one without an end holds while the two it is about take part. */
@Component
class ConflictsForgetting implements Forgetting.Source {
    private static final String DECISIONS = """
            MATCH (n:ConflictDecision) WHERE n.until < date($before)
              OR n.decidedAt < $before AND NOT (EXISTS { (n)-[:ON]->() } AND EXISTS { (n)-[:FOR]->() })
            WITH n LIMIT $most DETACH DELETE n RETURN count(*) AS number
            """;

    @Override
    public List<Forgetting> forgettings() {
        return List.of(new Forgetting("ConflictDecision", Forgetting.WORK, DECISIONS));
    }
}
