package eu.passerelle.engagements.closing;

import eu.passerelle.accounts.Viewer;
import eu.passerelle.accounts.Viewer.CityViewer;
import eu.passerelle.accounts.Viewer.CoordinatorViewer;
import eu.passerelle.accounts.Viewer.ExpertViewer;
import eu.passerelle.accounts.Viewer.Overseer;
import eu.passerelle.directory.ClaimRenewals;
import eu.passerelle.directory.ExpertChanged;
import eu.passerelle.engagements.ClosingAsked;
import eu.passerelle.engagements.Engagement;
import eu.passerelle.engagements.Engagements;
import eu.passerelle.engagements.MentoringClosed;
import eu.passerelle.engagements.Successions;
import eu.passerelle.engagements.closing.Closing.Lesson;
import eu.passerelle.engagements.closing.Closing.RatedNeed;
import eu.passerelle.engagements.closing.Closing.Reason;
import eu.passerelle.kernel.AccountId;
import eu.passerelle.kernel.Commands;
import eu.passerelle.kernel.CompetenceCode;
import eu.passerelle.kernel.Conflict;
import eu.passerelle.kernel.EngagementId;
import eu.passerelle.kernel.ExpertId;
import eu.passerelle.kernel.InterfaceLanguage;
import eu.passerelle.kernel.NotFound;
import eu.passerelle.kernel.Outbox;
import eu.passerelle.privacy.Agreement.Topic;
import eu.passerelle.privacy.Agreements;
import eu.passerelle.privacy.AuditEntry.Change;
import eu.passerelle.privacy.AuditTrail;
import eu.passerelle.scheduling.Side;
import java.time.Clock;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Ends mentorings. Either side begins, by saying how it went; the other is asked, and sees nothing of it before it has
 * answered. It is closed when both have spoken, or when the day has come, but not before what is booked is over.
 */
@Component
public class Closings {
    /** How long the other side may take. */
    static final Period TIME_TO_REPORT = Period.ofDays(14);

    private final ClosingStore store;
    private final ClosingDays days;
    private final Engagements engagements;
    private final ClaimRenewals claims;
    private final Shares shares;
    private final Successions successions;
    private final Commands commands;
    private final AuditTrail trail;
    private final Agreements agreements;
    private final Outbox outbox;
    private final Clock clock;

    Closings(
            ClosingStore store,
            ClosingDays days,
            Engagements engagements,
            ClaimRenewals claims,
            Shares shares,
            Successions successions,
            Commands commands,
            AuditTrail trail,
            Agreements agreements,
            Outbox outbox,
            Clock clock) {
        this.store = store;
        this.days = days;
        this.engagements = engagements;
        this.claims = claims;
        this.shares = shares;
        this.successions = successions;
        this.commands = commands;
        this.trail = trail;
        this.agreements = agreements;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** @throws NotFound also when it is somebody else's */
    public Closing get(Viewer viewer, EngagementId id) {
        engagements.get(viewer, id);
        Closing closing = found(id);
        return sideOf(viewer).map(closing::seenBy).orElse(closing);
    }

    /** Empty for the network, which stands on neither. */
    public static Optional<Side> sideOf(Viewer viewer) {
        return switch (viewer) {
            case CityViewer city -> Optional.of(Side.TEAM);
            case ExpertViewer expert -> Optional.of(Side.EXPERT);
            case CoordinatorViewer coordinator -> Optional.empty();
            case Overseer overseer -> Optional.empty();
        };
    }

    /**
     * As often as the side likes until the other has spoken, too; the last word holds.
     *
     * @throws Conflict when both have spoken, and read each other since, or it is closed
     */
    void report(Viewer viewer, EngagementId id, Report report, String commandId) {
        engagements.get(viewer, id);
        Side side = sideOf(viewer).orElseThrow(() -> new NotFound("Engagement", id.value()));
        commands.once("closing.report:" + id + ":" + side, commandId, report.toString(), Boolean.class, () -> {
            requireActive(id);
            Closing before = found(id);
            if (before.haveBothReported()) {
                throw new Conflict("closing.conflict.both");
            }
            store.begin(id, report.reason(), Optional.of(side), today().plus(TIME_TO_REPORT), clock.instant());
            store.report(id, side, report, clock.instant());
            tell(viewer.account(), id, "CLOSING_REPORTED", "", List.of(new Change("side", "", side.name())));
            if (before.begun().isEmpty()) {
                outbox.append(new ClosingAsked(id, side.other(), false));
            }
            Closing now = found(id);
            if (now.haveBothReported() && !days.isBusy(id, clock.instant())) {
                finish(now, viewer.account(), "");
            }
            return true;
        });
    }

    /**
     * By the network, at once and whoever has spoken.
     *
     * @param why for the trail
     * @throws Conflict when it is closed, or something is still ahead
     */
    void close(Viewer viewer, EngagementId id, Reason reason, String why, String commandId) {
        engagements.get(viewer, id);
        commands.once("closing.close:" + id, commandId, reason + why, Boolean.class, () -> {
            requireActive(id);
            if (days.isBusy(id, clock.instant())) {
                throw new Conflict("closing.conflict.busy");
            }
            store.begin(id, reason, Optional.empty(), today(), clock.instant());
            finish(found(id), viewer.account(), why);
            return true;
        });
    }

    /**
     * Says it in these words, and agrees to them or not. Other words than before are agreed to by nobody else.
     *
     * @throws Conflict when the words have changed since this side read them
     */
    void tellLesson(Viewer viewer, EngagementId id, Words words, String commandId) {
        engagements.get(viewer, id);
        Side side = sideOf(viewer).orElseThrow(() -> new NotFound("Engagement", id.value()));
        commands.once("closing.lesson:" + id + ":" + side, commandId, words.toString(), Boolean.class, () -> {
            engagements.lock(id);
            Closing closing = found(id);
            Optional<Lesson> present =
                    closing.begun().orElseThrow(() -> unknown(id)).lesson();
            if (!present.map(Lesson::text).orElse("").equals(words.seen())) {
                throw new Conflict("closing.conflict.lesson");
            }
            List<ExpertId> mentors = store.lesson(id, words.agreedBy(side, present));
            outbox.append(mentors.stream().map(ExpertChanged::new).toList());
            agreements.note(
                    viewer.account(),
                    Topic.LESSON,
                    id.value(),
                    words.agrees() && !words.text().isEmpty());
            tell(
                    viewer.account(),
                    id,
                    "LESSON_TOLD",
                    "",
                    List.of(new Change("agrees", "", String.valueOf(words.agrees()))));
            return true;
        });
    }

    /** @param seen the words that stood there when these were written */
    record Words(String text, InterfaceLanguage language, boolean agrees, String seen) {
        /** Those who had agreed to the same still do. */
        private Lesson agreedBy(Side side, Optional<Lesson> present) {
            Set<Side> agreed = new HashSet<>();
            present.filter(before -> before.text().equals(text) && before.language() == language)
                    .ifPresent(before -> agreed.addAll(before.agreed()));
            agreed.remove(side);
            if (agrees && !text.isEmpty()) {
                agreed.add(side);
            }
            return new Lesson(text, language, Set.copyOf(agreed));
        }
    }

    /** Within the running transaction, and under its lock: if it is still open and nothing is ahead. */
    void finishIfQuiet(EngagementId id, AccountId by) {
        if (isActive(id) && !days.isBusy(id, clock.instant())) {
            finish(found(id), by, "");
        }
    }

    /** As {@link #finishIfQuiet}, for a mentor who leaves, and whatever is ahead. */
    void breakOff(EngagementId id, AccountId by) {
        if (isActive(id)) {
            store.begin(id, Reason.BROKEN_OFF, Optional.empty(), today(), clock.instant());
            finish(found(id), by, "");
        }
    }

    private void finish(Closing closing, AccountId by, String why) {
        LocalDate today = today();
        store.close(closing, today);
        successions.stop(closing.engagement());
        List<ExpertId> mentors = shares.settle(closing.engagement());
        List<CompetenceCode> wentWell = closing.needs().stream()
                .filter(need -> need.joint()
                        .filter(joint -> joint.value() >= Attainment.PARTLY.value())
                        .isPresent())
                .map(RatedNeed::competence)
                .toList();
        claims.renew(mentors.stream()
                .map(mentor -> new ClaimRenewals.Renewal(mentor, wentWell, today))
                .toList());
        outbox.append(mentors.stream().map(ExpertChanged::new).toList());
        outbox.append(new MentoringClosed(closing.engagement()));
        String outcome =
                closing.outcome().stream().mapToObj(String::valueOf).findFirst().orElse("");
        tell(by, closing.engagement(), "MENTORING_CLOSED", why, List.of(new Change("outcome", "", outcome)));
    }

    private void requireActive(EngagementId id) {
        if (!isActive(id)) {
            throw new Conflict("engagements.conflict.engagement.CLOSED");
        }
    }

    /** And stays so until the running transaction ends. */
    private boolean isActive(EngagementId id) {
        return engagements
                .lock(id)
                .filter(state -> state == Engagement.State.ACTIVE)
                .isPresent();
    }

    private Closing found(EngagementId id) {
        return store.find(id).orElseThrow(() -> unknown(id));
    }

    private void tell(AccountId by, EngagementId id, String action, String why, List<Change> changes) {
        trail.append(by, "engagement:" + id, action, why, changes);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private static NotFound unknown(EngagementId id) {
        return new NotFound("Engagement", id.value());
    }
}
