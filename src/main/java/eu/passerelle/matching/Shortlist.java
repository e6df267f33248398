package eu.passerelle.matching;

import eu.passerelle.kernel.ExpertId;
import java.util.List;

/**
 * @param policy the version of the policy that ranked it
 * @param considered how many experts serve any of the needs or match the words at all
 * @param leftOut by limit, in the order of {@link Limit}, only those that left out somebody
 * @param byMeaning texts were compared by what they mean, too; else, without a language model, by words and concepts only
 * @param openings where nobody is recommended: what the team could ask for differently so that somebody would be
 */
public record Shortlist(
        int policy,
        List<Recommendation> recommendations,
        int considered,
        List<LeftOut> leftOut,
        List<Opening> openings,
        boolean byMeaning) {
    Shortlist opening(List<Opening> found) {
        return new Shortlist(policy, recommendations, considered, leftOut, found, byMeaning);
    }

    /** Somebody would fit, and all of them have a conflict of interest. */
    public boolean isAllTied() {
        return recommendations.isEmpty()
                && leftOut.stream().anyMatch(left -> left.limit() == Limit.CONFLICT_OF_INTEREST);
    }

    /**
     * @param atMost there may be fewer: nobody but coordinators counts small groups
     * @param experts who, for coordinators; empty for everybody else
     */
    public record LeftOut(Limit limit, int count, boolean atMost, List<ExpertId> experts) {}
}
