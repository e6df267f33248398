package eu.passerelle.engagements.closing;

import eu.passerelle.kernel.AccountId;
import eu.passerelle.kernel.EngagementId;
import eu.passerelle.privacy.Holding;
import eu.passerelle.privacy.PersonalData;
import eu.passerelle.privacy.Subject;
import java.util.List;
import org.springframework.data.neo4j.core.Neo4jClient;
import org.springframework.stereotype.Component;

/** Who leaves for good ends what he or she mentors; both sides hear of it as always. */
@Component
class LeavingMentor implements PersonalData {
    /** Ends it. It is nobody's account. */
    private static final AccountId LEAVING = new AccountId("leaving");

    private static final String ACTIVE = """
            MATCH (e:Expert)-[:MENTORED]->(g:Engagement {state: 'active'}) WHERE e.id IN $experts RETURN g.id ORDER BY g.id
            """;

    private final Closings closings;
    private final Neo4jClient neo4j;

    LeavingMentor(Closings closings, Neo4jClient neo4j) {
        this.closings = closings;
        this.neo4j = neo4j;
    }

    /** What there is to tell and to take away of a mentoring stands with the mentorings. */
    @Override
    public List<Holding> holdings() {
        return List.of();
    }

    @Override
    public void leaving(Subject subject) {
        List.copyOf(neo4j.query(ACTIVE)
                        .bindAll(subject.parameters())
                        .fetchAs(String.class)
                        .all())
                .forEach(id -> closings.breakOff(new EngagementId(id), LEAVING));
    }

    /** After the sessions are cancelled. */
    @Override
    public int order() {
        return 1;
    }
}
