package eu.passerelle.engagements.meetings;

import eu.passerelle.accounts.Viewer;
import eu.passerelle.engagements.Engagement;
import eu.passerelle.engagements.Engagements;
import eu.passerelle.engagements.Pair;
import eu.passerelle.engagements.Pairs;
import eu.passerelle.engagements.requests.Requests;
import eu.passerelle.kernel.Conflict;
import eu.passerelle.kernel.EngagementId;
import eu.passerelle.kernel.FieldProblem;
import eu.passerelle.kernel.InvalidInput;
import eu.passerelle.matching.MeetingForm;
import eu.passerelle.scheduling.Attendance;
import eu.passerelle.scheduling.Attendances;
import eu.passerelle.scheduling.BookSeries;
import eu.passerelle.scheduling.BookSession;
import eu.passerelle.scheduling.Session;
import eu.passerelle.scheduling.SessionId;
import eu.passerelle.scheduling.SessionSeries;
import eu.passerelle.scheduling.Sessions;
import eu.passerelle.scheduling.Slot;
import eu.passerelle.scheduling.SlotQuery;
import eu.passerelle.scheduling.Slots;
import eu.passerelle.scheduling.Slots.Planned;
import eu.passerelle.scheduling.WhyNone;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Who may meet whom, when. The team, the mentor and the coordinators may book, move and cancel; nobody else sees it. */
@Component
public class Meetings {
    public static final List<Integer> LENGTHS = List.of(60, 90, 120);
    public static final int WINDOW_DAYS = 14;
    private static final int MOST_SLOTS = 200;
    private static final int FARTHEST_YEARS = 2;
    private static final int LONGEST_PLACE = 500;

    private final Engagements engagements;
    private final Sessions sessions;
    private final SessionSeries series;
    private final Slots slots;
    private final Attendances attendances;
    private final Requests requests;
    private final Pairs pairs;
    private final Clock clock;

    Meetings(
            Engagements engagements,
            Sessions sessions,
            SessionSeries series,
            Slots slots,
            Attendances attendances,
            Requests requests,
            Pairs pairs,
            Clock clock) {
        this.engagements = engagements;
        this.sessions = sessions;
        this.series = series;
        this.slots = slots;
        this.attendances = attendances;
        this.requests = requests;
        this.pairs = pairs;
        this.clock = clock;
    }

    public Pair pair(Viewer viewer, EngagementId id) {
        return pairs.get(viewer, id);
    }

    /** @throws eu.passerelle.kernel.NotFound also when it is somebody else's */
    public Session session(Viewer viewer, SessionId id) {
        Session session = sessions.get(id);
        engagements.get(viewer, session.engagement());
        return session;
    }

    /** @throws Conflict when the mentoring is closed: what was written down of it stays */
    Session open(Viewer viewer, SessionId id) {
        Session session = sessions.get(id);
        requireActive(engagements.get(viewer, session.engagement()));
        return session;
    }

    private static void requireActive(Engagement engagement) {
        if (engagement.state() != Engagement.State.ACTIVE) {
            throw new Conflict("engagements.conflict.engagement.CLOSED");
        }
    }

    /** What either side answered in its calendar to sessions as they stand, the expert's first; none without an answer. */
    Map<SessionId, List<Attendance>> answers(List<Session> of) {
        var answers = new HashMap<SessionId, List<Attendance>>();
        attendances(of).forEach((session, both) -> {
            List<Attendance> given =
                    both.stream().filter(one -> one.answer().isPresent()).toList();
            if (!given.isEmpty()) {
                answers.put(session, given);
            }
        });
        return answers;
    }

    Map<SessionId, List<Attendance>> attendances(List<Session> of) {
        return attendances.of(of.stream().map(Session::id).toList());
    }

    List<Session> sessions(EngagementId engagement) {
        return sessions.of(engagement);
    }

    /** What suits both in the two weeks from a day on. */
    public List<Slot> free(Pair pair, LocalDate from, int minutes, boolean onSite) {
        requireLength(minutes);
        return slots.free(query(pair, from, minutes, onSite));
    }

    /** Those of these starts that could be booked now. */
    public Set<Instant> bookable(Pair pair, Collection<Instant> starts, Duration length) {
        Instant now = clock.instant();
        List<Instant> ahead = starts.stream()
                .filter(start -> start.isAfter(now) && !start.isAfter(farthest(now)))
                .toList();
        return slots.bookable(
                query(pair, firstDay(pair), Math.toIntExact(length.toMinutes()), isWantedOnSite(pair)), ahead);
    }

    /** For two weeks in which nothing suits both. */
    WhyNone whyNone(Pair pair, LocalDate from, int minutes, boolean onSite) {
        return slots.whyNone(query(pair, from, minutes, onSite));
    }

    private static SlotQuery query(Pair pair, LocalDate from, int minutes, boolean onSite) {
        return new SlotQuery(
                pair.expert().id(),
                pair.team().id(),
                pair.team().city().zone(),
                from,
                from.plusDays(WINDOW_DAYS - 1),
                Duration.ofMinutes(minutes),
                onSite,
                MOST_SLOTS);
    }

    /** Today in the team's zone, and the farthest day that may be looked at. */
    public LocalDate firstDay(Pair pair) {
        return LocalDate.ofInstant(clock.instant(), pair.team().city().zone());
    }

    /** The first day that the team asked for, or today when that is past. */
    public LocalDate wantedFirstDay(Pair pair) {
        LocalDate today = firstDay(pair);
        return pair.engagement()
                .request()
                .flatMap(request -> requests.get(request).content().meeting().firstDay())
                .filter(today::isBefore)
                .orElse(today);
    }

    /** Whether the mentor was asked to come. */
    public boolean isWantedOnSite(Pair pair) {
        return pair.engagement()
                .request()
                .flatMap(request -> requests.get(request).content().meeting().chosenForm())
                .filter(MeetingForm::isOnSite)
                .isPresent();
    }

    public LocalDate lastFirstDay(Pair pair) {
        return firstDay(pair).plusYears(FARTHEST_YEARS).minusDays(WINDOW_DAYS);
    }

    /** What becomes of a series that begins with a time that was picked. */
    List<Planned> series(Pair pair, TypedSeries typed) {
        requireLength(typed.length());
        requirePlace(typed.where());
        requireAhead(typed.first());
        LocalDate first = LocalDate.ofInstant(typed.first(), pair.team().city().zone());
        return slots.series(
                query(pair, first, typed.length(), typed.isOnSite()), typed.first(), typed.weeks(), typed.count());
    }

    List<Session> book(Viewer viewer, EngagementId id, Booking booking, int everyWeeks, Map<Integer, Instant> later) {
        later.values().forEach(this::requireAhead);
        return sessions.book(new BookSeries(command(viewer, id, booking), everyWeeks, later));
    }

    public Session book(Viewer viewer, EngagementId id, Booking booking) {
        return sessions.book(command(viewer, id, booking));
    }

    private BookSession command(Viewer viewer, EngagementId id, Booking booking) {
        Pair pair = pair(viewer, id);
        requireActive(pair.engagement());
        requireLength(booking.minutes());
        requirePlace(booking.place());
        requireAhead(booking.start());
        return new BookSession(
                booking.commandId(),
                viewer.account(),
                id,
                pair.expert().id(),
                pair.team().id(),
                pair.team().city().zone(),
                booking.start(),
                Duration.ofMinutes(booking.minutes()),
                booking.place(),
                booking.onSite(),
                false);
    }

    Session move(Viewer viewer, SessionId id, Instant start, TypedChange change) {
        session(viewer, id);
        requireAhead(start);
        return sessions.move(change.by(viewer), id, start);
    }

    Session cancel(Viewer viewer, SessionId id, TypedChange change) {
        session(viewer, id);
        return sessions.cancel(change.by(viewer), id);
    }

    /** With all that still stand ahead after it in its series: one act. */
    Session cancelRest(Viewer viewer, SessionId id, TypedChange change) {
        session(viewer, id);
        return series.cancelRest(change.by(viewer), id);
    }

    /** With all that still stand ahead after it in its series, each by as much: all or none. */
    Session moveRest(Viewer viewer, SessionId id, Instant start, TypedChange change) {
        session(viewer, id);
        requireAhead(start);
        return series.moveRest(change.by(viewer), id, start);
    }

    /** What still stands ahead of a series after one of it. */
    List<Session> rest(Session session) {
        return series.rest(session);
    }

    public record Booking(String commandId, Instant start, int minutes, String place, boolean onSite) {}

    /** As far as the pages show times: nobody means a day in ten years. */
    private void requireAhead(Instant start) {
        Instant now = clock.instant();
        if (!start.isAfter(now)) {
            throw new InvalidInput(FieldProblem.of("start", "engagements.problem.start.past"));
        }
        if (start.isAfter(farthest(now))) {
            throw new InvalidInput(FieldProblem.of("start", "engagements.problem.offer.far", FARTHEST_YEARS));
        }
    }

    private static Instant farthest(Instant now) {
        return now.atZone(ZoneOffset.UTC).plusYears(FARTHEST_YEARS).toInstant();
    }

    private static void requireLength(int minutes) {
        if (!LENGTHS.contains(minutes)) {
            throw new InvalidInput(FieldProblem.of("minutes", "engagements.problem.minutes"));
        }
    }

    private static void requirePlace(String place) {
        FieldProblem.tooLong("place", "engagements.problem.tooLong", place, LONGEST_PLACE)
                .ifPresent(problem -> {
                    throw new InvalidInput(problem);
                });
    }
}
