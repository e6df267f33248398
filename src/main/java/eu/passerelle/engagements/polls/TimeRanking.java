package eu.passerelle.engagements.polls;

import eu.passerelle.engagements.polls.Reason.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which times of a poll are possible, and which is the best. A time is impossible when somebody who must come cannot and
 * no deputy can, when an interpreter cannot, when so many members cannot that the quorum is out of reach, or when it is not
 * free any more. Silence rules nothing out.
 *
 * <p>For example: Ada (must come), her deputy Bo, and Cem are asked; two of the members have to come. At nine Ada says no,
 * Bo yes, and Cem yes: possible, since Bo comes for Ada, with two yes. At ten Ada says yes, and Cem no: impossible, since
 * Bo counts in Ada's place and not beside her, so that only one of two can be there. At eleven Ada alone has answered,
 * with yes: possible, with one yes. So the order is nine, eleven, ten.
 */
final class TimeRanking {
    private final List<Seat> seats;
    private final List<PollPerson> people;
    private final int quorum;
    private final Set<Instant> free;

    private TimeRanking(List<PollPerson> people, int quorum, Set<Instant> free) {
        this.people = people;
        this.seats = Seat.of(people);
        this.quorum = quorum;
        this.free = free;
    }

    /** @param free which of the times can still be booked */
    static List<RankedTime> rank(Collection<Instant> times, List<PollPerson> people, int quorum, Set<Instant> free) {
        var ranking = new TimeRanking(people, quorum, free);
        return times.stream().map(ranking::judged).sorted(RankedTime.BEST_FIRST).toList();
    }

    private RankedTime judged(Instant time) {
        return new RankedTime(
                time,
                count(time, Optional.of(Answer.YES)),
                count(time, Optional.of(Answer.IF_NEEDED)),
                count(time, Optional.of(Answer.NO)),
                count(time, Optional.empty()),
                reasons(time));
    }

    private int count(Instant time, Optional<Answer> answer) {
        return (int)
                people.stream().filter(person -> person.at(time).equals(answer)).count();
    }

    private List<Reason> reasons(Instant time) {
        var reasons = new ArrayList<Reason>();
        if (!free.contains(time)) {
            reasons.add(Reason.of(Kind.TAKEN));
        }
        seats.forEach(seat -> seat.reason(time).ifPresent(reasons::add));
        reasons.add(quorum(time));
        reasons.sort(Comparator.comparing(Reason::kind));
        return reasons;
    }

    private Reason quorum(Instant time) {
        Map<Boolean, Long> members = seats.stream()
                .filter(seat -> seat.person().kind() == PersonKind.MEMBER)
                .map(seat -> seat.at(time))
                .filter(standing -> standing != Standing.CANNOT)
                .collect(Collectors.partitioningBy(Standing::isSure, Collectors.counting()));
        int sure = members.getOrDefault(true, 0L).intValue();
        int reachable = sure + members.getOrDefault(false, 0L).intValue();
        if (reachable < quorum) {
            return Reason.of(Kind.QUORUM_OUT_OF_REACH, reachable, quorum);
        }
        return Reason.of(sure < quorum ? Kind.QUORUM_OPEN : Kind.QUORUM_REACHED, sure, quorum);
    }

    /** Whether somebody of a seat comes. */
    private enum Standing {
        COMES,
        DEPUTY_COMES,
        /** Whoever has answered cannot, but somebody has not answered. */
        SILENT,
        CANNOT;

        boolean isSure() {
            return this == COMES || this == DEPUTY_COMES;
        }
    }

    /** A person with those who may come in his or her place. */
    private record Seat(PollPerson person, List<PollPerson> deputies) {
        static List<Seat> of(List<PollPerson> people) {
            Map<String, List<PollPerson>> deputies = people.stream()
                    .filter(person -> person.deputyOf().isPresent())
                    .collect(Collectors.groupingBy(person -> person.deputyOf().orElseThrow()));
            return people.stream()
                    .filter(person -> person.deputyOf().isEmpty())
                    .map(person -> new Seat(person, deputies.getOrDefault(person.id(), List.of())))
                    .toList();
        }

        Standing at(Instant time) {
            if (comes(person, time)) {
                return Standing.COMES;
            }
            if (deputy(time).isPresent()) {
                return Standing.DEPUTY_COMES;
            }
            boolean silent = person.at(time).isEmpty()
                    || deputies.stream().anyMatch(deputy -> deputy.at(time).isEmpty());
            return silent ? Standing.SILENT : Standing.CANNOT;
        }

        Optional<PollPerson> deputy(Instant time) {
            return deputies.stream().filter(deputy -> comes(deputy, time)).findFirst();
        }

        Optional<Reason> reason(Instant time) {
            boolean interpreter = person.kind() == PersonKind.INTERPRETER;
            return switch (at(time)) {
                case COMES -> Optional.empty();
                case DEPUTY_COMES ->
                    deputy(time).map(deputy -> Reason.of(Kind.DEPUTY_COMES, deputy.name(), person.name()));
                case SILENT -> ifMissed(interpreter ? Kind.INTERPRETER_SILENT : Kind.REQUIRED_SILENT);
                case CANNOT -> ifMissed(interpreter ? Kind.INTERPRETER_CANNOT : Kind.REQUIRED_CANNOT);
            };
        }

        private Optional<Reason> ifMissed(Kind kind) {
            return person.mustCome() ? Optional.of(Reason.of(kind, person.name(), deputies.size())) : Optional.empty();
        }

        private static boolean comes(PollPerson person, Instant time) {
            return person.at(time).filter(Answer::comes).isPresent();
        }
    }
}
