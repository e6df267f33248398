package eu.passerelle.engagements.closing;

import eu.passerelle.engagements.PollCancelled;
import eu.passerelle.engagements.PollId;
import eu.passerelle.kernel.AccountId;
import eu.passerelle.kernel.EngagementId;
import eu.passerelle.kernel.Outbox;
import eu.passerelle.privacy.AuditTrail;
import eu.passerelle.privacy.Holding;
import eu.passerelle.privacy.PersonalData;
import eu.passerelle.privacy.Subject;
import eu.passerelle.scheduling.Session;
import eu.passerelle.scheduling.SessionChange;
import eu.passerelle.scheduling.Sessions;
import eu.passerelle.scheduling.Side;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.data.neo4j.core.Neo4jClient;
import org.springframework.stereotype.Component;

/**
 * Who leaves for good ends what he or she mentors; both sides hear of it as always. Polls and sessions ahead are cancelled;
 * only a session that runs right now is waited for.
 */
@Component
class LeavingMentor implements PersonalData {
    private static final String LEAVING = "leaving";
    /** Ends it. It is nobody's account. */
    private static final AccountId NOBODY = new AccountId(LEAVING);

    private static final String ACTIVE = """
            MATCH (e:Expert)-[:MENTORED]->(g:Engagement {state: 'active'}) WHERE e.id IN $experts
            RETURN DISTINCT g.id ORDER BY g.id
            """;
    private static final String CANCEL_POLLS = """
            MATCH (:Engagement {id: $id})<-[:PART_OF]-(p:Poll) SET p.rev = 0
            WITH p WHERE p.state = 'OPEN'
            SET p.state = 'CANCELLED', p.endedAt = $now
            RETURN p.id
            """;
    /** What began after the tombstone stood stands in an old copy of the graph only, and nobody meets. */
    private static final String MEETS = """
            RETURN EXISTS {
              MATCH (s:Session {engagementId: $id, state: 'confirmed'}) WHERE s.startsAt <= $now AND s.endsAt > $now
                AND NOT EXISTS { (t:Tombstone) WHERE t.at < s.startsAt AND any(id IN t.experts WHERE id IN $experts) }
            }
            """;

    private final Closings closings;
    private final Sessions sessions;
    private final AuditTrail trail;
    private final Outbox outbox;
    private final Neo4jClient neo4j;
    private final Clock clock;

    LeavingMentor(
            Closings closings, Sessions sessions, AuditTrail trail, Outbox outbox, Neo4jClient neo4j, Clock clock) {
        this.closings = closings;
        this.sessions = sessions;
        this.trail = trail;
        this.outbox = outbox;
        this.neo4j = neo4j;
        this.clock = clock;
    }

    /** What there is to tell and to take away of a mentoring stands with the mentorings. */
    @Override
    public List<Holding> holdings() {
        return List.of();
    }

    @Override
    public void leaving(Subject subject) {
        active(subject).forEach(id -> {
            cancelPolls(id);
            cancelSessions(id);
            if (!meets(id, subject)) {
                closings.breakOff(id, NOBODY);
            }
        });
    }

    /** By a meeting; what is asked or booked meanwhile is ended with it. */
    @Override
    public boolean isHeldUp(Subject subject) {
        return !active(subject).isEmpty();
    }

    private List<EngagementId> active(Subject subject) {
        return neo4j.query(ACTIVE).bindAll(subject.parameters()).fetchAs(String.class).all().stream()
                .map(EngagementId::new)
                .toList();
    }

    private void cancelPolls(EngagementId id) {
        List.copyOf(neo4j.query(CANCEL_POLLS)
                        .bindAll(Map.of("id", id.value(), "now", now()))
                        .fetchAs(String.class)
                        .all())
                .forEach(poll -> {
                    trail.append(NOBODY, "poll:" + poll, "POLL_CANCELLED", "", List.of());
                    outbox.append(new PollCancelled(new PollId(poll)));
                });
    }

    /** Such as are with somebody who mentors beside the one who leaves. */
    private void cancelSessions(EngagementId id) {
        sessions.of(id).stream()
                .filter(session -> session.startsAt().isAfter(clock.instant()))
                .filter(session -> session.state() == Session.State.CONFIRMED)
                .forEach(session -> sessions.cancel(new SessionChange(LEAVING, NOBODY, "", Side.BOTH), session.id()));
    }

    private boolean meets(EngagementId id, Subject subject) {
        var parameters = new HashMap<>(subject.parameters());
        parameters.put("id", id.value());
        parameters.put("now", now());
        return neo4j.query(MEETS)
                .bindAll(parameters)
                .fetchAs(Boolean.class)
                .one()
                .orElse(false);
    }

    private ZonedDateTime now() {
        return clock.instant().atZone(ZoneOffset.UTC);
    }

    /** After the sessions are cancelled. */
    @Override
    public int order() {
        return 1;
    }
}
