package eu.passerelle.scheduling;

import eu.passerelle.kernel.FieldProblem;
import eu.passerelle.kernel.InvalidInput;
import eu.passerelle.scheduling.Calendars.Pair;
import eu.passerelle.scheduling.PlanQuery.Wanted;
import eu.passerelle.scheduling.recurrence.DateRange;
import eu.passerelle.scheduling.recurrence.SharedTime;
import eu.passerelle.scheduling.recurrence.SlotGrid;
import eu.passerelle.scheduling.recurrence.Stretch;
import eu.passerelle.scheduling.together.Draft;
import eu.passerelle.scheduling.together.Meeting;
import eu.passerelle.scheduling.together.Together;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/** Times for many sessions at once, by the same reckoning as {@link Slots}, and none in the way of another. */
@Component
public class Plans {
    private static final int LONGEST_WEEKS = 12;
    private static final int FARTHEST_YEARS = 2;
    private static final int MOST_OTHERS = 42;

    private final Calendars calendars;
    private final Clock clock;

    Plans(Calendars calendars, Clock clock) {
        this.calendars = calendars;
        this.clock = clock;
    }

    /**
     * Five queries, however many sessions.
     *
     * @throws InvalidInput for a window that ends before it begins, in the past or in years, or is longer than twelve weeks,
     *     or for a length that is not offered
     */
    public Plan propose(PlanQuery query) {
        Slots.requireLength(query.length());
        requireWindow(query.from(), query.until());
        Calendars.Many read = calendars.shared(
                query.meetings().stream().map(Plans::pair).distinct().toList(), all(query));
        List<Meeting> meetings = query.meetings().stream()
                .map(wanted -> meeting(wanted, query, read.of(pair(wanted))))
                .toList();
        Draft draft = Together.draft(meetings, read.paces(), query.from());
        List<Plan.Line> lines = IntStream.range(0, meetings.size())
                .mapToObj(i -> line(query.meetings().get(i), meetings.get(i), draft, query, read))
                .toList();
        return new Plan(lines, draft.proven());
    }

    private void requireWindow(LocalDate from, LocalDate until) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        if (until.isBefore(from)) {
            throw new InvalidInput(FieldProblem.of("until", "scheduling.problem.window.order"));
        }
        if (until.isBefore(today)) {
            throw new InvalidInput(FieldProblem.of("until", "scheduling.problem.past"));
        }
        if (until.isAfter(today.plusYears(FARTHEST_YEARS))) {
            throw new InvalidInput(FieldProblem.of("until", "scheduling.problem.window.far"));
        }
        if (!until.isBefore(from.plusWeeks(LONGEST_WEEKS))) {
            throw new InvalidInput(FieldProblem.of("until", "scheduling.problem.window.weeks", LONGEST_WEEKS));
        }
    }

    private static Pair pair(Wanted wanted) {
        return new Pair(wanted.expert(), wanted.team(), wanted.teamZone(), wanted.onSite());
    }

    /** The days by every clock, and those after in which the next time is looked for. */
    private static Stretch all(PlanQuery query) {
        return new DateRange(
                        query.from().minusDays(1),
                        query.until().plusWeeks(Slots.LOOKED_AHEAD_WEEKS).plusDays(2))
                .in(ZoneOffset.UTC);
    }

    private static Meeting meeting(Wanted wanted, PlanQuery query, SharedTime shared) {
        return new Meeting(
                wanted.engagement().value(),
                wanted.expert().value(),
                wanted.team().value(),
                wanted.teamZone(),
                wanted.onSite(),
                SlotGrid.HALF_HOURLY.slots(
                        shared.within(days(query).in(wanted.teamZone())), query.length(), Integer.MAX_VALUE));
    }

    private static DateRange days(PlanQuery query) {
        return new DateRange(query.from(), query.until());
    }

    private static Plan.Line line(Wanted wanted, Meeting meeting, Draft draft, PlanQuery query, Calendars.Many read) {
        return new Plan.Line(
                wanted.engagement(),
                Optional.ofNullable(draft.times().get(meeting.id())).map(Plans::slot),
                few(draft.others().getOrDefault(meeting.id(), List.of()), wanted.teamZone()),
                Optional.of(read.of(pair(wanted)))
                        .filter(shared -> meeting.free().isEmpty())
                        .map(shared -> Slots.whyNone(shared, days(query), wanted.teamZone(), query.length())));
    }

    /** The first, the middle and the last of a day are a better choice than its first three. */
    private static List<Slot> few(List<Stretch> times, ZoneId zone) {
        return times.stream()
                .collect(Collectors.groupingBy(
                        time -> LocalDate.ofInstant(time.start(), zone), TreeMap::new, Collectors.toList()))
                .values()
                .stream()
                .flatMap(day -> IntStream.of(0, day.size() / 2, day.size() - 1)
                        .distinct()
                        .mapToObj(day::get))
                .limit(MOST_OTHERS)
                .map(Plans::slot)
                .toList();
    }

    private static Slot slot(Stretch time) {
        return new Slot(time.start(), time.end());
    }
}
