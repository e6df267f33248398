package eu.passerelle.matching;

import eu.passerelle.kernel.Forgetting;
import java.util.List;
import org.springframework.stereotype.Component;

/** Who adopted a policy is forgotten five years after another took its place; the policy itself says nothing of anybody. */
@Component
class MatchingForgetting implements Forgetting.Source {
    private static final String POLICIES = """
            MATCH (n:RankingPolicy) WHERE n.adoptedBy <> 'forgotten'
              AND EXISTS { (later:RankingPolicy) WHERE later.version > n.version AND later.adoptedAt < $before }
            WITH n LIMIT $most SET n.adoptedBy = 'forgotten' RETURN count(*) AS number
            """;
    private static final String RUNS = """
            MATCH (n:LearningRun) WHERE n.at < $before
            WITH n LIMIT $most DELETE n RETURN count(*) AS number
            """;

    @Override
    public List<Forgetting> forgettings() {
        return List.of(
                new Forgetting("RankingPolicy", Forgetting.WORK, POLICIES),
                new Forgetting("LearningRun", Forgetting.WORK, RUNS));
    }
}
