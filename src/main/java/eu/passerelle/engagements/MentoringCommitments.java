package eu.passerelle.engagements;

import eu.passerelle.directory.ExpertCommitments;
import eu.passerelle.kernel.ExpertId;
import org.springframework.data.neo4j.core.Neo4jClient;
import org.springframework.stereotype.Component;

/** An expert is bound by a question that is not answered yet, and by mentoring under way. */
@Component
class MentoringCommitments implements ExpertCommitments {
    private static final String OPEN = """
            MATCH (e:Expert {id: $id})
            RETURN EXISTS { (e)<-[:TO]-(p:Proposal) WHERE p.state IN ['open', 'countered'] }
              OR EXISTS { (e)-[:MENTORED|CO_MENTORED]->(:Engagement {state: 'active'}) }
            """;

    private final Neo4jClient neo4j;

    MentoringCommitments(Neo4jClient neo4j) {
        this.neo4j = neo4j;
    }

    @Override
    public boolean areOpen(ExpertId expert) {
        return neo4j.query(OPEN)
                .bind(expert.value())
                .to("id")
                .fetchAs(Boolean.class)
                .one()
                .orElse(false);
    }
}
