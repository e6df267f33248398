package eu.passerelle.engagements;

import eu.passerelle.kernel.ExpertId;
import eu.passerelle.kernel.TeamId;
import eu.passerelle.matching.MeetingForm;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * The network asks one expert to take on one request.
 *
 * @param from first day of the window in which the team would like to meet
 * @param suggestedTimes when both were free at the time of asking, at most three
 * @param offeredTimes what the expert proposed instead; empty unless countered
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
        List<Instant> offeredTimes) {

    public enum State {
        OPEN,
        ACCEPTED,
        DECLINED,
        COUNTERED,
        LAPSED,
        WITHDRAWN
    }
}
