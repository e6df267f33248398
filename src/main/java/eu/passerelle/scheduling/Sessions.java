package eu.passerelle.scheduling;

import eu.passerelle.kernel.Commands;
import eu.passerelle.kernel.Conflict;
import eu.passerelle.kernel.EngagementId;
import eu.passerelle.kernel.ExpertId;
import eu.passerelle.kernel.FieldProblem;
import eu.passerelle.kernel.Ids;
import eu.passerelle.kernel.InvalidInput;
import eu.passerelle.kernel.NotFound;
import eu.passerelle.kernel.Outbox;
import eu.passerelle.kernel.TeamId;
import eu.passerelle.scheduling.Calendars.Meeting;
import eu.passerelle.scheduling.recurrence.SharedTime;
import eu.passerelle.scheduling.recurrence.SlotGrid;
import eu.passerelle.scheduling.recurrence.Stretch;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;

/**
 * Books, moves and cancels. Each locks expert and team first, looks again, then writes session, slot cells, audit entry
 * and event in one transaction. Who may do so is the caller's to decide: engagements knows whose engagement it is.
 */
@Component
public class Sessions {
    private final SessionStore store;
    private final Attendances attendances;
    private final Calendars calendars;
    private final CalendarLocks locks;
    private final Slots slots;
    private final Commands commands;
    private final SessionTrail trail;
    private final Outbox outbox;
    private final Clock clock;

    Sessions(
            SessionStore store,
            Attendances attendances,
            Calendars calendars,
            CalendarLocks locks,
            Slots slots,
            Commands commands,
            SessionTrail trail,
            Outbox outbox,
            Clock clock) {
        this.store = store;
        this.attendances = attendances;
        this.calendars = calendars;
        this.locks = locks;
        this.slots = slots;
        this.commands = commands;
        this.trail = trail;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * @throws SlotTaken with what is still free
     * @throws InvalidInput when the start is not on a quarter of an hour or the length is not offered
     */
    public Session book(BookSession command) {
        Slots.requireLength(command.length());
        Stretch wanted = Stretch.of(command.start(), command.length());
        wallClock(wanted, command.zone());
        return orAlternatives(
                Meeting.of(command),
                wanted,
                Optional.empty(),
                () -> commands.once(
                        "session.book:" + command.engagement(),
                        command.commandId(),
                        wanted + command.place(),
                        Session.class,
                        () -> booked(command, wanted)));
    }

    /**
     * @throws SlotTaken with what is still free near the one that is not; then none is booked
     * @throws InvalidInput as for one session
     */
    public List<Session> book(BookSeries command) {
        BookSession first = command.first();
        Slots.requireLength(first.length());
        command.requireNearPattern();
        command.starts().values().forEach(start -> wallClock(Stretch.of(start, first.length()), first.zone()));
        return orAlternatives(
                Meeting.of(first),
                Stretch.of(first.start(), first.length()),
                Optional.empty(),
                () -> commands.once(
                                "session.series:" + first.engagement(),
                                first.commandId(),
                                command.starts() + first.place(),
                                Series.class,
                                () -> booked(command))
                        .sessions());
    }

    private record Series(List<Session> sessions) {}

    private Series booked(BookSeries command) {
        BookSession first = command.first();
        String series = Ids.random();
        Map<Side, String> uids = Attendances.uids(series);
        var sessions = new ArrayList<Session>();
        command.starts()
                .forEach((index, start) -> sessions.add(inserted(
                        first,
                        Stretch.of(start, first.length()),
                        Optional.of(command.occurrence(series, index)),
                        uids)));
        sessions.forEach(session -> trail.booked(session, first.by()));
        outbox.append(new SeriesBooked(sessions.stream().map(Session::id).toList()));
        return new Series(List.copyOf(sessions));
    }

    private Session booked(BookSession command, Stretch wanted) {
        Session session = inserted(command, wanted, Optional.empty(), Attendances.uids(Ids.random()));
        trail.booked(session, command.by());
        outbox.append(new SessionBooked(session.id(), session.sequence()));
        return session;
    }

    private Session inserted(
            BookSession command, Stretch wanted, Optional<Occurrence> occurrence, Map<Side, String> uids) {
        requireFree(calendars.locked(command, wanted), wanted);
        var session = new Session(
                new SessionId(Ids.random()),
                command.engagement(),
                command.expert(),
                command.team(),
                Ids.random() + "@passerelle",
                0,
                Session.State.CONFIRMED,
                wallClock(wanted, command.zone()),
                command.zone(),
                command.length(),
                command.place(),
                command.onSite(),
                occurrence);
        store.insert(session, uids);
        return session;
    }

    /**
     * To the time where it stands already: nothing changes.
     *
     * @throws SlotTaken with what is still free
     * @throws Conflict when it is cancelled or has begun
     */
    public Session move(SessionChange change, SessionId id, Instant newStart) {
        Session known = get(id);
        Stretch wanted = Stretch.of(newStart, known.length());
        LocalDateTime start = wallClock(wanted, known.zone());
        return orAlternatives(
                Meeting.of(known),
                wanted,
                Optional.of(id),
                () -> commands.once(
                        "session.move:" + id,
                        change.commandId(),
                        wanted.toString(),
                        Session.class,
                        () -> moved(locked(known), start, wanted, change)));
    }

    private Session moved(Session session, LocalDateTime start, Stretch wanted, SessionChange change) {
        if (session.state() == Session.State.CANCELLED) {
            throw new Conflict("scheduling.conflict.cancelled");
        }
        requireAhead(session);
        if (session.start().equals(start)) {
            return session;
        }
        requireFree(calendars.sharedByBoth(Meeting.of(session), wanted, Optional.of(session.id())), wanted);
        Session moved = session.movedTo(start, attendances.nextSequence(session));
        store.update(moved, change.told());
        trail.moved(session.startsAt(), moved, change.by(), change.reason());
        outbox.append(new SessionMoved(moved.id(), moved.sequence(), change.told()));
        return moved;
    }

    /**
     * One that is cancelled already stays as it is.
     *
     * @throws Conflict when it has begun
     */
    public Session cancel(SessionChange change, SessionId id) {
        Session known = get(id);
        return commands.once(
                "session.cancel:" + id, change.commandId(), Session.class, () -> cancelled(locked(known), change));
    }

    private Session cancelled(Session session, SessionChange change) {
        if (session.state() == Session.State.CANCELLED) {
            return session;
        }
        requireAhead(session);
        Session cancelled = session.cancelled(attendances.nextSequence(session));
        store.update(cancelled, change.told());
        trail.cancelled(cancelled, change.by(), change.reason());
        outbox.append(new SessionCancelled(cancelled.id(), cancelled.sequence(), change.told()));
        return cancelled;
    }

    /** @throws NotFound */
    public Session get(SessionId session) {
        return store.find(session).orElseThrow(() -> new NotFound("Session", session.value()));
    }

    /** The sides that get a mail of how it stands now. */
    public Set<Side> told(SessionId session) {
        return store.told(session);
    }

    /** In order of time; those that are gone are absent. */
    public List<Session> all(Collection<SessionId> sessions) {
        return store.all(sessions);
    }

    /** In order of time, the cancelled ones too. */
    public List<Session> of(EngagementId engagement) {
        return store.of(engagement);
    }

    /** Those that end after the instant, in order of time, the cancelled ones too. */
    public List<Session> of(ExpertId expert, Instant after) {
        return store.of(expert, after);
    }

    /** Those that end after the instant, in order of time, the cancelled ones too. */
    public List<Session> of(TeamId team, Instant after) {
        return store.of(team, after);
    }

    /** As it is once nobody else can change it. */
    Session locked(Session known) {
        locks.lock(known);
        return get(known.id());
    }

    void requireAhead(Session session) {
        if (!session.startsAt().isAfter(clock.instant())) {
            throw new Conflict("scheduling.conflict.begun");
        }
    }

    /** The wall clock is what is kept; a start that it cannot tell from another, in the hour that comes twice, is refused. */
    private static LocalDateTime wallClock(Stretch wanted, ZoneId zone) {
        LocalDateTime start = LocalDateTime.ofInstant(wanted.start(), zone);
        if (!SlotGrid.fits(wanted) || !start.atZone(zone).toInstant().equals(wanted.start())) {
            throw new InvalidInput(FieldProblem.of("start", "scheduling.problem.start"));
        }
        return start;
    }

    private static void requireFree(SharedTime shared, Stretch wanted) {
        if (!shared.allows(wanted)) {
            throw new Busy(wanted);
        }
    }

    private <T> T orAlternatives(Meeting meeting, Stretch wanted, Optional<SessionId> moving, Supplier<T> work) {
        Stretch lost;
        try {
            return work.get();
        } catch (Busy e) {
            lost = e.wanted;
        } catch (DataIntegrityViolationException e) {
            lost = wanted;
        }
        throw new SlotTaken(lost.start(), () -> slots.nearest(meeting, lost, moving));
    }

    private static final class Busy extends RuntimeException {
        private final transient Stretch wanted;

        Busy(Stretch wanted) {
            super("Taken", null, false, false);
            this.wanted = wanted;
        }
    }
}
