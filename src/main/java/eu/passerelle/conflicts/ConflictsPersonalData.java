package eu.passerelle.conflicts;

import eu.passerelle.privacy.Holding;
import eu.passerelle.privacy.PersonalData;
import java.util.List;
import org.springframework.stereotype.Component;

/** What somebody declared, and what was decided on it. */
@Component
class ConflictsPersonalData implements PersonalData {
    private static final String INTEREST = """
            MATCH (e:Expert|MergedExpert)-[:HAS_INTEREST]->(n:Interest) WHERE e.id IN $experts
            RETURN n, [(n)-[:CONCERNS]->(x) | x.name] AS concerns
            """;
    private static final String CONFLICT_DECISION = """
            MATCH (n:ConflictDecision)-[:ON]->(e:Expert|MergedExpert) WHERE e.id IN $experts RETURN n
            """;

    @Override
    public List<Holding> holdings() {
        return List.of(Holding.of("Interest", INTEREST), Holding.of("ConflictDecision", CONFLICT_DECISION));
    }
}
