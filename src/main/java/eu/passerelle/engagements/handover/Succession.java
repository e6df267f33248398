package eu.passerelle.engagements.handover;

import eu.passerelle.cities.Team;
import eu.passerelle.cities.Teams;
import eu.passerelle.directory.ExpertChanged;
import eu.passerelle.engagements.Engagement;
import eu.passerelle.engagements.Engagements;
import eu.passerelle.engagements.MentorChanged;
import eu.passerelle.engagements.Proposal;
import eu.passerelle.engagements.ProposalId;
import eu.passerelle.engagements.Proposals;
import eu.passerelle.engagements.Successions;
import eu.passerelle.engagements.Withdrawing;
import eu.passerelle.engagements.handover.HandoverStore.Busy;
import eu.passerelle.engagements.hours.HoursLogs;
import eu.passerelle.kernel.AccountId;
import eu.passerelle.kernel.Conflict;
import eu.passerelle.kernel.EngagementId;
import eu.passerelle.kernel.Ids;
import eu.passerelle.kernel.Outbox;
import eu.passerelle.privacy.AuditEntry.Change;
import eu.passerelle.privacy.AuditTrail;
import eu.passerelle.scheduling.BookSession;
import eu.passerelle.scheduling.Session;
import eu.passerelle.scheduling.SessionChange;
import eu.passerelle.scheduling.Sessions;
import eu.passerelle.scheduling.Side;
import eu.passerelle.scheduling.SlotQuery;
import eu.passerelle.scheduling.Slots;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Somebody has agreed to take over: in one transaction the mentoring changes hands, what the one before did is kept as work
 * of his or her own, and each session ahead is cancelled for the one and, where it was to be kept and suits, booked with the
 * other.
 */
@Component
class Succession implements Successions {
    private final HandoverStore store;
    private final Engagements engagements;
    private final Proposals proposals;
    private final Withdrawing withdrawing;
    private final HoursLogs hours;
    private final Teams teams;
    private final Sessions sessions;
    private final Slots slots;
    private final AuditTrail trail;
    private final Outbox outbox;
    private final Clock clock;

    Succession(
            HandoverStore store,
            Engagements engagements,
            Proposals proposals,
            Withdrawing withdrawing,
            HoursLogs hours,
            Teams teams,
            Sessions sessions,
            Slots slots,
            AuditTrail trail,
            Outbox outbox,
            Clock clock) {
        this.store = store;
        this.engagements = engagements;
        this.proposals = proposals;
        this.withdrawing = withdrawing;
        this.hours = hours;
        this.teams = teams;
        this.sessions = sessions;
        this.slots = slots;
        this.trail = trail;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Override
    public Optional<EngagementId> about(ProposalId proposal) {
        return store.about(proposal);
    }

    @Override
    public void stop(EngagementId closed) {
        store.open(closed).ifPresent(handover -> {
            store.settle(handover, "CLOSED", clock.instant());
            handover.asked().stream()
                    .filter(one -> proposals.get(one).isPending())
                    .forEach(withdrawing::withdraw);
        });
    }

    @Override
    public Optional<EngagementId> takenOver(Proposal accepted) {
        if (!isAbout(accepted.id())) {
            return Optional.empty();
        }
        Handover handover = store.openOf(accepted.id()).orElseThrow(() -> new Conflict("handover.conflict.over"));
        EngagementId id = handover.engagement();
        engagements.requireNotClosed(id);
        requireQuiet(id);
        changeHands(handover, engagements.get(id), accepted);
        return Optional.of(id);
    }

    private void requireQuiet(EngagementId id) {
        Busy busy = store.busy(id);
        if (busy.closing()) {
            throw new Conflict("handover.conflict.over");
        }
        if (busy.poll()) {
            throw new Conflict("handover.conflict.asking");
        }
    }

    private void changeHands(Handover handover, Engagement before, Proposal accepted) {
        AccountId by = handover.by().orElseThrow();
        Team team = teams.get(before.team());
        var earlier = new EngagementId(Ids.random());
        int spent = hours.of(before.id()).wholeHours();
        LocalDate today = LocalDate.ofInstant(clock.instant(), team.city().zone());
        List<Session> ahead = ahead(before.id());
        store.handOn(before.id(), accepted, earlier, spent, today);
        store.settle(handover, "DONE", clock.instant());
        ahead.forEach(session -> cancel(handover, session, by));
        ahead.stream()
                .filter(session -> !handover.cancels().contains(session.id().value()))
                .filter(session -> isFree(session, accepted, team))
                .forEach(session -> book(handover, session, accepted, by));
        outbox.append(new MentorChanged(before.id(), earlier));
        outbox.append(new ExpertChanged(before.expert()));
        trail.append(
                by,
                "engagement:" + before.id(),
                "MENTOR_CHANGED",
                "",
                List.of(new Change(
                        "mentor", before.expert().value(), accepted.expert().value())));
    }

    private List<Session> ahead(EngagementId id) {
        return sessions.of(id).stream()
                .filter(session -> session.state() == Session.State.CONFIRMED)
                .filter(session -> session.startsAt().isAfter(clock.instant()))
                .toList();
    }

    private void cancel(Handover handover, Session session, AccountId by) {
        sessions.cancel(new SessionChange(command(handover, session), by, "", Side.BOTH), session.id());
    }

    private boolean isFree(Session session, Proposal accepted, Team team) {
        LocalDate day = session.start().toLocalDate();
        var query = new SlotQuery(
                accepted.expert(), team.id(), team.city().zone(), day, day, session.length(), session.onSite(), 1);
        return slots.bookable(query, Set.of(session.startsAt())).contains(session.startsAt());
    }

    private void book(Handover handover, Session session, Proposal accepted, AccountId by) {
        Session booked = sessions.book(new BookSession(
                command(handover, session),
                by,
                session.engagement(),
                accepted.expert(),
                session.team(),
                session.zone(),
                session.startsAt(),
                session.length(),
                session.place(),
                session.onSite(),
                false));
        store.replace(session.id(), booked.id());
    }

    private static String command(Handover handover, Session session) {
        return "handover:" + handover.id() + ":" + session.id();
    }
}
