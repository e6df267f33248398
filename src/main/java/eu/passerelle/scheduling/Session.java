package eu.passerelle.scheduling;

import eu.passerelle.kernel.EngagementId;
import eu.passerelle.kernel.ExpertId;
import eu.passerelle.kernel.TeamId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;

/**
 * A meeting within an engagement.
 *
 * @param uid of the iCalendar event where no side has one of its own
 * @param sequence 0, and more with every change of time or place and with cancellation; in a series, more than of any other
 *     of it then, because programs compare what they were sent of one with what they were sent of all
 * @param start wall clock in the zone: the truth, should the rules of the zone change
 * @param place an address or a video link, may be empty
 * @param onSite the expert travels to it
 * @param occurrence of a series, if it belongs to one
 */
public record Session(
        SessionId id,
        EngagementId engagement,
        ExpertId expert,
        TeamId team,
        String uid,
        int sequence,
        State state,
        LocalDateTime start,
        ZoneId zone,
        Duration length,
        String place,
        boolean onSite,
        Optional<Occurrence> occurrence) {

    public enum State {
        CONFIRMED,
        CANCELLED
    }

    public Instant startsAt() {
        return start.atZone(zone).toInstant();
    }

    public Instant endsAt() {
        return startsAt().plus(length);
    }

    /** When it was planned, for one of a series. */
    public Optional<Instant> plannedAt() {
        return occurrence.map(one -> one.planned(zone).toInstant());
    }

    /**
     * As the calendar of one side has it: under its own UID and by its own clock. A place may name the city, and so may the
     * other side's time zone: one's own tells nothing new.
     */
    public Session asInvited(String itsUid, ZoneId itsZone) {
        return new Session(
                id,
                engagement,
                expert,
                team,
                itsUid,
                sequence,
                state,
                startsAt().atZone(itsZone).toLocalDateTime(),
                itsZone,
                length,
                "",
                onSite,
                occurrence);
    }

    Session movedTo(LocalDateTime newStart, int newSequence) {
        return new Session(
                id,
                engagement,
                expert,
                team,
                uid,
                newSequence,
                state,
                newStart,
                zone,
                length,
                place,
                onSite,
                occurrence);
    }

    Session cancelled(int newSequence) {
        return new Session(
                id,
                engagement,
                expert,
                team,
                uid,
                newSequence,
                State.CANCELLED,
                start,
                zone,
                length,
                place,
                onSite,
                occurrence);
    }
}
