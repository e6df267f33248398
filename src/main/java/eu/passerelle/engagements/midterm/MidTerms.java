package eu.passerelle.engagements.midterm;

import eu.passerelle.accounts.Viewer;
import eu.passerelle.accounts.Viewer.ExpertViewer;
import eu.passerelle.engagements.Engagement;
import eu.passerelle.engagements.Engagements;
import eu.passerelle.engagements.midterm.MidTerm.Answer;
import eu.passerelle.kernel.AccountId;
import eu.passerelle.kernel.Commands;
import eu.passerelle.kernel.Conflict;
import eu.passerelle.kernel.EngagementId;
import eu.passerelle.kernel.NotFound;
import eu.passerelle.privacy.AuditEntry.Change;
import eu.passerelle.privacy.AuditTrail;
import eu.passerelle.scheduling.Side;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * The talk in the middle, prepared: each side answers alone, then both read each other, and note what they change.
 * Coordinators learn whether a talk is needed, and nothing of what was said.
 */
@Component
public class MidTerms {
    /** Who answers by a mailed link. It is nobody’s account. */
    static final AccountId BY_LINK = new AccountId("mailed-link");

    private final MidTermStore store;
    private final Engagements engagements;
    private final Commands commands;
    private final AuditTrail trail;
    private final Clock clock;

    MidTerms(MidTermStore store, Engagements engagements, Commands commands, AuditTrail trail, Clock clock) {
        this.store = store;
        this.engagements = engagements;
        this.commands = commands;
        this.trail = trail;
        this.clock = clock;
    }

    static Side sideOf(Viewer viewer) {
        return viewer instanceof ExpertViewer ? Side.EXPERT : Side.TEAM;
    }

    Optional<MidTerm> find(EngagementId id) {
        return store.find(id);
    }

    /** What the page of a mentoring says of it: the key of a message, or nothing before the middle. */
    public Optional<String> standing(EngagementId id, Optional<Side> side) {
        return store.find(id)
                .map(check ->
                        side.map(its -> forSide(check, its)).orElseGet(() -> "midterm.verdict." + check.verdict()));
    }

    private static String forSide(MidTerm check, Side side) {
        if (check.isComplete()) {
            return "midterm.standing.complete";
        }
        return check.by(side).isPresent() ? "midterm.standing.waiting" : "midterm.standing.asked";
    }

    /** As often as a side likes until both have answered. @throws Conflict after that, and when it is closed */
    void answer(EngagementId id, Side side, Answer answer, AccountId by, String commandId) {
        commands.once("mid-term:" + id + ":" + side, commandId, answer.toString(), Boolean.class, () -> {
            requireActive(id);
            if (found(id).isComplete()) {
                throw new Conflict("midterm.conflict.both");
            }
            store.answer(id, side, answer, clock.instant());
            tell(by, id, "MID_TERM_ANSWERED", side.name());
            return true;
        });
    }

    /** What both change, noted by one of them. @throws Conflict when the other has written meanwhile */
    void agree(Viewer viewer, EngagementId id, String agreed, long seen, String commandId) {
        engagements.get(viewer, id);
        commands.once("mid-term.agree:" + id, commandId, agreed, Boolean.class, () -> {
            requireActive(id);
            MidTerm check = found(id);
            if (!check.isComplete()) {
                throw new Conflict("midterm.conflict.notYet");
            }
            if (check.rev() != seen) {
                throw new Conflict("midterm.conflict.changed");
            }
            store.agree(id, agreed);
            tell(viewer.account(), id, "MID_TERM_AGREED", sideOf(viewer).name());
            return true;
        });
    }

    private void requireActive(EngagementId id) {
        Optional<Engagement.State> state = engagements.lock(id);
        if (state.filter(its -> its == Engagement.State.ACTIVE).isEmpty()) {
            throw new Conflict("engagements.conflict.engagement.CLOSED");
        }
    }

    private MidTerm found(EngagementId id) {
        return store.find(id).orElseThrow(() -> new NotFound("MidTerm", id.value()));
    }

    private void tell(AccountId by, EngagementId id, String action, String side) {
        trail.append(by, "engagement:" + id, action, "", List.of(new Change("side", "", side)));
    }
}
