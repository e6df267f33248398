package eu.passerelle.matching;

import eu.passerelle.conflicts.Standing;
import eu.passerelle.directory.Claim;
import eu.passerelle.directory.Expert;
import eu.passerelle.matching.graph.Evidence;
import java.util.List;

/**
 * An expert in question, with what is known for and against.
 *
 * @param expert as far as a ranking asks, without a name; or the whole profile
 * @param claims the expert's, or as they might be
 * @param standing what stands between the expert and the team
 * @param words how well he or she answers the words, 0 to 1
 */
record Candidate(Expert expert, List<Claim> claims, double words, Evidence evidence, Standing standing) {
    Candidate of(Expert profile) {
        return new Candidate(profile, claims, words, evidence, standing);
    }

    Candidate claiming(List<Claim> others) {
        return new Candidate(expert, others, words, evidence, standing);
    }
}
