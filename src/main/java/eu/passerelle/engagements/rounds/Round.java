package eu.passerelle.engagements.rounds;

import eu.passerelle.kernel.AccountId;
import eu.passerelle.kernel.Conflict;
import eu.passerelle.matching.RoundAnswer.Fairness;
import java.time.Instant;
import java.util.Optional;

/**
 * A round, as far as it has come.
 *
 * @param account who began or confirmed it, and in whose name is asked
 * @param done how many requests have been looked at, of {@link #of}
 * @param tolerance what part of the best total may be given up for those served worst, 0 to 1
 * @param leastScore nobody is given to anybody below it, 0 to 1
 * @param last what the draft before this one came to
 * @param draft the number of the draft, from 1; 0 before there is one
 * @param fairness whether something fairer can exist within the tolerance; empty before there is a draft
 */
record Round(
        String id,
        AccountId account,
        State state,
        Instant at,
        int done,
        int of,
        double tolerance,
        double leastScore,
        Figures now,
        Figures last,
        int draft,
        Optional<Fairness> fairness) {
    /** The message key {@code engagements.round.state.<state>} words each. */
    enum State {
        /** The requests are looked at, one after the other. */
        GATHERING,
        DRAFT,
        /** Whoever the draft gives is asked, and the next when somebody declines. */
        CONFIRMED,
        DROPPED
    }

    /** @param served how many requests get somebody; @param best the highest total that serves as many */
    record Figures(int served, double total, double best, double worst) {
        static final Figures NONE = new Figures(0, 0, 0, 0);

        /** Per cent of the best total around the same pins that is given up, for fairness or for what stays as it was. */
        public double gapPercent() {
            return best <= 0 ? 0 : Math.max(0, 100 * (1 - total / best));
        }
    }

    /** The same with another least score. */
    Round leastScore(double other) {
        return new Round(id, account, state, at, done, of, tolerance, other, now, last, draft, fairness);
    }

    public boolean isGathering() {
        return state == State.GATHERING;
    }

    public boolean isDraft() {
        return state == State.DRAFT;
    }

    public int percent() {
        return of == 0 ? 100 : 100 * done / of;
    }

    void requireDraft() {
        if (!isDraft()) {
            throw new Conflict("engagements.conflict.round." + state.name());
        }
    }

    /** Whoever decides on all of it must have seen it as it is. */
    void requireSeen(int seen) {
        if (seen != draft) {
            throw new Conflict("engagements.conflict.round.changed");
        }
    }
}
