package eu.passerelle.engagements.rounds;

import eu.passerelle.engagements.RequestId;
import eu.passerelle.kernel.ExpertId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One request of a round.
 *
 * @param scores of those who may be asked
 * @param pinned who is asked, whatever else is best
 * @param given whom the draft gives
 * @param last whom the draft before gave
 * @param problem a message key: why nobody is given or could be asked; empty when nothing is wrong
 * @param proposal what was sent last; empty before
 */
record RoundEntry(
        String round,
        RequestId request,
        Map<ExpertId, Double> scores,
        Optional<ExpertId> pinned,
        Set<ExpertId> excluded,
        Optional<ExpertId> given,
        Optional<ExpertId> last,
        String problem,
        String proposal) {

    RoundEntry given(Optional<ExpertId> now, String itsProblem) {
        return new RoundEntry(round, request, scores, pinned, excluded, now, given, itsProblem, proposal);
    }

    /** Whoever is pinned is excluded no more. */
    RoundEntry pin(ExpertId expert) {
        var fewer = new HashSet<>(excluded);
        fewer.remove(expert);
        return new RoundEntry(
                round, request, scores, Optional.of(expert), Set.copyOf(fewer), given, last, problem, proposal);
    }

    RoundEntry unpin() {
        return new RoundEntry(round, request, scores, Optional.empty(), excluded, given, last, problem, proposal);
    }

    /** A pin on the same person goes. */
    RoundEntry exclude(ExpertId expert) {
        var more = new HashSet<>(excluded);
        more.add(expert);
        return new RoundEntry(
                round,
                request,
                scores,
                pinned.filter(pin -> !pin.equals(expert)),
                Set.copyOf(more),
                given,
                last,
                problem,
                proposal);
    }

    RoundEntry readmit() {
        return new RoundEntry(round, request, scores, pinned, Set.of(), given, last, problem, proposal);
    }

    /** The same request looked at again: decisions stay, and whom the draft gave is remembered. */
    RoundEntry lookedAtAgain(RoundEntry before) {
        return new RoundEntry(
                round,
                request,
                scores,
                before.pinned(),
                before.excluded(),
                before.given(),
                before.last(),
                problem,
                proposal);
    }

    /** With somebody more who may be asked. */
    RoundEntry suitedBy(ExpertId newcomer, double score) {
        var more = new HashMap<>(scores);
        more.put(newcomer, score);
        return new RoundEntry(round, request, Map.copyOf(more), pinned, excluded, given, last, problem, proposal);
    }

    /** What became of asking. */
    RoundEntry asked(Optional<ExpertId> whom, String itsProblem, String itsProposal) {
        return new RoundEntry(round, request, scores, pinned, excluded, whom, given, itsProblem, itsProposal);
    }

    /** The pin, as long as who is pinned may be asked. */
    Optional<ExpertId> askablePin() {
        return pinned.filter(scores::containsKey);
    }

    boolean isChanged() {
        return !given.equals(last);
    }

    double score(ExpertId expert) {
        return scores.getOrDefault(expert, 0.0);
    }

    /** The best first, but for those excluded and those below the least score. */
    List<ExpertId> byScore(double leastScore) {
        var ordered = new ArrayList<>(new LinkedHashMap<>(scores).keySet());
        ordered.removeIf(expert -> excluded.contains(expert) || score(expert) < leastScore);
        ordered.sort(
                Comparator.comparingDouble((ExpertId expert) -> -score(expert)).thenComparing(ExpertId::value));
        return ordered;
    }
}
