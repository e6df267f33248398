package eu.passerelle.engagements.polls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import eu.passerelle.engagements.polls.NewPoll.Invited;
import eu.passerelle.kernel.FieldProblem;
import eu.passerelle.kernel.InvalidInput;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

class PollChecksTest {
    private static final Instant FIRST = Instant.parse("2027-03-09T07:00:00Z");
    private static final Set<Instant> FREE = IntStream.range(0, 12)
            .mapToObj(hours -> FIRST.plusSeconds(3_600L * hours))
            .collect(Collectors.toUnmodifiableSet());
    private static final PollChecks CHECKS = new PollChecks(ZoneId.of("Europe/Paris"), LocalDate.of(2027, 3, 1), FREE);

    @Test
    void half_of_the_members_rounded_up_have_to_come_unless_something_else_is_said() {
        MultiValueMap<String, String> fields = three();
        assertThat(read(fields).quorum()).isEqualTo(2);
        fields.set("deputyOf3", "1");
        assertThat(read(fields).quorum())
                .as("a deputy is no member of his or her own")
                .isEqualTo(1);
        fields.set("kind2", "INTERPRETER");
        fields.set("quorum", "1");
        NewPoll poll = read(fields);
        assertThat(poll.quorum()).isEqualTo(1);
        assertThat(poll.people())
                .extracting(Invited::deputyOf)
                .containsExactly(Optional.empty(), Optional.empty(), Optional.of(1));
    }

    @Test
    void rows_without_a_word_are_nobody() {
        MultiValueMap<String, String> fields = three();
        fields.set("name2", " ");
        fields.set("email2", "");
        fields.set("name9", "");
        assertThat(read(fields).people()).extracting(Invited::number).containsExactly(1, 3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "null",
            value = {
                "name1||name1|person.name",
                "name1|see http://evil.example|name1|person.name",
                "name1|www.evil.example|name1|person.name",
                "name1|your account is blocked, see evil-example.com|name1|person.name",
                "email1|josé@example.org|email1|person.email",
                "email1|a(b@example.org|email1|person.email",
                "email1|dana|email1|person.email",
                "email1|dana@example|email1|person.email",
                "email1|a,b@example.org|email1|person.email",
                "email2|P1@EXAMPLE.org|email2|person.twice",
                "language1|xx|language1|person.language",
                "kind1|QUEEN|kind1|person.kind",
                "deputyOf2|7|deputyOf2|person.deputy",
                "deputyOf2|2|deputyOf2|person.deputy",
                "deputyOf2|one|deputyOf2|person.deputy",
                "quorum|4|quorum|quorum",
                "quorum|0|quorum|quorum",
                "quorum|many|quorum|quorum",
                "lastDay|2027-02-28|lastDay|lastDay.past",
                "lastDay|2027-03-10|lastDay|lastDay.late",
                "lastDay|2027-03-30|lastDay|lastDay.far",
                "lastDay|soon|lastDay|lastDay.missing",
                "lastDay||lastDay|lastDay.missing"
            })
    void each_mistake_is_named_beside_its_field(String field, String value, String beside, String problem) {
        MultiValueMap<String, String> fields = three();
        fields.set(field, value == null ? "" : value);
        assertThat(problems(fields)).containsExactly(beside + " engagements.problem.poll." + problem);
    }

    @ParameterizedTest
    @ValueSource(strings = {"J.Doe", "Dr.Müller", "Ana-Maria Pop", "O’Neill, K.", "Ștefan"})
    void names_with_points_and_signs_are_names(String name) {
        MultiValueMap<String, String> fields = three();
        fields.set("name1", name);
        assertThat(read(fields).people().getFirst().name()).isEqualTo(name);
    }

    @Test
    void a_deputy_is_of_the_same_kind_has_none_in_turn_and_does_not_have_to_be_there() {
        MultiValueMap<String, String> fields = three();
        fields.set("deputyOf2", "1");
        fields.set("deputyOf3", "2");
        assertThat(problems(fields)).containsExactly("deputyOf3 engagements.problem.poll.person.deputy");
        fields.set("deputyOf3", "1");
        fields.set("kind3", "INTERPRETER");
        assertThat(problems(fields)).containsExactly("deputyOf3 engagements.problem.poll.person.deputy");
        fields.set("deputyOf3", "");
        fields.set("required2", "true");
        assertThat(problems(fields)).containsExactly("deputyOf2 engagements.problem.poll.person.deputyRequired");
    }

    @Test
    void two_to_eight_times_are_asked_for_and_all_of_them_are_free() {
        MultiValueMap<String, String> fields = three();
        fields.set("time", FIRST.toString());
        assertThat(problems(fields)).containsExactly("times engagements.problem.poll.times");
        FREE.stream().limit(9).forEach(time -> fields.add("time", time.toString()));
        assertThat(problems(fields)).containsExactly("times engagements.problem.poll.times");
        fields.set("time", FIRST.toString());
        fields.add("time", "2027-03-12T07:00:00Z");
        assertThat(problems(fields)).containsExactly("times engagements.problem.poll.times.taken");
    }

    @Test
    void all_mistakes_are_said_at_once_and_an_empty_form_has_some() {
        assertThat(problems(new LinkedMultiValueMap<>()))
                .contains(
                        "minutes engagements.problem.minutes",
                        "times engagements.problem.poll.times",
                        "lastDay engagements.problem.poll.lastDay.missing",
                        "name1 engagements.problem.poll.nobody");
    }

    private static NewPoll read(MultiValueMap<String, String> fields) {
        return CHECKS.read(TypedPoll.of(fields));
    }

    private static List<String> problems(MultiValueMap<String, String> fields) {
        return catchThrowableOfType(InvalidInput.class, () -> read(fields)).problems().stream()
                .map((FieldProblem problem) -> problem.field() + " " + problem.code())
                .toList();
    }

    /** Right in itself. */
    private static MultiValueMap<String, String> three() {
        var fields = new LinkedMultiValueMap<String, String>();
        fields.set("minutes", "90");
        fields.set("lastDay", "2027-03-09");
        fields.add("time", FIRST.toString());
        fields.add("time", FIRST.plusSeconds(3_600).toString());
        for (int i = 1; i <= 3; i++) {
            fields.set("name" + i, "Person " + i);
            fields.set("email" + i, "p" + i + "@example.org");
            fields.set("language" + i, "de");
            fields.set("kind" + i, "MEMBER");
        }
        return fields;
    }
}
