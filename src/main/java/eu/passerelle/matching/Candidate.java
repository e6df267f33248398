package eu.passerelle.matching;

import eu.passerelle.directory.Claim;
import eu.passerelle.directory.Expert;
import eu.passerelle.matching.graph.Evidence;
import java.util.List;

/**
 * An expert in question, with what is known for and against.
 *
 * @param claims the expert's, or as they might be
 * @param words how well he or she answers the words, 0 to 1
 */
record Candidate(Expert expert, List<Claim> claims, double words, Evidence evidence) {
    Candidate claiming(List<Claim> others) {
        return new Candidate(expert, others, words, evidence);
    }
}
