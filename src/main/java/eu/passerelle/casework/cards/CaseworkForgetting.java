package eu.passerelle.casework.cards;

import eu.passerelle.kernel.Forgetting;
import java.util.List;
import org.springframework.stereotype.Component;

/** Assessments that have not held for five years, and exercises after a course. Cards have a clock of their own: {@link CaseErasure}. */
@Component
class CaseworkForgetting implements Forgetting.Source {
    private static final String ASSESSMENTS = """
            MATCH (n:CaseworkAssessment) WHERE n.withdrawn AND n.reviewOn < date($before) AND n.recordedAt < $before
            WITH n LIMIT $most DELETE n RETURN count(*) AS number
            """;

    private static final String PLANS =
            "MATCH (n:ExercisePlan)-[:PART_OF]->(x:Exercise) WHERE x.openedAt < $before" + Forgetting.DELETE;
    private static final String EXERCISES =
            "MATCH (n:Exercise) WHERE n.openedAt < $before AND NOT EXISTS { (n)<-[:PART_OF]-(:ExercisePlan) }"
                    + Forgetting.DELETE;

    @Override
    public List<Forgetting> forgettings() {
        return List.of(
                new Forgetting("CaseworkAssessment", Forgetting.WORK, ASSESSMENTS),
                new Forgetting("ExercisePlan", Forgetting.TRAFFIC, PLANS),
                new Forgetting("Exercise", Forgetting.TRAFFIC, EXERCISES));
    }
}
