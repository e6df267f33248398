package eu.passerelle.engagements.meetings;

import eu.passerelle.scheduling.SessionId;
import java.time.Instant;
import java.util.Optional;

/**
 * What a session is for, and what is kept of it.
 *
 * @param kind empty while nobody has said
 * @param agenda may be empty
 * @param notes may be empty; both sides and the coordinators of the network can read them
 * @param attestedAt when the mentor said that no conflict of interest stands in the way, and that no client will be named
 * @param rev one more with each change, so that nobody overwrites what he or she has not seen
 */
record SessionRecord(
        SessionId session,
        Optional<SessionKind> kind,
        String agenda,
        String notes,
        Presence team,
        Presence mentor,
        Optional<Instant> attestedAt,
        long rev) {
    SessionRecord {
        if (kind.filter(known -> !known.hasNotes()).isPresent()) {
            notes = "";
        }
    }

    static SessionRecord none(SessionId session) {
        return new SessionRecord(
                session, Optional.empty(), "", "", Presence.UNKNOWN, Presence.UNKNOWN, Optional.empty(), 0);
    }

    /** @param seen the number of the change that was seen last */
    SessionRecord planned(Optional<SessionKind> itsKind, String itsAgenda, long seen) {
        return new SessionRecord(session, itsKind, itsAgenda, notes, team, mentor, attestedAt, seen);
    }

    /** @param seen the number of the change that was seen last */
    SessionRecord noted(String itsNotes, Presence ofTeam, Presence ofMentor, long seen) {
        return new SessionRecord(session, kind, agenda, itsNotes, ofTeam, ofMentor, attestedAt, seen);
    }

    public boolean mayHaveNotes() {
        return kind.map(SessionKind::hasNotes).orElse(true);
    }
}
