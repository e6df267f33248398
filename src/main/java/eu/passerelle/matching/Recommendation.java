package eu.passerelle.matching;

import eu.passerelle.directory.Expert;
import eu.passerelle.scheduling.FreeTime;
import java.util.List;

/**
 * A ranked expert for a query.
 *
 * @param displayName the name or the alias, whichever the reader may see
 * @param score 0 to 1: the sum of what the factors contribute
 */
public record Recommendation(
        Expert expert,
        String displayName,
        double score,
        List<Factor> factors,
        List<NeedCoverage> coverage,
        List<Reason> reasons,
        List<EvidencePath> paths,
        FreeTime freeTime) {}
