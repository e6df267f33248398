package eu.passerelle.matching;

import eu.passerelle.kernel.ExpertId;
import eu.passerelle.matching.ranking.FairChance;
import eu.passerelle.matching.ranking.Places;
import eu.passerelle.matching.search.Candidates;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The candidates for a question in their order.
 *
 * @param bestFirst by score; who has a conflict of interest is not among them, nor who cannot be shown
 */
record Ranked(
        Question question, Policy policy, Candidates found, List<Candidate> conflicted, List<Appraisal> bestFirst) {
    private static final int FIRST_PLACES = 10;

    /**
     * @param place from 1; those whom the evidence cannot tell apart share one
     * @param tied shares its place
     * @param kept stands here because the policy keeps a place for newcomers
     */
    record Placed(Appraisal appraisal, int place, boolean tied, boolean kept) {}

    /**
     * The first alone would be placed as they are among all: they are enough to show, the newcomers to whom places are kept
     * are among them, and the one behind whoever is shown is known too, so that a tie is seen.
     */
    static boolean isEnough(List<Appraisal> first, List<Appraisal> others, Policy policy, int shown) {
        if (first.size() <= Math.max(shown, FIRST_PLACES)) {
            return false;
        }
        long newcomers = first.subList(0, first.size() - 1).stream()
                .filter(Appraisal::isNewcomer)
                .count();
        return newcomers >= policy.newcomerPlaces()
                || (!first.getLast().isNewcomer() && others.stream().noneMatch(Appraisal::isNewcomer));
    }

    List<Placed> placed() {
        List<Integer> places = Places.of(bestFirst.stream()
                .map(one -> new Places.Scored(one.score(), one.deviation()))
                .toList());
        List<Integer> order = FairChance.order(
                bestFirst.stream().map(Appraisal::isNewcomer).toList(), policy.newcomerPlaces(), FIRST_PLACES);
        return IntStream.range(0, order.size())
                .mapToObj(index -> placed(order.get(index), index, places))
                .toList();
    }

    private Placed placed(int rank, int index, List<Integer> places) {
        int place = places.get(rank);
        return new Placed(
                bestFirst.get(rank),
                place,
                Collections.frequency(places, place) > 1,
                index < FIRST_PLACES && rank > index);
    }

    /** The place in the order of scores, from 1, ties broken. */
    Optional<Integer> rank(ExpertId expert) {
        return IntStream.range(0, bestFirst.size())
                .filter(index -> bestFirst.get(index).candidate().expert().id().equals(expert))
                .mapToObj(index -> index + 1)
                .findFirst();
    }
}
