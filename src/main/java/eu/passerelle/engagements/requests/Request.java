package eu.passerelle.engagements.requests;

import eu.passerelle.engagements.RequestId;
import eu.passerelle.kernel.Conflict;
import eu.passerelle.kernel.TeamId;
import eu.passerelle.matching.MeetingForm;
import eu.passerelle.matching.MentorQuery;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A team asks for a mentor.
 *
 * @param reference how people name it; empty while it is a draft
 */
public record Request(
        RequestId id,
        TeamId team,
        State state,
        String reference,
        Content content,
        Instant changedAt,
        Optional<Instant> submittedAt) {

    /** The message key {@code engagements.request.state.<state>} words each. */
    public enum State {
        DRAFT,
        SUBMITTED,
        /** A mentor has said yes. */
        ENGAGED
    }

    public boolean isDraft() {
        return state == State.DRAFT;
    }

    /** Only for what was sent, and so is complete. A window that has begun begins today. */
    public MentorQuery mentorQuery(LocalDate today) {
        Meeting meeting = content.meeting();
        LocalDate from = meeting.firstDay().orElseThrow();
        return new MentorQuery(
                team,
                content.needs(),
                content.situation().words(),
                content.languages(),
                meeting.chosenForm().orElse(MeetingForm.EITHER),
                from.isBefore(today) ? today : from,
                meeting.lastDay().orElseThrow(),
                meeting.wantedHours().orElseThrow());
    }

    Request with(Content changed, Instant now) {
        requireDraft();
        return new Request(id, team, state, reference, changed, now, submittedAt);
    }

    Request submit(String newReference, Instant now) {
        requireDraft();
        return new Request(id, team, State.SUBMITTED, newReference, content, now, Optional.of(now));
    }

    void requireDraft() {
        if (!isDraft()) {
            throw new Conflict("engagements.conflict.request." + state.name());
        }
    }
}
