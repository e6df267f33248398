package eu.passerelle.scheduling;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import eu.passerelle.kernel.GraphTransactions;
import eu.passerelle.kernel.Ids;
import eu.passerelle.kernel.NotFound;
import eu.passerelle.kernel.Outbox;
import eu.passerelle.scheduling.Attendance.Answer;
import eu.passerelle.scheduling.CalendarAnswer.Outcome;
import eu.passerelle.scheduling.recurrence.SlotGrid;
import eu.passerelle.scheduling.recurrence.Stretch;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.neo4j.driver.Value;
import org.neo4j.driver.Values;
import org.springframework.data.neo4j.core.Neo4jClient;
import org.springframework.stereotype.Component;

/**
 * What each side says in its calendar: kept beside the session, newest only. It never moves or cancels anything. Sessions
 * from before there were such answers have none, and keep the one UID that their invitations went out with.
 */
@Component
public class Attendances {
    private static final Duration FARTHEST = Duration.ofDays(730);
    private static final String OF_SESSIONS = """
            MATCH (a:Attendance) WHERE a.sessionId IN $sessions
            MATCH (s:Session {id: a.sessionId})
            RETURN a, a.sequence = s.sequence AS current ORDER BY a.key
            """;
    private static final String OF_UID = """
            MATCH (a:Attendance {uid: $uid})
            MATCH (s:Session {id: a.sessionId})
            RETURN a, a.sequence = s.sequence AS current ORDER BY s.index
            """;
    private static final String KEEP = """
            MATCH (a:Attendance {key: $key})
            SET a.answer = $answer, a.sequence = $sequence, a.answeredAt = $writtenAt, a.proposedStart = $proposed
            """;
    private static final String NEWEST = """
            MATCH (s:Session {engagementId: $engagement}) WHERE s.series = $series
            RETURN max(s.sequence)
            """;
    private static final String LATEST = """
            MATCH (a:Attendance {key: $key}) WHERE a.sequence = $sequence
            RETURN a.answer AS answer, a.answeredAt AS at
            """;

    private final Neo4jClient neo4j;
    private final GraphTransactions transactions;
    private final SessionStore sessions;
    private final CalendarLocks locks;
    private final Outbox outbox;
    private final Clock clock;

    Attendances(
            Neo4jClient neo4j,
            GraphTransactions transactions,
            SessionStore sessions,
            CalendarLocks locks,
            Outbox outbox,
            Clock clock) {
        this.neo4j = neo4j;
        this.transactions = transactions;
        this.sessions = sessions;
        this.locks = locks;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * What the calendars of both sides call a session or the sessions of a series, which they tell apart by their dates.
     *
     * @param stem what the UIDs have in common
     */
    static Map<Side, String> uids(String stem) {
        return Stream.of(Side.values()).collect(toMap(side -> side, side -> stem + "." + Ids.random() + "@passerelle"));
    }

    /** What is stored of the UIDs beside a session. */
    static List<Map<String, String>> names(SessionId session, Map<Side, String> uids) {
        return uids.entrySet().stream()
                .map(of -> Map.of("key", key(session, of.getKey()), "side", code(of.getKey()), "uid", of.getValue()))
                .toList();
    }

    /** The UID of a session in all that one side is given: mail, feed, API and download. */
    public String uid(Session session, Side side) {
        return of(List.of(session.id())).getOrDefault(session.id(), List.of()).stream()
                .filter(attendance -> attendance.side() == side)
                .map(Attendance::uid)
                .findFirst()
                .orElse(session.uid());
    }

    /** What one side has said of sessions as they stand now; those that it has not answered are absent. */
    public Map<SessionId, Answer> answers(List<Session> sessions, Side side) {
        return of(sessions.stream().map(Session::id).toList()).values().stream()
                .flatMap(List::stream)
                .filter(attendance -> attendance.side() == side)
                .flatMap(attendance ->
                        attendance.answer().map(answer -> Map.entry(attendance.session(), answer)).stream())
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Once nobody else can change the session. */
    int nextSequence(Session session) {
        return newestSequence(session) + 1;
    }

    /** Of a series, that of what was changed last. */
    private int newestSequence(Session session) {
        if (session.occurrence().isEmpty()) {
            return session.sequence();
        }
        return neo4j.query(NEWEST)
                .bindAll(Map.of(
                        "engagement", session.engagement().value(),
                        "series", session.occurrence().get().series()))
                .fetchAs(Integer.class)
                .one()
                .orElse(session.sequence());
    }

    /** Of both sides each, the expert first. */
    public Map<SessionId, List<Attendance>> of(Collection<SessionId> ids) {
        return attendances(
                        OF_SESSIONS,
                        Map.of("sessions", ids.stream().map(SessionId::value).toList()))
                .stream()
                .collect(groupingBy(Attendance::session));
    }

    /** One, or those of a series in order; none for a UID that no side was given. */
    public List<Attendance> of(String uid) {
        return attendances(OF_UID, Map.of("uid", uid));
    }

    /**
     * Once nobody else can change them: keeps the answer to each, if it is the newest to the session as it stands.
     *
     * @param answered of one side, as they were found: of one session, or of several of one series
     * @return what became of each
     */
    public List<Outcome> answer(List<Attendance> answered, CalendarAnswer given) {
        return transactions.write(() -> {
            Session known = session(answered.getFirst());
            locks.lock(known);
            int newest = newestSequence(session(answered.getFirst()));
            var outcomes = new ArrayList<Outcome>();
            var news = new ArrayList<SessionAnswered>();
            for (Attendance attendance : answered) {
                Session session = session(attendance);
                Outcome outcome = outcome(session, newest, key(attendance), given);
                outcomes.add(outcome);
                if (outcome == Outcome.KEPT) {
                    keep(key(attendance), session.sequence(), given);
                    news.add(news(session, attendance.side(), given));
                }
            }
            outbox.append(OneAct.news(news, SeriesAnswered::new));
            return List.copyOf(outcomes);
        });
    }

    private static SessionAnswered news(Session session, Side side, CalendarAnswer given) {
        return new SessionAnswered(
                session.id(),
                session.sequence(),
                side,
                given.answer(),
                given.proposedStart().isPresent());
    }

    private Outcome outcome(Session session, int newest, String key, CalendarAnswer given) {
        if (session.state() == Session.State.CANCELLED) {
            return Outcome.CANCELLED;
        }
        if (!session.startsAt().isAfter(clock.instant())) {
            return Outcome.OVER;
        }
        if (given.sequence() < session.sequence()) {
            return Outcome.STALE;
        }
        if (given.sequence() > newest) {
            return Outcome.UNKNOWN_INVITATION;
        }
        if (!given.proposedStart().stream().allMatch(start -> isUsable(start, session.length()))) {
            return Outcome.UNUSABLE_TIME;
        }
        return neo4j.query(LATEST)
                .bindAll(Map.of("key", key, "sequence", session.sequence()))
                .fetchAs(Outcome.class)
                .mappedBy((types, row) -> beside(
                        given,
                        answer(row.get("answer")),
                        row.get("at").asZonedDateTime().toInstant()))
                .one()
                .orElse(Outcome.KEPT);
    }

    private Outcome beside(CalendarAnswer given, Answer kept, Instant keptAt) {
        Instant writtenAt = believable(given.writtenAt());
        if (writtenAt.equals(keptAt) && kept == given.answer()) {
            return Outcome.REPEATED;
        }
        return writtenAt.isAfter(keptAt) ? Outcome.KEPT : Outcome.STALE;
    }

    private boolean isUsable(Instant start, Duration length) {
        Instant now = clock.instant();
        return SlotGrid.fits(Stretch.of(start, length)) && start.isAfter(now) && start.isBefore(now.plus(FARTHEST));
    }

    /** A program whose clock is ahead must not keep its person from answering again. */
    private Instant believable(Instant writtenAt) {
        Instant now = clock.instant();
        return writtenAt.isAfter(now) ? now : writtenAt;
    }

    private void keep(String key, int sequence, CalendarAnswer given) {
        var values = new HashMap<String, Object>();
        values.put("key", key);
        values.put("answer", given.answer().name().toLowerCase(Locale.ROOT));
        values.put("sequence", sequence);
        values.put("writtenAt", believable(given.writtenAt()).atZone(ZoneOffset.UTC));
        given.proposedStart()
                .ifPresentOrElse(
                        start -> values.put("proposed", start.atZone(ZoneOffset.UTC)),
                        () -> values.put("proposed", Values.NULL));
        neo4j.query(KEEP).bindAll(values).run();
    }

    private Session session(Attendance attendance) {
        return sessions.find(attendance.session())
                .orElseThrow(() -> new NotFound("Session", attendance.session().value()));
    }

    private List<Attendance> attendances(String cypher, Map<String, Object> parameters) {
        return List.copyOf(neo4j.query(cypher)
                .bindAll(parameters)
                .fetchAs(Attendance.class)
                .mappedBy((types, row) ->
                        attendance(row.get("a"), row.get("current").asBoolean(false)))
                .all());
    }

    private static Attendance attendance(Value node, boolean current) {
        Optional<Answer> answer = current ? Optional.of(answer(node.get("answer"))) : Optional.empty();
        Optional<Instant> proposed = current && !node.get("proposedStart").isNull()
                ? Optional.of(node.get("proposedStart").asZonedDateTime()).map(ZonedDateTime::toInstant)
                : Optional.empty();
        return new Attendance(
                new SessionId(node.get("sessionId").asString()),
                Side.valueOf(node.get("side").asString().toUpperCase(Locale.ROOT)),
                node.get("uid").asString(),
                answer,
                proposed);
    }

    private static Answer answer(Value stored) {
        return Answer.valueOf(stored.asString().toUpperCase(Locale.ROOT));
    }

    private static String key(Attendance attendance) {
        return key(attendance.session(), attendance.side());
    }

    private static String key(SessionId session, Side side) {
        return session + ":" + code(side);
    }

    private static String code(Side side) {
        return side.name().toLowerCase(Locale.ROOT);
    }
}
