package eu.passerelle.engagements.polls;

import eu.passerelle.engagements.meetings.Meetings;
import eu.passerelle.engagements.polls.NewPoll.Invited;
import eu.passerelle.kernel.FieldProblem;
import eu.passerelle.kernel.InvalidInput;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads a poll from its fields, and says all that is wrong with it at once.
 *
 * @param today in the zone
 * @param free those of the typed times that can be booked
 */
record PollChecks(ZoneId zone, LocalDate today, Set<Instant> free) {
    static final int LEAST_TIMES = 2;
    /** For no longer can a mailed link be used. */
    static final int LONGEST_DAYS = 28;

    private static final int LONGEST_PLACE = 500;

    /** @throws InvalidInput with every problem that there is */
    NewPoll read(TypedPoll typed) {
        var problems = new ArrayList<FieldProblem>();
        Duration length = length(typed.minutes(), problems);
        List<Instant> times = times(typed, problems);
        LocalDate lastDay = lastDay(typed.lastDay(), times, problems);
        FieldProblem.tooLong("place", "engagements.problem.tooLong", typed.place(), LONGEST_PLACE)
                .ifPresent(problems::add);
        List<Invited> people = new PeopleChecks(typed.people(), problems).read();
        int quorum = quorum(typed.quorum(), people, problems);
        if (!problems.isEmpty()) {
            throw new InvalidInput(problems);
        }
        return new NewPoll(length, typed.place(), quorum, lastDay, times, people);
    }

    private static Duration length(String typed, List<FieldProblem> problems) {
        return Meetings.LENGTHS.stream()
                .filter(length -> String.valueOf(length).equals(typed))
                .findFirst()
                .map(Duration::ofMinutes)
                .orElseGet(() -> {
                    problems.add(FieldProblem.of("minutes", "engagements.problem.minutes"));
                    return Duration.ZERO;
                });
    }

    private List<Instant> times(TypedPoll typed, List<FieldProblem> problems) {
        List<Instant> times = typed.instants();
        if (times.size() < LEAST_TIMES || times.size() > TypedPoll.MOST_TIMES) {
            problems.add(FieldProblem.of("times", "engagements.problem.poll.times", LEAST_TIMES, TypedPoll.MOST_TIMES));
        } else if (!free.containsAll(times)) {
            problems.add(FieldProblem.of("times", "engagements.problem.poll.times.taken"));
        }
        return times;
    }

    /** Before the first of the times, or on its day: afterwards an answer to it would be of no use. */
    private LocalDate lastDay(String typed, List<Instant> times, List<FieldProblem> problems) {
        Optional<LocalDate> day = date(typed);
        LocalDate latest = today.plusDays(LONGEST_DAYS);
        if (day.isEmpty()) {
            problems.add(FieldProblem.of("lastDay", "engagements.problem.poll.lastDay.missing"));
        } else if (day.get().isBefore(today)) {
            problems.add(FieldProblem.of("lastDay", "engagements.problem.poll.lastDay.past"));
        } else if (day.get().isAfter(latest)) {
            problems.add(FieldProblem.of("lastDay", "engagements.problem.poll.lastDay.far", LONGEST_DAYS));
        } else if (!times.isEmpty() && day.get().isAfter(LocalDate.ofInstant(times.getFirst(), zone))) {
            problems.add(FieldProblem.of("lastDay", "engagements.problem.poll.lastDay.late"));
        }
        return day.orElse(today);
    }

    private static Optional<LocalDate> date(String typed) {
        try {
            return Optional.of(LocalDate.parse(typed));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static int quorum(String typed, List<Invited> people, List<FieldProblem> problems) {
        int seats = NewPoll.seats(people);
        if (typed.isEmpty()) {
            return NewPoll.usualQuorum(people);
        }
        int quorum = typed.matches("[0-9]{1,2}") ? Integer.parseInt(typed) : 0;
        if (quorum < 1 || quorum > Math.max(seats, 1)) {
            problems.add(FieldProblem.of("quorum", "engagements.problem.poll.quorum", Math.max(seats, 1)));
        }
        return quorum;
    }
}
