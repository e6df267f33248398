package eu.passerelle.engagements;

import eu.passerelle.kernel.Conflict;
import eu.passerelle.kernel.ExpertId;
import eu.passerelle.kernel.TeamId;
import eu.passerelle.matching.MeetingForm;
import eu.passerelle.scheduling.Holds;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * The network asks one expert to take on one request.
 *
 * <pre>
 * OPEN ── accept ──────▶ ACCEPTED
 *   ├──── decline ─────▶ DECLINED
 *   ├──── counter ─────▶ COUNTERED ── take an offered time ─▶ ACCEPTED
 *   │                        └─────── withdraw ─────────────▶ WITHDRAWN
 *   ├──── lapse ───────▶ LAPSED
 *   └──── withdraw ────▶ WITHDRAWN
 * </pre>
 *
 * @param from first day of the window in which the team would like to meet
 * @param suggestedTimes when both were free at the time of asking, at most three
 * @param offeredTimes what the expert proposed instead; empty unless countered
 * @param note what the expert wrote with the answer; may be empty
 * @param answeredAt when it left the state OPEN, by whomever
 */
public record Proposal(
        ProposalId id,
        RequestId request,
        TeamId team,
        ExpertId expert,
        State state,
        Instant askedAt,
        Instant answerBy,
        int hours,
        MeetingForm form,
        LocalDate from,
        LocalDate until,
        List<Instant> suggestedTimes,
        List<Instant> offeredTimes,
        String note,
        Optional<Instant> answeredAt) {

    /** The message key {@code engagements.proposal.state.<state>} words each. */
    public enum State {
        OPEN,
        ACCEPTED,
        DECLINED,
        COUNTERED,
        LAPSED,
        WITHDRAWN
    }

    /** Until when the expert keeps the times offered for the team; empty for none, and when that is over. */
    public Optional<Instant> keptUntil(Instant now) {
        return answeredAt
                .filter(at -> state == State.COUNTERED)
                .map(at -> at.plus(Holds.KEPT))
                .filter(now::isBefore);
    }

    /** Nobody else may be asked while an answer, or the reply to one, is still owed. */
    public boolean isPending() {
        return state == State.OPEN || state == State.COUNTERED;
    }

    Proposal accept(Instant now) {
        requireAnswerable(now);
        return answered(State.ACCEPTED, now, offeredTimes, note);
    }

    Proposal decline(Instant now, String why) {
        requireAnswerable(now);
        return answered(State.DECLINED, now, offeredTimes, why);
    }

    Proposal counter(Instant now, List<Instant> times, String words) {
        requireAnswerable(now);
        return answered(State.COUNTERED, now, times, words);
    }

    /** The team takes one of the times that the expert offered. */
    Proposal takeOffer(Instant now, Instant time) {
        require(state == State.COUNTERED && offeredTimes.contains(time));
        if (!time.isAfter(now)) {
            throw new Conflict("engagements.conflict.offerOver");
        }
        return answered(State.ACCEPTED, now, offeredTimes, note);
    }

    Proposal withdraw(Instant now) {
        require(isPending());
        return answered(State.WITHDRAWN, now, offeredTimes, note);
    }

    Proposal lapse(Instant now) {
        require(state == State.OPEN && !now.isBefore(answerBy));
        return answered(State.LAPSED, now, offeredTimes, note);
    }

    /** Late is late, whether or not anybody has noted it yet: the next mentor may be asked at any moment. */
    private void requireAnswerable(Instant now) {
        require(state == State.OPEN);
        if (!now.isBefore(answerBy)) {
            throw conflict(State.LAPSED);
        }
    }

    private void require(boolean allowed) {
        if (!allowed) {
            throw conflict(state);
        }
    }

    private static Conflict conflict(State present) {
        return new Conflict("engagements.conflict.proposal." + present.name());
    }

    private Proposal answered(State next, Instant now, List<Instant> offered, String words) {
        return new Proposal(
                id,
                request,
                team,
                expert,
                next,
                askedAt,
                answerBy,
                hours,
                form,
                from,
                until,
                suggestedTimes,
                List.copyOf(offered),
                words,
                Optional.of(now));
    }
}
