package eu.passerelle.engagements.polls;

import static eu.passerelle.engagements.polls.Answer.IF_NEEDED;
import static eu.passerelle.engagements.polls.Answer.NO;
import static eu.passerelle.engagements.polls.Answer.YES;
import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.engagements.polls.Reason.Kind;
import eu.passerelle.kernel.InterfaceLanguage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeRankingTest {
    private static final Instant NINE = Instant.parse("2027-03-09T09:00:00Z");
    private static final Instant TEN = NINE.plus(Duration.ofHours(1));
    private static final Instant ELEVEN = NINE.plus(Duration.ofHours(2));
    private static final List<Instant> TIMES = List.of(NINE, TEN, ELEVEN);

    @Test
    void the_example_of_the_rule_holds() {
        List<PollPerson> people = List.of(
                required("Ada", Map.of(NINE, NO, TEN, YES, ELEVEN, YES)),
                deputy("Bo", "Ada", Map.of(NINE, YES, TEN, YES)),
                member("Cem", Map.of(NINE, YES, TEN, NO)));
        List<RankedTime> ranked = rank(people, 2);
        assertThat(ranked).extracting(RankedTime::start).containsExactly(NINE, ELEVEN, TEN);
        assertThat(ranked).extracting(RankedTime::isPossible).containsExactly(true, true, false);
        assertThat(ranked.get(0).reasons())
                .containsExactly(Reason.of(Kind.DEPUTY_COMES, "Bo", "Ada"), Reason.of(Kind.QUORUM_REACHED, 2, 2));
        assertThat(ranked.get(1).reasons()).containsExactly(Reason.of(Kind.QUORUM_OPEN, 1, 2));
        assertThat(ranked.get(2).reasons()).containsExactly(Reason.of(Kind.QUORUM_OUT_OF_REACH, 1, 2));
    }

    @Test
    void who_can_counts_before_who_could_and_then_what_is_sooner() {
        List<PollPerson> people = List.of(
                member("Ada", Map.of(NINE, IF_NEEDED, TEN, YES, ELEVEN, YES)),
                member("Bo", Map.of(NINE, IF_NEEDED, TEN, NO, ELEVEN, IF_NEEDED)),
                member("Cem", Map.of(NINE, IF_NEEDED, TEN, NO, ELEVEN, NO)));
        assertThat(rank(people, 1)).extracting(RankedTime::start).containsExactly(ELEVEN, TEN, NINE);
        assertThat(rank(List.of(member("Ada", Map.of())), 1))
                .extracting(RankedTime::start)
                .as("nobody has answered")
                .containsExactly(NINE, TEN, ELEVEN);
    }

    @ParameterizedTest
    @CsvSource({
        "NO,NO,REQUIRED_CANNOT",
        "NO,YES,DEPUTY_COMES",
        "NO,IF_NEEDED,DEPUTY_COMES",
        "NO,,REQUIRED_SILENT",
        ",NO,REQUIRED_SILENT",
        ",,REQUIRED_SILENT",
        ",YES,DEPUTY_COMES",
        "YES,NO,",
        "IF_NEEDED,,"
    })
    void whoever_has_to_be_there_is_served_in_person_or_by_a_deputy(Answer person, Answer deputy, Kind expected) {
        RankedTime nine = nine(
                List.of(required("Ada", said(person)), deputy("Bo", "Ada", said(deputy)), member("Cem", said(YES))));
        assertThat(nine.reasons().stream()
                        .map(Reason::kind)
                        .filter(kind -> kind != Kind.QUORUM_REACHED)
                        .findFirst())
                .isEqualTo(Optional.ofNullable(expected));
        assertThat(nine.isPossible()).isEqualTo(expected != Kind.REQUIRED_CANNOT);
    }

    @Test
    void nothing_is_possible_without_the_interpreter_unless_a_second_one_can() {
        PollPerson member = member("Ada", said(YES));
        PollPerson interpreter = person("Ivo", PersonKind.INTERPRETER, false, Optional.empty(), said(NO));
        RankedTime without = nine(List.of(member, interpreter));
        assertThat(without.isPossible()).isFalse();
        assertThat(without.reasons()).contains(Reason.of(Kind.INTERPRETER_CANNOT, "Ivo", 0));
        PollPerson second = person("Iva", PersonKind.INTERPRETER, false, Optional.of("Ivo"), said(IF_NEEDED));
        assertThat(nine(List.of(member, interpreter, second)).isPossible()).isTrue();
    }

    @Test
    void a_further_mentor_may_be_missing_and_is_not_counted_for_the_quorum() {
        PollPerson mentor = person("Mara", PersonKind.MENTOR, false, Optional.empty(), said(NO));
        assertThat(nine(List.of(member("Ada", said(YES)), mentor)).isPossible()).isTrue();
        PollPerson willing = person("Mara", PersonKind.MENTOR, false, Optional.empty(), said(YES));
        assertThat(nine(List.of(member("Ada", said(NO)), willing)).isPossible()).isFalse();
    }

    @Test
    void a_time_that_is_taken_is_last_however_many_can() {
        List<PollPerson> people = List.of(member("Ada", Map.of(NINE, YES, TEN, NO)), member("Bo", Map.of(NINE, YES)));
        List<RankedTime> ranked = TimeRanking.rank(List.of(NINE, TEN), people, 1, Set.of(TEN));
        assertThat(ranked).extracting(RankedTime::start).containsExactly(TEN, NINE);
        assertThat(ranked.getLast().reasons().getFirst()).isEqualTo(Reason.of(Kind.TAKEN));
    }

    @Test
    void everybody_is_counted_once_for_each_time() {
        RankedTime nine = nine(List.of(
                member("Ada", said(YES)),
                member("Bo", said(IF_NEEDED)),
                member("Cem", said(NO)),
                member("Di", said(null))));
        assertThat(List.of(nine.yes(), nine.ifNeeded(), nine.no(), nine.silent()))
                .containsExactly(1, 1, 1, 1);
    }

    /** The rule, said once more and otherwise, for two thousand polls of all sorts. */
    @Test
    void what_can_be_closed_on_always_satisfies_the_rule() {
        var random = new Random(20270301);
        for (int round = 0; round < 2_000; round++) {
            List<PollPerson> people = people(random);
            int quorum = 1 + random.nextInt(4);
            Set<Instant> free = some(random);
            for (RankedTime ranked : TimeRanking.rank(TIMES, people, quorum, free)) {
                boolean allowed = free.contains(ranked.start())
                        && people.stream()
                                .filter(person -> person.required() || person.kind() == PersonKind.INTERPRETER)
                                .filter(person -> person.deputyOf().isEmpty())
                                .allMatch(person -> mayBeServed(person, people, ranked.start()))
                        && people.stream()
                                        .filter(person -> person.kind() == PersonKind.MEMBER)
                                        .filter(person -> person.deputyOf().isEmpty())
                                        .filter(person -> mayBeServed(person, people, ranked.start()))
                                        .count()
                                >= quorum;
                assertThat(ranked.isPossible()).as("%s of %s", ranked, people).isEqualTo(allowed);
            }
        }
    }

    private static boolean mayBeServed(PollPerson person, List<PollPerson> people, Instant time) {
        return people.stream()
                .filter(other -> other.equals(person) || other.deputyOf().equals(Optional.of(person.id())))
                .anyMatch(other -> !other.at(time).equals(Optional.of(NO)));
    }

    @Test
    void one_more_yes_never_ranks_a_time_lower() {
        var random = new Random(20270302);
        for (int round = 0; round < 2_000; round++) {
            List<PollPerson> people = people(random);
            int quorum = 1 + random.nextInt(4);
            Set<Instant> free = some(random);
            Instant time = TIMES.get(random.nextInt(TIMES.size()));
            int who = random.nextInt(people.size());
            var willing = new ArrayList<>(people);
            willing.set(who, saying(people.get(who), time, YES));
            assertThat(place(time, TimeRanking.rank(TIMES, willing, quorum, free)))
                    .as("%s of %s", time, people)
                    .isLessThanOrEqualTo(place(time, TimeRanking.rank(TIMES, people, quorum, free)));
        }
    }

    private static int place(Instant time, List<RankedTime> ranked) {
        return ranked.stream().map(RankedTime::start).toList().indexOf(time);
    }

    /** Two to seven of all kinds, each of whom may be a deputy of one before who is none, and of the same kind. */
    private static List<PollPerson> people(Random random) {
        var people = new ArrayList<PollPerson>();
        IntStream.range(0, 2 + random.nextInt(6)).forEach(i -> {
            PersonKind kind = random.nextInt(3) > 0
                    ? PersonKind.MEMBER
                    : PersonKind.values()[random.nextInt(PersonKind.values().length)];
            Optional<String> principal = random.nextBoolean()
                    ? Optional.empty()
                    : people.stream()
                            .filter(other ->
                                    other.kind() == kind && other.deputyOf().isEmpty())
                            .map(PollPerson::id)
                            .findFirst();
            var answers = new HashMap<Instant, Answer>();
            TIMES.forEach(time -> {
                int said = random.nextInt(4);
                if (said < 3) {
                    answers.put(time, Answer.values()[said]);
                }
            });
            people.add(person("P" + i, kind, principal.isEmpty() && random.nextInt(3) == 0, principal, answers));
        });
        return people;
    }

    private static Set<Instant> some(Random random) {
        var some = new HashSet<>(TIMES);
        some.removeIf(time -> random.nextInt(4) == 0);
        return some;
    }

    private static PollPerson saying(PollPerson person, Instant time, Answer answer) {
        var answers = new HashMap<>(person.answers());
        answers.put(time, answer);
        return person(person.id(), person.kind(), person.required(), person.deputyOf(), answers);
    }

    private static RankedTime nine(List<PollPerson> people) {
        return TimeRanking.rank(List.of(NINE), people, 1, Set.of(NINE)).getFirst();
    }

    private static List<RankedTime> rank(List<PollPerson> people, int quorum) {
        return TimeRanking.rank(TIMES, people, quorum, Set.copyOf(TIMES));
    }

    private static Map<Instant, Answer> said(Answer answer) {
        return answer == null ? Map.of() : Map.of(NINE, answer);
    }

    private static PollPerson member(String name, Map<Instant, Answer> answers) {
        return person(name, PersonKind.MEMBER, false, Optional.empty(), answers);
    }

    private static PollPerson required(String name, Map<Instant, Answer> answers) {
        return person(name, PersonKind.MEMBER, true, Optional.empty(), answers);
    }

    private static PollPerson deputy(String name, String of, Map<Instant, Answer> answers) {
        return person(name, PersonKind.MEMBER, false, Optional.of(of), answers);
    }

    private static PollPerson person(
            String name, PersonKind kind, boolean required, Optional<String> deputyOf, Map<Instant, Answer> answers) {
        return new PollPerson(
                name, kind, name, name + "@example.org", InterfaceLanguage.EN, "", required, deputyOf, answers);
    }
}
