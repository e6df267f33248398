package eu.passerelle.matching;

import eu.passerelle.conflicts.Conflict;
import eu.passerelle.directory.Expert;
import eu.passerelle.matching.search.AnsweringPassage;
import eu.passerelle.scheduling.FreeTime;
import java.util.List;

/**
 * A ranked expert for a query.
 *
 * @param displayName the name or the alias, whichever the reader may see
 * @param differences what none of the teams mentored before has in common with the one that asks
 * @param conflicts ties that do not stand in the way, for coordinators; empty for everybody else
 * @param passages of the expert’s texts that answer the team’s own words best, as far as the reader may see them
 * @param score 0 to 1: the sum of what the factors contribute
 */
public record Recommendation(
        Expert expert,
        String displayName,
        Standing standing,
        double score,
        List<Factor> factors,
        List<NeedCoverage> coverage,
        List<Reason> reasons,
        List<Reason> differences,
        List<EvidencePath> paths,
        List<AnsweringPassage> passages,
        List<Conflict> conflicts,
        FreeTime freeTime) {
    /**
     * Where it stands on the list, and on how firm a ground.
     *
     * @param place from 1; those whom the evidence cannot tell apart share one
     * @param tied shares its place
     * @param kept stands here because the policy keeps places for newcomers
     */
    public record Standing(int place, boolean tied, boolean kept, List<Caution> cautions) {}
}
