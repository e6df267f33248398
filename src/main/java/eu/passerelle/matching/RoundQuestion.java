package eu.passerelle.matching;

import eu.passerelle.kernel.ExpertId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Many requests at once: whom should each ask, so that all are served well?
 *
 * @param places by expert, how many more requests he or she can take, 0 or more
 * @param tolerance what part of the best total may be given up for those served worst, 0 to 1
 * @param leastScore nobody is given to anybody below it, but for what is pinned, 0 to 1
 * @param steadiness what a change from the last draft must be worth at least, 0 to 1
 */
public record RoundQuestion(
        List<Wish> wishes, Map<ExpertId, Integer> places, double tolerance, double leastScore, double steadiness) {

    /**
     * @param request what names it, each once
     * @param scores of those who may be asked, 0 to 1
     * @param pinned who is asked, whatever else is best
     * @param last whom the last draft gave
     */
    public record Wish(
            String request,
            Map<ExpertId, Double> scores,
            Optional<ExpertId> pinned,
            Set<ExpertId> excluded,
            Optional<ExpertId> last) {}
}
