package eu.passerelle.engagements.meetings;

import eu.passerelle.accounts.Viewer.CoordinatorViewer;
import eu.passerelle.engagements.Pair;
import eu.passerelle.kernel.Commands;
import eu.passerelle.kernel.Conflict;
import eu.passerelle.kernel.EngagementId;
import eu.passerelle.scheduling.Session;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** First sessions of mentoring that has none yet. */
@Component
public class KickOffs {
    /** In minutes. */
    public static final List<Integer> LENGTHS = Meetings.LENGTHS;

    private final Meetings meetings;
    private final SessionRecords records;
    private final Commands commands;

    KickOffs(Meetings meetings, SessionRecords records, Commands commands) {
        this.meetings = meetings;
        this.records = records;
        this.commands = commands;
    }

    /**
     * Books it, and keeps what it is for.
     *
     * @param commandId the same may be used for many engagements
     * @throws eu.passerelle.scheduling.SlotTaken with what is still free
     * @throws Conflict when the mentoring is closed or has a session already
     * @throws eu.passerelle.kernel.InvalidInput for a time or a length that is not offered
     */
    public Session book(
            CoordinatorViewer viewer, EngagementId engagement, Instant start, int minutes, String commandId) {
        return commands.once(
                "engagement.kick-off:" + engagement, commandId, start + " " + minutes, Session.class, () -> {
                    requireNoneBut(Optional.empty(), engagement);
                    Session session =
                            meetings.book(viewer, engagement, booking(viewer, engagement, start, minutes, commandId));
                    // Booking has locked both calendars: whoever was faster has committed by now, and is seen.
                    requireNoneBut(Optional.of(session), engagement);
                    records.save(SessionRecord.none(session.id()).planned(Optional.of(SessionKind.KICK_OFF), "", 0));
                    return session;
                });
    }

    /** On site, in the team's city, if that was asked for. */
    private Meetings.Booking booking(
            CoordinatorViewer viewer, EngagementId engagement, Instant start, int minutes, String commandId) {
        Pair pair = meetings.pair(viewer, engagement);
        boolean onSite = meetings.isWantedOnSite(pair);
        return new Meetings.Booking(
                commandId, start, minutes, onSite ? pair.team().city().name() : "", onSite);
    }

    private void requireNoneBut(Optional<Session> own, EngagementId engagement) {
        boolean hasOther = meetings.sessions(engagement).stream()
                .filter(session -> session.state() == Session.State.CONFIRMED)
                .anyMatch(session ->
                        own.filter(mine -> mine.id().equals(session.id())).isEmpty());
        if (hasOther) {
            throw new Conflict("engagements.conflict.hasSession");
        }
    }
}
