package eu.passerelle.scheduling;

import eu.passerelle.kernel.GraphTransactions;
import eu.passerelle.kernel.Outbox;
import eu.passerelle.scheduling.ReckonedSessions.Reckoned;
import java.time.Clock;
import java.time.zone.ZoneRulesProvider;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * When a country changes its clocks by other rules than before, sessions stay where they are on the wall of the team's
 * zone. Their instant is reckoned anew as soon as the product runs with the new rules, and both sides are told once: of a
 * series as of one thing, unless one of it would collide with another session. Then each is for itself. What is in the way
 * of one may itself be about to move, so that a collision counts only once nothing moves any more.
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
        Map<String, List<Session>> outdated = outdated().stream()
                .collect(Collectors.groupingBy(ClockRules::act, LinkedHashMap::new, Collectors.toList()));
        List<Session> firsts = outdated.values().stream().map(List::getFirst).toList();
        List<Session> single = colliding(firsts, (one, kept) -> true).stream()
                .flatMap(one -> outdated.getOrDefault(act(one), List.of()).stream())
                .toList();
        colliding(single, (one, kept) -> kept.session().id().equals(one.id())).forEach(ClockRules::report);
    }

    private List<Session> outdated() {
        var outdated = new ArrayList<Session>();
        List<Reckoned> next = reckoned.startingAfter(clock.instant(), "", BATCH);
        while (!next.isEmpty()) {
            next.stream().filter(Reckoned::isOutdated).map(Reckoned::session).forEach(outdated::add);
            Reckoned last = next.getLast();
            next = reckoned.startingAfter(last.startsAt(), last.session().id().value(), BATCH);
        }
        return outdated;
    }

    private static String act(Session session) {
        return session.occurrence().map(Occurrence::series).orElse(session.id().value());
    }

    /** Those that are left when no more can be corrected. From either end in turn, as clocks may go either way. */
    private List<Session> colliding(List<Session> outdated, BiPredicate<Session, Reckoned> meant) {
        List<Session> left = outdated;
        int before;
        do {
            before = left.size();
            left = left.reversed().stream()
                    .filter(one -> !corrected(one, kept -> meant.test(one, kept)))
                    .toList();
        } while (!left.isEmpty() && left.size() < before);
        return left;
    }

    private static void report(Session colliding) {
        log.error(
                "By the new clock rules of {} (version {}), session {} collides with another one. "
                        + "Please move one of them.",
                colliding.zone(),
                ZoneRulesProvider.getVersions(colliding.zone().getId()).lastKey(),
                colliding.id());
    }

    /** False when one of them would collide: then none is. All of a series that are meant are one act. */
    private boolean corrected(Session known, Predicate<Reckoned> meant) {
        try {
            int number = transactions.write(() -> {
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
                return outdated.size();
            });
            if (number > 0) {
                log.info(
                        "The clock rules of {} have changed; sessions with another instant now: {}",
                        known.zone(),
                        number);
            }
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
