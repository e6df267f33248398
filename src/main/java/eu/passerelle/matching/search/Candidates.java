package eu.passerelle.matching.search;

import eu.passerelle.kernel.ExpertId;
import eu.passerelle.matching.Limit;
import java.util.List;
import java.util.Map;

/**
 * @param words how well each candidate answers the words, 0 to 1
 * @param dossiers of the candidates, the most promising first
 * @param byMeaning a language model took part
 * @param considered how many serve any need, or the words, before any limit
 */
public record Candidates(
        Map<ExpertId, Double> words, List<Dossier> dossiers, int considered, List<Refused> refused, boolean byMeaning) {
    /** @param experts the first hundred of them */
    public record Refused(Limit limit, int count, List<ExpertId> experts) {}
}
