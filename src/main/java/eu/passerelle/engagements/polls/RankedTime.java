package eu.passerelle.engagements.polls;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * One time of a poll, and why it stands where it stands.
 *
 * @param silent how many have said nothing to it yet
 * @param reasons those that rule it out first
 */
record RankedTime(Instant start, int yes, int ifNeeded, int no, int silent, List<Reason> reasons) {
    /** What is possible, then who can, then who could, then what is sooner. */
    static final Comparator<RankedTime> BEST_FIRST = Comparator.comparing(RankedTime::isPossible)
            .thenComparing(RankedTime::yes)
            .thenComparing(RankedTime::ifNeeded)
            .reversed()
            .thenComparing(RankedTime::start);

    RankedTime {
        reasons = List.copyOf(reasons);
    }

    public boolean isPossible() {
        return reasons.stream().noneMatch(Reason::rulesOut);
    }
}
