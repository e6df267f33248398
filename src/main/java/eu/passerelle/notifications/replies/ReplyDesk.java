package eu.passerelle.notifications.replies;

import eu.passerelle.cities.Teams;
import eu.passerelle.directory.Experts;
import eu.passerelle.kernel.GraphTransactions;
import eu.passerelle.kernel.SecretToken;
import eu.passerelle.notifications.replies.CalendarReply.Person;
import eu.passerelle.notifications.replies.ReplyMail.Content;
import eu.passerelle.notifications.replies.ReplyNotes.Kind;
import eu.passerelle.scheduling.Attendance;
import eu.passerelle.scheduling.Attendance.Answer;
import eu.passerelle.scheduling.Attendances;
import eu.passerelle.scheduling.CalendarAnswer;
import eu.passerelle.scheduling.CalendarAnswer.Outcome;
import eu.passerelle.scheduling.Session;
import eu.passerelle.scheduling.SessionId;
import eu.passerelle.scheduling.Sessions;
import eu.passerelle.scheduling.Side;
import eu.passerelle.scheduling.Slots;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.data.neo4j.core.Neo4jClient;
import org.springframework.stereotype.Component;

/**
 * Takes each mail once: the place in the mailbox moves on, the Message-ID is noted, and the answer is kept, in one
 * transaction that begins by locking the place. So a second node, a restart and a mail delivered twice change nothing.
 */
@Component
class ReplyDesk {
    private static final String PLACE = """
            MERGE (m:ReplyMailbox {name: $name})
            SET m.rev = 0
            WITH m, coalesce(m.validity, -1) = $validity AS same
            RETURN CASE WHEN same THEN m.lastUid ELSE 0 END
            """;
    private static final String MOVE_ON =
            "MATCH (m:ReplyMailbox {name: $name}) SET m.validity = $validity, m.lastUid = $uid";
    private static final String CLAIM = """
            OPTIONAL MATCH (known:HandledReply {key: $key})
            WITH known WHERE known IS NULL
            CREATE (h:HandledReply {key: $key, at: $at})
            RETURN count(h)
            """;

    private final Neo4jClient neo4j;
    private final GraphTransactions transactions;
    private final Attendances attendances;
    private final Sessions sessions;
    private final Experts experts;
    private final Teams teams;
    private final ReplyNotes notes;
    private final Clock clock;

    ReplyDesk(
            Neo4jClient neo4j,
            GraphTransactions transactions,
            Attendances attendances,
            Sessions sessions,
            Experts experts,
            Teams teams,
            ReplyNotes notes,
            Clock clock) {
        this.neo4j = neo4j;
        this.transactions = transactions;
        this.attendances = attendances;
        this.sessions = sessions;
        this.experts = experts;
        this.teams = teams;
        this.notes = notes;
        this.clock = clock;
    }

    /** @param validity UIDVALIDITY of the folder; @param uid of the message, or of the last one handled */
    record Place(String mailbox, long validity, long uid) {}

    /** The UID of the last message handled; 0 for none. */
    long lastHandled(String mailbox, long validity) {
        return transactions.write(() -> place(mailbox, validity));
    }

    private long place(String mailbox, long validity) {
        return neo4j.query(PLACE)
                .bindAll(Map.of("name", mailbox, "validity", validity))
                .fetchAs(Long.class)
                .one()
                .orElse(0L);
    }

    void handle(Place place, ReplyMail mail) {
        transactions.write(() -> {
            if (moveOn(place) && isNew(mail)) {
                act(mail);
            }
        });
    }

    /** False when another node has been here. */
    private boolean moveOn(Place place) {
        if (place(place.mailbox(), place.validity()) >= place.uid()) {
            return false;
        }
        neo4j.query(MOVE_ON)
                .bindAll(Map.of("name", place.mailbox(), "validity", place.validity(), "uid", place.uid()))
                .run();
        return true;
    }

    private boolean isNew(ReplyMail mail) {
        if (mail.messageId().isEmpty()) {
            return true;
        }
        return neo4j.query(CLAIM)
                        .bindAll(Map.of(
                                "key",
                                new SecretToken(mail.messageId()).hash(),
                                "at",
                                clock.instant().atZone(ZoneOffset.UTC)))
                        .fetchAs(Long.class)
                        .one()
                        .orElse(0L)
                > 0;
    }

    private void act(ReplyMail mail) {
        switch (mail.content()) {
            case Content.Reply found -> found.replies().forEach(reply -> answer(reply, found.replies(), mail.from()));
            case Content.TooLarge tooLarge -> notes.write(Kind.TOO_LARGE, mail.from(), Optional.empty());
            case Content.Unreadable unreadable -> notes.write(Kind.UNREADABLE, mail.from(), Optional.empty());
            case Content.Other other -> {}
        }
    }

    private void answer(CalendarReply reply, List<CalendarReply> all, String from) {
        List<Attendance> answered = answered(reply, all);
        if (answered.isEmpty()) {
            // An answer to a series, each session of which the message names for itself, has nothing left to say.
            if (reply.recurrence().isPresent() || attendances.of(reply.uid()).isEmpty()) {
                notes.write(Kind.UNKNOWN_SESSION, from, Optional.empty());
            }
            return;
        }
        Session session = sessions.get(answered.getFirst().session());
        String invited = invited(session, answered.getFirst().side());
        Person person = reply.attendees().stream()
                .filter(one -> one.address().equals(invited))
                .findFirst()
                .orElse(null);
        Optional<Kind> problem = person == null ? Optional.of(Kind.FOREIGN_ADDRESS) : problem(answered, reply, person);
        problem.ifPresent(kind -> notes.write(kind, from, Optional.of(session)));
    }

    /** One session; or all of a series that the message does not name for themselves, where it names none of them. */
    private List<Attendance> answered(CalendarReply reply, List<CalendarReply> all) {
        List<Attendance> known = attendances.of(reply.uid());
        if (reply.recurrence().isPresent()) {
            Set<SessionId> named = planned(known, List.of(reply));
            return known.stream().filter(one -> named.contains(one.session())).toList();
        }
        Set<SessionId> otherwise = planned(known, all);
        return known.stream().filter(one -> !otherwise.contains(one.session())).toList();
    }

    /** Programs may name the planned time by another clock. */
    private Set<SessionId> planned(List<Attendance> known, List<CalendarReply> naming) {
        List<Instant> named =
                naming.stream().flatMap(reply -> reply.recurrence().stream()).toList();
        if (named.isEmpty()) {
            return Set.of();
        }
        return sessions.all(known.stream().map(Attendance::session).toList()).stream()
                .filter(session -> named.stream().anyMatch(at -> isPlanned(session, at)))
                .map(Session::id)
                .collect(Collectors.toSet());
    }

    private static boolean isPlanned(Session session, Instant at) {
        return session.plannedAt()
                .filter(planned -> Duration.between(planned, at).abs().compareTo(Slots.NEAR) <= 0)
                .isPresent();
    }

    /** The address that the invitation went to: another one of the same person could be anybody's. */
    private String invited(Session session, Side side) {
        String address = side == Side.EXPERT
                ? experts.get(session.expert()).email()
                : teams.get(session.team()).coordinator().email();
        return address.strip().toLowerCase(Locale.ROOT);
    }

    private Optional<Kind> problem(List<Attendance> answered, CalendarReply reply, Person person) {
        Optional<Answer> answer =
                person.answer().or(() -> Optional.of(Answer.TENTATIVE).filter(maybe -> reply.counters()));
        if (answer.isEmpty()) {
            return Optional.of(Kind.UNCLEAR);
        }
        if (reply.counters() && (reply.start().isEmpty() || answered.size() > 1)) {
            return Optional.of(Kind.UNUSABLE_TIME);
        }
        var given = new CalendarAnswer(
                answer.get(), reply.sequence(), reply.writtenAt(), reply.start().filter(start -> reply.counters()));
        // Of a series, some may be over or have moved: the answer was to those that stand.
        return attendances.answer(answered, given).stream()
                .min(Comparator.naturalOrder())
                .flatMap(ReplyDesk::problem);
    }

    private static Optional<Kind> problem(Outcome outcome) {
        return switch (outcome) {
            case KEPT, REPEATED -> Optional.empty();
            case STALE -> Optional.of(Kind.STALE);
            case UNKNOWN_INVITATION -> Optional.of(Kind.UNKNOWN_INVITATION);
            case CANCELLED -> Optional.of(Kind.CANCELLED);
            case OVER -> Optional.of(Kind.OVER);
            case UNUSABLE_TIME -> Optional.of(Kind.UNUSABLE_TIME);
        };
    }
}
