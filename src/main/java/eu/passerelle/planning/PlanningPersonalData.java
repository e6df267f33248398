package eu.passerelle.planning;

import eu.passerelle.privacy.Holding;
import eu.passerelle.privacy.PersonalData;
import java.util.List;
import org.springframework.stereotype.Component;

/** What somebody wrote in plans. The plan is the team’s and stays; wherever it names the person, the name goes. */
@Component
class PlanningPersonalData implements PersonalData {
    private static final String PLAN_REVISION = """
            MATCH (n:PlanRevision) WHERE n.by IN $accounts RETURN n
            """;
    private static final String PLAN_REVIEW = """
            MATCH (n:PlanReview) WHERE n.by IN $accounts RETURN n
            """;
    private static final String PLAN_VERSION = """
            MATCH (n:PlanVersion) WHERE n.by IN $accounts RETURN n
            """;
    private static final String PLAN_COMMENT = """
            MATCH (n:PlanComment) WHERE n.by IN $accounts RETURN n
            """;

    @Override
    public List<Holding> holdings() {
        return List.of(
                Holding.of("PlanRevision", PLAN_REVISION),
                Holding.of("PlanReview", PLAN_REVIEW),
                Holding.of("PlanVersion", PLAN_VERSION),
                Holding.of("PlanComment", PLAN_COMMENT));
    }
}
