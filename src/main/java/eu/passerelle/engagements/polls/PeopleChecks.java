package eu.passerelle.engagements.polls;

import eu.passerelle.engagements.polls.NewPoll.Invited;
import eu.passerelle.engagements.polls.TypedPoll.Row;
import eu.passerelle.kernel.FieldProblem;
import eu.passerelle.kernel.InterfaceLanguage;
import eu.passerelle.kernel.TypedPerson;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Reads the people of a poll from their fields; rows without a word are nobody. */
final class PeopleChecks {
    private static final int LONGEST_ROLE = 80;

    private final List<Row> rows;
    private final List<FieldProblem> problems;
    private final Set<String> addresses = new HashSet<>();

    PeopleChecks(List<Row> rows, List<FieldProblem> problems) {
        this.rows = rows.stream().filter(row -> !row.isBlank()).toList();
        this.problems = problems;
    }

    List<Invited> read() {
        List<Invited> people = rows.stream().map(this::person).toList();
        if (people.stream().noneMatch(person -> person.kind() == PersonKind.MEMBER)) {
            problems.add(FieldProblem.of("name1", "engagements.problem.poll.nobody"));
        }
        return people;
    }

    private Invited person(Row row) {
        requireName(row);
        requireEmail(row);
        FieldProblem.tooLong("standsFor" + row.number(), "engagements.problem.tooLong", row.standsFor(), LONGEST_ROLE)
                .ifPresent(problems::add);
        Optional<PersonKind> kind = kind(row);
        if (kind.isEmpty()) {
            report("kind", row, "kind");
        }
        Optional<InterfaceLanguage> language = InterfaceLanguage.find(row.language());
        if (language.isEmpty()) {
            report("language", row, "language");
        }
        return new Invited(
                row.number(),
                kind.orElse(PersonKind.MEMBER),
                row.name(),
                row.email(),
                language.orElse(InterfaceLanguage.EN),
                row.standsFor(),
                row.required(),
                deputyOf(row));
    }

    private void requireName(Row row) {
        if (!TypedPerson.isName(row.name())) {
            report("name", row, "name");
        }
    }

    private void requireEmail(Row row) {
        if (!TypedPerson.isAddress(row.email())) {
            report("email", row, "email");
        } else if (!addresses.add(row.email().toLowerCase(Locale.ROOT))) {
            report("email", row, "twice");
        }
    }

    /** Of somebody of the same kind who is no deputy in turn; whoever must come in person is nobody's deputy. */
    private Optional<Integer> deputyOf(Row row) {
        if (row.deputyOf().isEmpty()) {
            return Optional.empty();
        }
        Optional<Row> principal = rows.stream()
                .filter(other -> String.valueOf(other.number()).equals(row.deputyOf()))
                .filter(other -> other.number() != row.number())
                .filter(other -> other.deputyOf().isEmpty())
                .filter(other -> other.kind().equals(row.kind()))
                .findFirst();
        if (principal.isEmpty()) {
            report("deputyOf", row, "deputy");
        } else if (row.required()) {
            report("deputyOf", row, "deputyRequired");
        }
        return principal.map(Row::number);
    }

    private void report(String field, Row row, String what) {
        problems.add(FieldProblem.of(field + row.number(), "engagements.problem.poll.person." + what, row.number()));
    }

    private static Optional<PersonKind> kind(Row row) {
        return Arrays.stream(PersonKind.values())
                .filter(known -> known.name().equals(row.kind()))
                .findFirst();
    }
}
