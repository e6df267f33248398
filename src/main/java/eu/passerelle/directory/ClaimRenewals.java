package eu.passerelle.directory;

import eu.passerelle.kernel.CompetenceCode;
import eu.passerelle.kernel.ExpertId;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.springframework.data.neo4j.core.Neo4jClient;
import org.springframework.stereotype.Component;

/**
 * Verification fades, unless work renews it: a mentoring that served a competence lets the mentor’s verified claim to it
 * count from its end on. What nobody has verified, or what had faded before, stays for a coordinator to decide.
 */
@Component
public class ClaimRenewals {
    /** Row by row: what one mentoring renews may still stand when the next one ends. */
    private static final String RENEW = """
            UNWIND $rows AS row
            CALL (row) {
              MATCH (:Expert {id: row.expert})-[k:CLAIMS]->(c:Competence)
              WHERE c.code IN row.served AND k.verifiedOn < row.endedOn AND row.endedOn <= k.verifiedOn + $lasts
              SET k.verifiedOn = row.endedOn
            }
            """;

    private final Neo4jClient neo4j;

    ClaimRenewals(Neo4jClient neo4j) {
        this.neo4j = neo4j;
    }

    /** A mentoring that went well enough to speak for the mentor. */
    public record Renewal(ExpertId expert, Collection<CompetenceCode> served, LocalDate endedOn) {}

    /** Within the running transaction; whoever calls tells of the experts by {@link ExpertChanged}. */
    public void renew(List<Renewal> renewals) {
        List<Map<String, Object>> rows = renewals.stream()
                .sorted(Comparator.comparing(Renewal::endedOn))
                .map(renewal -> Map.<String, Object>of(
                        "expert", renewal.expert().value(),
                        "served",
                                renewal.served().stream()
                                        .map(CompetenceCode::value)
                                        .toList(),
                        "endedOn", renewal.endedOn()))
                .toList();
        neo4j.query(RENEW)
                .bindAll(Map.of("rows", rows, "lasts", Claim.VERIFICATION_LASTS))
                .run();
    }
}
