package eu.passerelle.engagements.polls;

import eu.passerelle.engagements.PollId;
import eu.passerelle.engagements.PollState;
import eu.passerelle.kernel.EngagementId;
import eu.passerelle.kernel.Ids;
import eu.passerelle.kernel.InterfaceLanguage;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A poll that is right in itself, before it is opened. */
record NewPoll(
        Duration length, String place, int quorum, LocalDate lastDay, List<Instant> times, List<Invited> people) {
    NewPoll {
        times = List.copyOf(times);
        people = List.copyOf(people);
    }

    /** @param number by which the others name this person; @param deputyOf such a number */
    record Invited(
            int number,
            PersonKind kind,
            String name,
            String email,
            InterfaceLanguage language,
            String standsFor,
            boolean required,
            Optional<Integer> deputyOf) {}

    /** Half of the members, rounded up; deputies are no members of their own. */
    static int usualQuorum(List<Invited> people) {
        return Math.ceilDiv(seats(people), 2);
    }

    static int seats(List<Invited> people) {
        return (int) people.stream()
                .filter(person -> person.kind() == PersonKind.MEMBER)
                .filter(person -> person.deputyOf().isEmpty())
                .count();
    }

    Poll in(PollId id, EngagementId engagement, ZoneId zone) {
        return new Poll(
                id,
                engagement,
                PollState.OPEN,
                length,
                place,
                quorum,
                lastDay,
                zone,
                times.stream().sorted().toList(),
                asked(),
                Optional.empty(),
                Optional.empty());
    }

    private List<PollPerson> asked() {
        Map<Integer, String> ids =
                people.stream().collect(Collectors.toMap(Invited::number, person -> Ids.random(), (one, other) -> one));
        return people.stream().map(asked(ids)).toList();
    }

    private static Function<Invited, PollPerson> asked(Map<Integer, String> ids) {
        return person -> new PollPerson(
                Optional.ofNullable(ids.get(person.number())).orElseThrow(),
                person.kind(),
                person.name(),
                person.email(),
                person.language(),
                person.standsFor(),
                person.required(),
                person.deputyOf().map(ids::get),
                Map.of());
    }
}
