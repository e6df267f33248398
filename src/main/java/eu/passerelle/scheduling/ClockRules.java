package eu.passerelle.scheduling;

import eu.passerelle.kernel.GraphTransactions;
import eu.passerelle.kernel.Outbox;
import eu.passerelle.scheduling.ReckonedSessions.Reckoned;
import java.time.Clock;
import java.time.zone.ZoneRulesProvider;
import java.util.List;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * When a country changes its clocks by other rules than before, sessions stay where they are on the wall of the team's
 * zone. Their instant is reckoned anew as soon as the product runs with the new rules, and both sides are told once: of a
 * series as of one thing, unless one of it would collide with another session. Then each is for itself.
 */
@Component
class ClockRules {
    private static final Logger log = LoggerFactory.getLogger(ClockRules.class);
    private static final int BATCH = 500;

    private final SessionStore store;
    private final ReckonedSessions reckoned;
    private final Attendances attendances;
    private final CalendarLocks locks;
    private final GraphTransactions transactions;
    private final SessionTrail trail;
    private final Outbox outbox;
    private final Clock clock;

    ClockRules(
            SessionStore store,
            ReckonedSessions reckoned,
            Attendances attendances,
            CalendarLocks locks,
            GraphTransactions transactions,
            SessionTrail trail,
            Outbox outbox,
            Clock clock) {
        this.store = store;
        this.reckoned = reckoned;
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
        List<Reckoned> next = reckoned.startingAfter(clock.instant(), "", BATCH);
        while (!next.isEmpty()) {
            next.stream().filter(Reckoned::isOutdated).forEach(this::correct);
            Reckoned last = next.getLast();
            next = reckoned.startingAfter(last.startsAt(), last.session().id().value(), BATCH);
        }
    }

    private void correct(Reckoned outdated) {
        Session known = outdated.session();
        if (corrected(known, kept -> true)) {
            log.info("The clock rules of {} have changed: a session has another instant now", known.zone());
        } else if (known.occurrence().isEmpty()
                || !corrected(known, kept -> kept.session().id().equals(known.id()))) {
            log.error(
                    "By the new clock rules of {} (version {}), session {} collides with another one. "
                            + "Please move one of them.",
                    known.zone(),
                    ZoneRulesProvider.getVersions(known.zone().getId()).lastKey(),
                    known.id());
        }
    }

    /** False when one of them would collide: then none is. All of a series that are meant are one act. */
    private boolean corrected(Session known, Predicate<Reckoned> meant) {
        try {
            transactions.write(() -> {
                locks.lock(known);
                List<Reckoned> outdated = reckoned.withSeries(known.id(), clock.instant()).stream()
                        .filter(Reckoned::isOutdated)
                        .filter(meant)
                        .toList();
                if (!outdated.isEmpty()) {
                    int sequence = attendances.nextSequence(outdated.getFirst().session());
                    outbox.append(OneAct.news(
                            outdated.stream().map(kept -> moved(kept, sequence)).toList(), SeriesMoved::new));
                }
            });
            return true;
        } catch (DataIntegrityViolationException e) {
            return false;
        }
    }

    private SessionMoved moved(Reckoned outdated, int sequence) {
        Session moved = outdated.session().movedTo(outdated.session().start(), sequence);
        store.update(moved, Side.BOTH);
        trail.moved(outdated.startsAt(), moved, SessionTrail.CLOCK_RULES, "");
        return new SessionMoved(moved.id(), sequence, Side.BOTH);
    }
}
