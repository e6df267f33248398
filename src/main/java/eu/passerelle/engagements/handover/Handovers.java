package eu.passerelle.engagements.handover;

import eu.passerelle.accounts.Viewer;
import eu.passerelle.accounts.Viewer.CoordinatorViewer;
import eu.passerelle.accounts.Viewer.ExpertViewer;
import eu.passerelle.engagements.Asking;
import eu.passerelle.engagements.Asking.Remainder;
import eu.passerelle.engagements.Engagement;
import eu.passerelle.engagements.Engagements;
import eu.passerelle.engagements.HandoverAsked;
import eu.passerelle.engagements.HandoverDropped;
import eu.passerelle.engagements.Proposal;
import eu.passerelle.engagements.ProposalId;
import eu.passerelle.engagements.Proposals;
import eu.passerelle.engagements.handover.HandoverStore.Busy;
import eu.passerelle.engagements.hours.HoursLogs;
import eu.passerelle.kernel.AccountId;
import eu.passerelle.kernel.Commands;
import eu.passerelle.kernel.Conflict;
import eu.passerelle.kernel.EngagementId;
import eu.passerelle.kernel.ExpertId;
import eu.passerelle.kernel.InterfaceLanguage;
import eu.passerelle.kernel.NotFound;
import eu.passerelle.kernel.Outbox;
import eu.passerelle.matching.Shortlist;
import eu.passerelle.privacy.AuditEntry.Change;
import eu.passerelle.privacy.AuditTrail;
import eu.passerelle.scheduling.Side;
import java.time.Clock;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Looks for another mentor. Either side may ask for one, without having to blame anybody; a coordinator decides, says what
 * becomes of the sessions ahead, and asks somebody to take over. {@link Succession} is what happens when he or she agrees.
 */
@Component
class Handovers {
    private static final int LOOKED_AT = 10;
    /** However late it is: whoever takes over needs some time. */
    private static final Period LEAST_TIME = Period.ofMonths(3);

    private final HandoverStore store;
    private final Engagements engagements;
    private final Proposals proposals;
    private final Asking asking;
    private final HoursLogs hours;
    private final Commands commands;
    private final AuditTrail trail;
    private final Outbox outbox;
    private final Clock clock;

    Handovers(
            HandoverStore store,
            Engagements engagements,
            Proposals proposals,
            Asking asking,
            HoursLogs hours,
            Commands commands,
            AuditTrail trail,
            Outbox outbox,
            Clock clock) {
        this.store = store;
        this.engagements = engagements;
        this.proposals = proposals;
        this.asking = asking;
        this.hours = hours;
        this.commands = commands;
        this.trail = trail;
        this.outbox = outbox;
        this.clock = clock;
    }

    Optional<Handover> open(EngagementId engagement) {
        return store.open(engagement);
    }

    /** Who was asked to take over and has not answered yet, or offers other times. */
    Optional<Proposal> pending(Handover handover) {
        return handover.asked().stream()
                .map(proposals::get)
                .filter(Proposal::isPending)
                .findFirst();
    }

    /** Asked already, it stays as it is. @throws Conflict when it cannot be handed over */
    void ask(Viewer viewer, EngagementId id, String reason, String commandId) {
        Engagement engagement = engagements.get(viewer, id);
        Side side = viewer instanceof ExpertViewer ? Side.EXPERT : Side.TEAM;
        commands.once("handover.ask:" + id + ":" + side, commandId, reason, Boolean.class, () -> {
            requireChangeable(engagement);
            if (store.open(id).isEmpty()) {
                store.begin(id, Optional.of(side), reason, clock.instant());
                outbox.append(new HandoverAsked(id));
                tell(viewer.account(), id, "HANDOVER_ASKED", "", "side", side.name());
            }
            return true;
        });
    }

    /** The mentoring goes on as it is: by a coordinator, or by the side that had asked. */
    void drop(Viewer viewer, EngagementId id, String why, String commandId) {
        engagements.get(viewer, id);
        commands.once("handover.drop:" + id, commandId, why, Boolean.class, () -> {
            engagements.requireNotClosed(id);
            Handover open = store.open(id).orElseThrow(() -> new NotFound("Handover", id.value()));
            requireNobodyWaits(open);
            boolean byNetwork = viewer instanceof CoordinatorViewer;
            if (!byNetwork && !open.isAskedBy(viewer instanceof ExpertViewer ? Side.EXPERT : Side.TEAM)) {
                throw new NotFound("Handover", id.value());
            }
            store.settle(open, "DROPPED", clock.instant());
            if (byNetwork) {
                open.askedBy().ifPresent(side -> outbox.append(new HandoverDropped(id, side)));
            }
            tell(viewer.account(), id, "HANDOVER_DROPPED", why, "state", "DROPPED");
            return true;
        });
    }

    /** What becomes of the sessions ahead once somebody takes over. */
    void decide(CoordinatorViewer viewer, EngagementId id, Set<String> cancels, String commandId) {
        Engagement engagement = engagements.get(viewer, id);
        commands.once("handover.decide:" + id, commandId, cancels.toString(), Boolean.class, () -> {
            requireChangeable(engagement);
            store.decide(begun(id), viewer.account(), cancels);
            tell(
                    viewer.account(),
                    id,
                    "HANDOVER_SESSIONS",
                    "",
                    "cancels",
                    String.join(" ", cancels.stream().sorted().toList()));
            return true;
        });
    }

    /** @throws Conflict when somebody is asked already, or this expert is not recommended, or has declined */
    void askSuccessor(CoordinatorViewer viewer, EngagementId id, ExpertId expert, String commandId) {
        Engagement engagement = engagements.get(viewer, id);
        commands.once("handover.successor:" + id, commandId, expert.value(), Boolean.class, () -> {
            requireChangeable(engagement);
            if (engagement.expert().equals(expert)) {
                throw new Conflict("handover.conflict.same");
            }
            Handover open = begun(id);
            requireNobodyWaits(open);
            store.decide(open, viewer.account(), open.cancels());
            ProposalId asked = asking.askSuccessor(viewer, remainder(engagement), expert);
            store.link(open, asked);
            tell(viewer.account(), id, "SUCCESSOR_ASKED", "", "expert", expert.value());
            return true;
        });
    }

    Shortlist candidates(CoordinatorViewer viewer, Engagement engagement, InterfaceLanguage reader) {
        return asking.successors(viewer, remainder(engagement), reader, LOOKED_AT);
    }

    /** Whom it makes no sense to ask: the present mentor, and who has said no to this team’s request. */
    List<String> notAskable(Engagement engagement) {
        return engagement.request().stream()
                .flatMap(request -> proposals.ofRequest(request).stream())
                .filter(one ->
                        one.state() == Proposal.State.DECLINED || one.expert().equals(engagement.expert()))
                .map(one -> one.expert().value())
                .distinct()
                .toList();
    }

    /** Empty where it can be handed over; else why not, as a message key. */
    Optional<String> obstacle(Engagement engagement) {
        if (engagement.request().isEmpty()) {
            return Optional.of("handover.conflict.noRequest");
        }
        Busy busy = store.busy(engagement.id());
        if (busy.closing()) {
            return Optional.of("handover.conflict.closing");
        }
        return busy.poll() ? Optional.of("handover.conflict.poll") : Optional.empty();
    }

    private Handover begun(EngagementId id) {
        return store.open(id).orElseGet(() -> {
            store.begin(id, Optional.empty(), "", clock.instant());
            return store.open(id).orElseThrow();
        });
    }

    private Remainder remainder(Engagement engagement) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        return new Remainder(
                engagement.request().orElseThrow(() -> new Conflict("handover.conflict.noRequest")),
                hours.of(engagement.id()).wholeHoursLeft(),
                today.plus(LEAST_TIME));
    }

    private void requireChangeable(Engagement engagement) {
        engagements.requireNotClosed(engagement.id());
        obstacle(engagement).ifPresent(key -> {
            throw new Conflict(key);
        });
    }

    private void requireNobodyWaits(Handover open) {
        if (pending(open).isPresent()) {
            throw new Conflict("handover.conflict.pending");
        }
    }

    private void tell(AccountId by, EngagementId id, String action, String why, String field, String after) {
        trail.append(by, "engagement:" + id, action, why, List.of(new Change(field, "", after)));
    }
}
