package eu.passerelle.toolbox.assessments;

import eu.passerelle.kernel.Forgetting;
import java.util.List;
import org.springframework.stereotype.Component;

/** Who answered what in an assessment, and what was made of it: it goes whole, five years after it ended. */
@Component
class AssessmentsForgetting implements Forgetting.Source {
    private static final String DELETE = " WHERE a.endedAt < $before" + Forgetting.DELETE;
    private static final String RESPONDENTS = "MATCH (n:Respondent)-[:RESPONDS_IN]->(a:Assessment)" + DELETE;
    private static final String VALUES = "MATCH (n:DimensionValue)-[:VALUES]->(a:Assessment)" + DELETE;
    private static final String ASSESSMENTS = "MATCH (a:Assessment) WITH a, a AS n" + DELETE;

    @Override
    public List<Forgetting> forgettings() {
        return List.of(
                new Forgetting("Respondent", Forgetting.WORK, RESPONDENTS),
                new Forgetting("DimensionValue", Forgetting.WORK, VALUES),
                new Forgetting("Assessment", Forgetting.WORK, ASSESSMENTS));
    }
}
