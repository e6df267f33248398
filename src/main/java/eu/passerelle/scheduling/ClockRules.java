package eu.passerelle.scheduling;

import eu.passerelle.kernel.GraphTransactions;
import eu.passerelle.kernel.Outbox;
import java.time.Clock;
import java.time.zone.ZoneRulesProvider;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * When a country changes its clocks by other rules than before, sessions stay where they are on the wall of the team's
 * zone. Their instant is reckoned anew as soon as the product runs with the new rules, and both sides are told once.
 */
@Component
class ClockRules {
    private static final Logger log = LoggerFactory.getLogger(ClockRules.class);
    private static final int BATCH = 500;

    private final SessionStore store;
    private final Attendances attendances;
    private final CalendarLocks locks;
    private final GraphTransactions transactions;
    private final SessionTrail trail;
    private final Outbox outbox;
    private final Clock clock;

    ClockRules(
            SessionStore store,
            Attendances attendances,
            CalendarLocks locks,
            GraphTransactions transactions,
            SessionTrail trail,
            Outbox outbox,
            Clock clock) {
        this.store = store;
        this.attendances = attendances;
        this.locks = locks;
        this.transactions = transactions;
        this.trail = trail;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** After each start, because rules change with an update of the JDK; and daily, because some are refreshed in between. */
    @Scheduled(initialDelayString = "PT30S", fixedDelayString = "P1D")
    void run() {
        List<SessionStore.Kept> next = store.startingAfter(clock.instant(), "", BATCH);
        while (!next.isEmpty()) {
            next.stream().filter(SessionStore.Kept::isOutdated).forEach(this::correct);
            SessionStore.Kept last = next.getLast();
            next = store.startingAfter(last.startsAt(), last.session().id().value(), BATCH);
        }
    }

    private void correct(SessionStore.Kept outdated) {
        try {
            transactions.write(() -> {
                Session known = outdated.session();
                locks.lock(known.expert(), known.team());
                store.kept(known.id()).filter(SessionStore.Kept::isOutdated).ifPresent(kept -> {
                    Session moved =
                            kept.session().movedTo(kept.session().start(), attendances.nextSequence(kept.session()));
                    store.update(moved, Side.BOTH);
                    trail.moved(kept.startsAt(), moved, SessionTrail.CLOCK_RULES, "");
                    outbox.append(new SessionMoved(moved.id(), moved.sequence(), Side.BOTH));
                });
            });
            log.info(
                    "The clock rules of {} have changed: a session has another instant now",
                    outdated.session().zone());
        } catch (DataIntegrityViolationException e) {
            log.error(
                    "By the new clock rules of {} (version {}), session {} collides with another one. "
                            + "Please move one of them.",
                    outdated.session().zone(),
                    ZoneRulesProvider.getVersions(outdated.session().zone().getId())
                            .lastKey(),
                    outdated.session().id());
        }
    }
}
