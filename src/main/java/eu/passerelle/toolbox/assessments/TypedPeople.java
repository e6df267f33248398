package eu.passerelle.toolbox.assessments;

import eu.passerelle.kernel.FieldProblem;
import eu.passerelle.kernel.Ids;
import eu.passerelle.kernel.InterfaceLanguage;
import eu.passerelle.kernel.InvalidInput;
import eu.passerelle.kernel.Typed;
import eu.passerelle.kernel.TypedPerson;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import org.springframework.util.MultiValueMap;

/** The people to ask as they stand in the fields, right or wrong; rows without a word are nobody. */
record TypedPeople(List<Row> rows) {
    static final int MOST = 30;
    private static final int FIRST_ROWS = 6;
    private static final int MORE_ROWS = 4;
    private static final int LONGEST_AGENCY = 120;

    TypedPeople {
        rows = List.copyOf(rows);
    }

    /** One person; the fields of the form end in the number. */
    record Row(int number, String name, String email, String agency, String language) {
        static Row of(MultiValueMap<String, String> fields, int number) {
            return new Row(
                    number,
                    line(fields, "name" + number),
                    line(fields, "email" + number),
                    line(fields, "agency" + number),
                    line(fields, "language" + number));
        }

        boolean isBlank() {
            return name.isEmpty() && email.isEmpty() && agency.isEmpty();
        }
    }

    /** As many rows as there were, a few more if asked for, and never none. */
    static TypedPeople of(MultiValueMap<String, String> fields) {
        int typed = IntStream.rangeClosed(1, MOST)
                .filter(number -> fields.containsKey("name" + number))
                .max()
                .orElse(FIRST_ROWS);
        int more = fields.containsKey("more") ? MORE_ROWS : 0;
        return new TypedPeople(IntStream.rangeClosed(1, Math.min(typed + more, MOST))
                .mapToObj(number -> Row.of(fields, number))
                .toList());
    }

    List<String> addresses() {
        return rows.stream().filter(row -> !row.isBlank()).map(Row::email).toList();
    }

    /**
     * More people.
     *
     * @param asked who is there already
     * @throws InvalidInput when one of them comes again, or all are too many
     */
    List<Respondent> besides(List<Respondent> asked) {
        var problems = new ArrayList<FieldProblem>();
        List<Respondent> people = read(asked.stream().map(Respondent::email).toList(), problems);
        if (!problems.isEmpty()) {
            throw new InvalidInput(problems);
        }
        return people;
    }

    /** @param asked addresses of those who are asked already */
    List<Respondent> read(Collection<String> asked, List<FieldProblem> problems) {
        Set<String> addresses = new HashSet<>();
        asked.forEach(address -> addresses.add(address.toLowerCase(Locale.ROOT)));
        var people = new ArrayList<Respondent>();
        rows.stream().filter(row -> !row.isBlank()).forEach(row -> {
            require(row, addresses, problems);
            people.add(new Respondent(
                    Ids.random(),
                    row.name(),
                    row.email(),
                    InterfaceLanguage.find(row.language()).orElse(InterfaceLanguage.EN),
                    row.agency(),
                    Sheet.EMPTY));
        });
        if (people.isEmpty()) {
            problems.add(FieldProblem.of("name1", "toolbox.problem.nobody"));
        } else if (asked.size() + people.size() > MOST) {
            problems.add(FieldProblem.of("name1", "toolbox.problem.many", MOST));
        }
        return people;
    }

    private static void require(Row row, Set<String> addresses, List<FieldProblem> problems) {
        if (!TypedPerson.isName(row.name())) {
            problems.add(problem(row, "name"));
        }
        if (!TypedPerson.isAddress(row.email())) {
            problems.add(problem(row, "email"));
        } else if (!addresses.add(row.email().toLowerCase(Locale.ROOT))) {
            problems.add(FieldProblem.of("email" + row.number(), "toolbox.problem.person.twice", row.number()));
        }
        if (row.agency().isEmpty() || Typed.length(row.agency()) > LONGEST_AGENCY) {
            problems.add(problem(row, "agency"));
        }
        if (InterfaceLanguage.find(row.language()).isEmpty()) {
            problems.add(problem(row, "language"));
        }
    }

    private static FieldProblem problem(Row row, String field) {
        return FieldProblem.of(field + row.number(), "toolbox.problem.person." + field, row.number());
    }

    private static String line(MultiValueMap<String, String> fields, String name) {
        return Typed.text(fields.getFirst(name)).replaceAll("\\s+", " ");
    }
}
