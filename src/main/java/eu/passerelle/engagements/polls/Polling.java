package eu.passerelle.engagements.polls;

import eu.passerelle.accounts.Viewer;
import eu.passerelle.engagements.Engagement;
import eu.passerelle.engagements.Engagements;
import eu.passerelle.engagements.Pair;
import eu.passerelle.engagements.PollCancelled;
import eu.passerelle.engagements.PollClosed;
import eu.passerelle.engagements.PollId;
import eu.passerelle.engagements.PollOpened;
import eu.passerelle.engagements.PollState;
import eu.passerelle.engagements.meetings.Meetings;
import eu.passerelle.kernel.Commands;
import eu.passerelle.kernel.Conflict;
import eu.passerelle.kernel.EngagementId;
import eu.passerelle.kernel.FieldProblem;
import eu.passerelle.kernel.Ids;
import eu.passerelle.kernel.InvalidInput;
import eu.passerelle.kernel.NotFound;
import eu.passerelle.kernel.Outbox;
import eu.passerelle.privacy.AuditEntry.Change;
import eu.passerelle.privacy.AuditTrail;
import eu.passerelle.scheduling.Session;
import eu.passerelle.scheduling.SlotTaken;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Opens polls, takes answers, and ends polls. The team, the mentor and the coordinators of the network may do so; those
 * who are asked only answer. Each change locks the poll first.
 */
@Component
class Polling {
    private static final int MOST_A_DAY = 5;

    private final PollStore store;
    private final Engagements engagements;
    private final Meetings meetings;
    private final Commands commands;
    private final AuditTrail trail;
    private final Outbox outbox;
    private final Clock clock;

    Polling(
            PollStore store,
            Engagements engagements,
            Meetings meetings,
            Commands commands,
            AuditTrail trail,
            Outbox outbox,
            Clock clock) {
        this.store = store;
        this.engagements = engagements;
        this.meetings = meetings;
        this.commands = commands;
        this.trail = trail;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** @throws NotFound also when it is somebody else's */
    Poll get(Viewer viewer, PollId id) {
        Poll poll = store.find(id).orElseThrow(() -> unknown(id));
        engagements.get(viewer, poll.engagement());
        return poll;
    }

    /** @throws Conflict when the mentoring is over, or has had five polls within a day */
    PollId open(Viewer viewer, Pair pair, NewPoll wanted, String commandId) {
        requireActive(pair);
        EngagementId engagement = pair.engagement().id();
        String opened = commands.once("poll.open:" + engagement, commandId, wanted.toString(), String.class, () -> {
            Poll poll = wanted.in(
                    new PollId(Ids.random()), engagement, pair.team().city().zone());
            requireFew(engagement);
            engagements.requireNotClosed(engagement);
            store.create(poll, clock.instant());
            tell(
                    viewer,
                    poll.id(),
                    "POLL_OPENED",
                    List.of(
                            new Change("asked", "", String.valueOf(poll.people().size())),
                            new Change("lastDay", "", poll.lastDay().toString())));
            outbox.append(new PollOpened(poll.id()));
            return poll.id().value();
        });
        return new PollId(opened);
    }

    /** Each poll may mail thirty people who never asked for it. */
    private void requireFew(EngagementId engagement) {
        if (store.openedSince(engagement, clock.instant().minus(Duration.ofDays(1))) >= MOST_A_DAY) {
            throw new Conflict("engagements.conflict.poll.many", MOST_A_DAY);
        }
    }

    private static void requireActive(Pair pair) {
        if (pair.engagement().state() != Engagement.State.ACTIVE) {
            throw new Conflict("engagements.conflict.engagement.CLOSED");
        }
    }

    /** In which this person is asked; empty when it is gone. */
    Optional<Poll> asking(String person) {
        return store.asking(person);
    }

    /**
     * As often as the person likes until the last day; the last answers hold.
     *
     * @throws Conflict when the poll has ended, or the last day is over
     */
    void answer(String person, Map<Instant, Answer> answers, String commandId) {
        commands.once("poll.answer:" + person, commandId, answers.toString(), Boolean.class, () -> {
            Poll poll = store.askingLocked(person).orElseThrow(() -> new NotFound("PollPerson", person));
            poll.requireTakesAnswers(clock.instant());
            store.answer(poll, person, answers, clock.instant());
            return true;
        });
    }

    /**
     * Books the time, or nothing changes.
     *
     * @throws SlotTaken when it is not free any more
     * @throws Conflict when the answers make it impossible, or when the poll has ended
     */
    void close(Viewer viewer, PollId id, Instant time, String commandId) {
        get(viewer, id);
        commands.once("poll.close:" + id, commandId, time.toString(), Boolean.class, () -> {
            Poll poll = store.locked(id).orElseThrow(() -> unknown(id));
            poll.requireOpen();
            requirePossible(poll, time);
            boolean onSite = meetings.isWantedOnSite(meetings.pair(viewer, poll.engagement()));
            var booking =
                    new Meetings.Booking(commandId, time, (int) poll.length().toMinutes(), poll.place(), onSite);
            Session session = meetings.book(viewer, poll.engagement(), booking);
            store.close(id, time, session.id(), clock.instant());
            tell(viewer, id, "POLL_CLOSED", List.of(new Change("chosen", "", time.toString())));
            outbox.append(new PollClosed(id));
            return true;
        });
    }

    /** By the answers alone: whether the time is free is decided where it is booked. */
    private static void requirePossible(Poll poll, Instant time) {
        RankedTime wanted = poll.ranked(Set.copyOf(poll.times())).stream()
                .filter(ranked -> ranked.start().equals(time))
                .findFirst()
                .orElseThrow(() -> new InvalidInput(FieldProblem.of("start", "engagements.problem.start.missing")));
        if (!wanted.isPossible()) {
            throw new Conflict("engagements.conflict.poll.impossible");
        }
    }

    /**
     * One that is cancelled already stays as it is.
     *
     * @throws Conflict when it was closed on a time
     */
    void cancel(Viewer viewer, PollId id, String commandId) {
        get(viewer, id);
        commands.once("poll.cancel:" + id, commandId, Boolean.class, () -> {
            Poll poll = store.locked(id).orElseThrow(() -> unknown(id));
            if (poll.state() == PollState.CANCELLED) {
                return false;
            }
            poll.requireOpen();
            store.cancel(id, clock.instant());
            tell(viewer, id, "POLL_CANCELLED", List.of());
            outbox.append(new PollCancelled(id));
            return true;
        });
    }

    /** A month after the last day, and not before the session is over, nobody is told anything any more. */
    @Scheduled(cron = "0 53 3 * * *")
    void forget() {
        store.forget(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusDays(30), clock.instant());
    }

    private void tell(Viewer viewer, PollId id, String action, List<Change> changes) {
        trail.append(viewer.account(), "poll:" + id, action, "", changes);
    }

    private static NotFound unknown(PollId id) {
        return new NotFound("Poll", id.value());
    }
}
