package eu.passerelle.engagements.polls;

import eu.passerelle.kernel.FieldProblem;
import eu.passerelle.kernel.InvalidInput;
import eu.passerelle.kernel.Typed;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A poll as a program writes it.
 *
 * @param times ISO 8601 with an offset or Z
 * @param lastDay for answers, by the team's clock
 * @param quorum half of the members when absent
 */
record PollBody(
        @Nullable Integer minutes,
        @Nullable List<@Nullable String> times,
        @Nullable String lastDay,
        @Nullable String place,
        @Nullable Integer quorum,
        @Nullable List<@Nullable Person> people) {
    private static final Pattern OF_A_ROW = Pattern.compile("([a-zA-Z]+?)([0-9]+)");

    /** @param kind member, interpreter or mentor @param deputyOf the place in the list, from 0, of whom this one stands in for */
    record Person(
            @Nullable String name,
            @Nullable String email,
            @Nullable String language,
            @Nullable String kind,
            @Nullable String standsFor,
            @Nullable Boolean required,
            @Nullable Integer deputyOf) {
        private static final Person NOBODY = new Person(null, null, null, null, null, null, null);

        private TypedPoll.Row row(int number) {
            return new TypedPoll.Row(
                    number,
                    line(name),
                    line(email),
                    line(language),
                    kind == null ? PersonKind.MEMBER.name() : line(kind).toUpperCase(Locale.ROOT),
                    line(standsFor),
                    Boolean.TRUE.equals(required),
                    deputyOf == null ? "" : String.valueOf(deputyOf + 1L));
        }
    }

    /** @throws InvalidInput when more people are named than may be asked */
    TypedPoll typed() {
        List<@Nullable Person> named = people == null ? List.of() : people;
        if (named.size() > TypedPoll.MOST_PEOPLE) {
            throw new InvalidInput(FieldProblem.of("people", "engagements.problem.poll.people", TypedPoll.MOST_PEOPLE));
        }
        return new TypedPoll(
                text(minutes),
                "",
                Optional.ofNullable(times).orElse(List.of()).stream()
                        .filter(Objects::nonNull)
                        .map(Typed::text)
                        .distinct()
                        .limit(TypedPoll.MOST_TICKED)
                        .toList(),
                line(lastDay),
                Typed.text(place),
                text(quorum),
                IntStream.range(0, named.size())
                        .mapToObj(i -> Objects.requireNonNullElse(named.get(i), Person.NOBODY)
                                .row(i + 1))
                        .toList());
    }

    /** The fields of a form end in the number of the row; here they have a path. */
    static InvalidInput named(InvalidInput problems) {
        return new InvalidInput(problems.problems().stream()
                .map(problem -> new FieldProblem(path(problem.field()), problem.code(), problem.arguments()))
                .toList());
    }

    private static String path(String field) {
        Matcher row = OF_A_ROW.matcher(field);
        return row.matches() ? "people[" + (Integer.parseInt(row.group(2)) - 1) + "]." + row.group(1) : field;
    }

    private static String text(@Nullable Integer number) {
        return number == null ? "" : number.toString();
    }

    private static String line(@Nullable String typed) {
        return Typed.text(typed).replaceAll("\\s+", " ");
    }
}
