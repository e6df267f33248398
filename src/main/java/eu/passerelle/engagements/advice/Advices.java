package eu.passerelle.engagements.advice;

import eu.passerelle.accounts.Viewer.CityViewer;
import eu.passerelle.accounts.Viewer.ExpertViewer;
import eu.passerelle.engagements.AdviceAnswered;
import eu.passerelle.engagements.AdviceGiven;
import eu.passerelle.engagements.Engagements;
import eu.passerelle.engagements.advice.Advice.Answer;
import eu.passerelle.engagements.advice.AdviceStore.Sources;
import eu.passerelle.kernel.AccountId;
import eu.passerelle.kernel.Commands;
import eu.passerelle.kernel.Conflict;
import eu.passerelle.kernel.EngagementId;
import eu.passerelle.kernel.NotFound;
import eu.passerelle.kernel.Outbox;
import eu.passerelle.privacy.AuditEntry.Change;
import eu.passerelle.privacy.AuditTrail;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * The register of what mentors recommend. The mentor writes and may take back what is still open; the team answers, and may
 * change its mind while the mentoring lasts. One mail tells of all that is written, or answered, within half a day.
 */
@Component
public class Advices {
    static final int MOST = 100;
    private static final Duration ONE_MAIL_IN = Duration.ofHours(12);

    private final AdviceStore store;
    private final Engagements engagements;
    private final Commands commands;
    private final AuditTrail trail;
    private final Outbox outbox;
    private final Clock clock;

    Advices(
            AdviceStore store,
            Engagements engagements,
            Commands commands,
            AuditTrail trail,
            Outbox outbox,
            Clock clock) {
        this.store = store;
        this.engagements = engagements;
        this.commands = commands;
        this.trail = trail;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** The open first, in order of urgency. Who may see them is the caller’s to ask. */
    public List<Advice> of(EngagementId engagement) {
        return store.all(engagement);
    }

    public AdviceTally tally(EngagementId engagement) {
        return AdviceTally.of(of(engagement));
    }

    Sources sources(EngagementId engagement) {
        return store.sources(engagement, clock.instant());
    }

    /** @throws Conflict when the mentoring is closed, or has as many as it can have */
    void give(ExpertViewer viewer, EngagementId id, NewAdvice fresh, String commandId) {
        engagements.get(viewer, id);
        commands.once("advice.give:" + id, commandId, fresh.toString(), Boolean.class, () -> {
            engagements.requireNotClosed(id);
            if (isNews(of(id).stream().map(Advice::at))) {
                outbox.append(new AdviceGiven(id));
            }
            int number = store.add(id, fresh, viewer.account(), clock.instant(), MOST)
                    .orElseThrow(() -> new Conflict("advice.conflict.most", MOST));
            tell(viewer.account(), id, "ADVICE_GIVEN", number, "", "OPEN");
            return true;
        });
    }

    /** @throws Conflict when the team has answered it meanwhile, or the mentoring is closed */
    void withdraw(ExpertViewer viewer, EngagementId id, String advice, String commandId) {
        engagements.get(viewer, id);
        commands.once("advice.withdraw:" + id, commandId, advice, Boolean.class, () -> {
            engagements.requireNotClosed(id);
            Advice present = found(id, advice);
            if (!present.isOpen()) {
                throw new Conflict("advice.conflict.answered");
            }
            store.withdraw(id, advice);
            tell(viewer.account(), id, "ADVICE_WITHDRAWN", present.number(), "OPEN", "");
            return true;
        });
    }

    /** @throws Conflict when somebody of the team has answered it otherwise meanwhile, or the mentoring is closed */
    void answer(CityViewer viewer, EngagementId id, NewAnswer said, String commandId) {
        engagements.get(viewer, id);
        commands.once("advice.answer:" + id, commandId, said.toString(), Boolean.class, () -> {
            engagements.requireNotClosed(id);
            Advice present = found(id, said.advice());
            if (present.rev() != said.seen()) {
                throw new Conflict("advice.conflict.changed");
            }
            if (isNews(of(id).stream().flatMap(one -> one.answer().stream()).map(Answer::at))) {
                outbox.append(new AdviceAnswered(id));
            }
            store.answer(
                    id, said.advice(), new Answer(said.verdict(), said.words(), viewer.account(), clock.instant()));
            tell(
                    viewer.account(),
                    id,
                    "ADVICE_ANSWERED",
                    present.number(),
                    present.verdict().name(),
                    said.verdict().name());
            return true;
        });
    }

    private boolean isNews(Stream<Instant> earlier) {
        Instant since = clock.instant().minus(ONE_MAIL_IN);
        return earlier.noneMatch(since::isBefore);
    }

    private Advice found(EngagementId engagement, String advice) {
        return of(engagement).stream()
                .filter(one -> one.id().equals(advice))
                .findFirst()
                .orElseThrow(() -> new NotFound("Advice", advice));
    }

    private void tell(AccountId by, EngagementId id, String action, int number, String before, String after) {
        trail.append(by, "engagement:" + id, action, "", List.of(new Change("advice " + number, before, after)));
    }
}
