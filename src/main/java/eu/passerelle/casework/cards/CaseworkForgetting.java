package eu.passerelle.casework.cards;

import eu.passerelle.kernel.Forgetting;
import java.util.List;
import org.springframework.stereotype.Component;

/** Assessments that have not held for five years. Cards have a clock of their own: {@link CaseErasure}. */
@Component
class CaseworkForgetting implements Forgetting.Source {
    private static final String ASSESSMENTS = """
            MATCH (n:CaseworkAssessment) WHERE n.withdrawn AND n.reviewOn < date($before) AND n.recordedAt < $before
            WITH n LIMIT $most DELETE n RETURN count(*) AS number
            """;

    @Override
    public List<Forgetting> forgettings() {
        return List.of(new Forgetting("CaseworkAssessment", Forgetting.WORK, ASSESSMENTS));
    }
}
