package eu.passerelle.scheduling;

import eu.passerelle.kernel.Commands;
import eu.passerelle.kernel.Conflict;
import eu.passerelle.kernel.FieldProblem;
import eu.passerelle.kernel.InvalidInput;
import eu.passerelle.kernel.Outbox;
import eu.passerelle.scheduling.Calendars.Meeting;
import eu.passerelle.scheduling.recurrence.SlotGrid;
import eu.passerelle.scheduling.recurrence.Stretch;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;

/**
 * One of a series and all that are still ahead after it, changed by one act: one transaction, one event, one mail a side.
 * Each has its own entry in the audit trail. Who may do so is the caller's to decide, as for {@link Sessions}.
 */
@Component
public class SessionSeries {
    private static final int DAYS_A_WEEK = 7;

    private final Sessions sessions;
    private final SessionStore store;
    private final Attendances attendances;
    private final Calendars calendars;
    private final Commands commands;
    private final SessionTrail trail;
    private final Outbox outbox;
    private final Clock clock;

    SessionSeries(
            Sessions sessions,
            SessionStore store,
            Attendances attendances,
            Calendars calendars,
            Commands commands,
            SessionTrail trail,
            Outbox outbox,
            Clock clock) {
        this.sessions = sessions;
        this.store = store;
        this.attendances = attendances;
        this.calendars = calendars;
        this.commands = commands;
        this.trail = trail;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** All of the series that a session is one of, in order of their numbers, the cancelled ones too. */
    public List<Session> all(Session session) {
        return session.occurrence().stream()
                .flatMap(one -> store.of(session.engagement()).stream().filter(other -> isOf(other, one.series())))
                .sorted(Comparator.comparing(SessionSeries::index))
                .toList();
    }

    /** What still stands ahead of a series after one of it. */
    public List<Session> rest(Session session) {
        return all(session).stream()
                .filter(other -> index(other) > index(session))
                .filter(this::isAhead)
                .toList();
    }

    /**
     * What is cancelled already stays as it is.
     *
     * @return the session named
     * @throws Conflict when it has begun
     */
    public Session cancelRest(SessionChange change, SessionId id) {
        Session known = sessions.get(id);
        return commands.once(
                "session.cancelRest:" + id,
                change.commandId(),
                Session.class,
                () -> cancelledRest(sessions.locked(known), change));
    }

    private Session cancelledRest(Session session, SessionChange change) {
        boolean stands = session.state() == Session.State.CONFIRMED;
        if (stands) {
            sessions.requireAhead(session);
        }
        int sequence = attendances.nextSequence(session);
        List<Session> cancelled = Stream.concat(stands ? Stream.of(session) : Stream.empty(), rest(session).stream())
                .map(each -> each.cancelled(sequence))
                .toList();
        cancelled.forEach(each -> {
            store.update(each, change.told());
            trail.cancelled(each, change.by(), change.reason());
        });
        outbox.append(OneAct.news(
                cancelled.stream()
                        .map(each -> new SessionCancelled(each.id(), sequence, change.told()))
                        .toList(),
                SeriesCancelled::new));
        return cancelled.stream()
                .filter(each -> each.id().equals(session.id()))
                .findFirst()
                .orElse(session);
    }

    /**
     * Each by as many days and hours as the first, on the wall clock; all of them or none. To the time where it stands
     * already: nothing changes.
     *
     * @return the session named
     * @throws SlotTaken with the first time that is not free
     * @throws Conflict when it is cancelled or has begun
     * @throws InvalidInput when one would begin at no quarter of an hour, or in an hour that comes twice or never; or so
     *     far from where it was planned that it could meet the next one
     */
    public Session moveRest(SessionChange change, SessionId id, Instant newStart) {
        Session known = sessions.get(id);
        try {
            return commands.once(
                    "session.moveRest:" + id,
                    change.commandId(),
                    newStart.toString(),
                    Session.class,
                    () -> movedRest(sessions.locked(known), newStart, change));
        } catch (DataIntegrityViolationException e) {
            throw new SlotTaken(newStart, List::of);
        }
    }

    private Session movedRest(Session session, Instant newStart, SessionChange change) {
        if (session.state() == Session.State.CANCELLED) {
            throw new Conflict("scheduling.conflict.cancelled");
        }
        sessions.requireAhead(session);
        Duration by = Duration.between(session.start(), LocalDateTime.ofInstant(newStart, session.zone()));
        if (by.isZero()) {
            return session;
        }
        int sequence = attendances.nextSequence(session);
        List<Session> before = Stream.concat(Stream.of(session), rest(session).stream())
                .sorted(Comparator.comparing(Session::startsAt))
                .toList();
        before.forEach(each -> requireInOrder(each, by));
        // Away from the others first, so that none stands in the way of the next.
        List<Session> ordered = by.isPositive() ? before.reversed() : before;
        List<Session> moved =
                ordered.stream().map(each -> moved(each, by, sequence, change)).toList();
        outbox.append(OneAct.news(
                moved.stream()
                        .sorted(Comparator.comparing(SessionSeries::index))
                        .map(each -> new SessionMoved(each.id(), sequence, change.told()))
                        .toList(),
                SeriesMoved::new));
        return sessions.get(session.id());
    }

    private Session moved(Session session, Duration by, int sequence, SessionChange change) {
        Session moved = session.movedTo(session.start().plus(by), sequence);
        Stretch wanted = new Stretch(moved.startsAt(), moved.endsAt());
        requireOnClock(moved, wanted);
        if (!calendars
                .sharedByBoth(Meeting.of(session), wanted, Optional.of(session.id()))
                .allows(wanted)) {
            throw new SlotTaken(wanted.start(), List::of);
        }
        store.update(moved, change.told());
        trail.moved(session.startsAt(), moved, change.by(), change.reason());
        return moved;
    }

    /** Some programs take no date of a series that passes another one, or comes on its day. */
    private static void requireInOrder(Session session, Duration by) {
        LocalDateTime moved = session.start().plus(by);
        session.occurrence().ifPresent(one -> {
            long fewer = DAYS_A_WEEK * one.everyWeeks() - Slots.NEAR.toDays();
            long off = daysOff(one, session, moved);
            if (off >= fewer && off > daysOff(one, session, session.start())) {
                throw new InvalidInput(FieldProblem.of("start", "scheduling.problem.seriesFar", fewer));
            }
        });
    }

    private static long daysOff(Occurrence one, Session session, LocalDateTime start) {
        return Math.abs(ChronoUnit.DAYS.between(one.planned(session.zone()).toLocalDate(), start.toLocalDate()));
    }

    private void requireOnClock(Session moved, Stretch wanted) {
        boolean isTold = LocalDateTime.ofInstant(wanted.start(), moved.zone()).equals(moved.start())
                && moved.zone().getRules().getValidOffsets(moved.start()).size() == 1;
        if (!isTold || !SlotGrid.fits(wanted) || !wanted.start().isAfter(clock.instant())) {
            throw new InvalidInput(FieldProblem.of("start", "scheduling.problem.start"));
        }
    }

    private boolean isAhead(Session session) {
        return session.state() == Session.State.CONFIRMED && session.startsAt().isAfter(clock.instant());
    }

    private static boolean isOf(Session session, String series) {
        return session.occurrence().filter(one -> one.series().equals(series)).isPresent();
    }

    private static int index(Session session) {
        return session.occurrence().map(Occurrence::index).orElse(0);
    }
}
