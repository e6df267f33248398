package eu.passerelle.planning;

import eu.passerelle.kernel.FieldProblem;
import eu.passerelle.kernel.InvalidInput;
import eu.passerelle.planning.paths.Chains;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whether what is said of a part can be taken into a plan. */
final class PartChecks {
    private static final String NUMBER = "-?\\d{1,12}(\\.\\d{1,6})?";
    /** In one language a thousand, in another a fraction. */
    private static final String THOUSAND_OR_FRACTION = "-?[1-9]\\d{0,2}\\.\\d{3}";

    private static final LocalDate FIRST = LocalDate.of(2000, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2100, 1, 1);

    private final Plan plan;
    private final Around around;
    private final Part present;
    private final Kind kind;
    private final Map<Field, String> values;
    private final List<FieldProblem> problems = new ArrayList<>();

    private PartChecks(Plan plan, Around around, Part present, Map<Field, String> values) {
        this.plan = plan;
        this.around = around;
        this.present = present;
        this.kind = present.kind();
        this.values = values;
    }

    /** What parts may refer to outside the plan, by id; a reference that stood there already may stay. */
    record Around(Set<String> organisations, Set<String> needs, Set<String> sessions) {
        static final Around NOTHING = new Around(Set.of(), Set.of(), Set.of());
    }

    /** @param present the part as it stands; it says nothing when it is not in the plan yet @throws InvalidInput */
    static void require(Plan plan, Around around, Part present, Map<Field, String> values) {
        var checks = new PartChecks(plan, around, present, values);
        checks.look();
        if (!checks.problems.isEmpty()) {
            throw new InvalidInput(checks.problems);
        }
    }

    /** Of all its measures, whoever wrote them. @throws InvalidInput */
    static void requireNoCircle(Plan plan) {
        circle(plan.measures()).ifPresent(problem -> {
            throw new InvalidInput(problem);
        });
    }

    private void look() {
        kind.typed().forEach(field -> {
            String value = text(field);
            if (value.isEmpty()) {
                requireNotMissing(field);
            } else {
                requireReadable(field, value);
            }
        });
        if (problems.isEmpty()) {
            requireOrderOfDays();
            requireMonths();
            requireNoCircle();
        }
    }

    private void requireNotMissing(Field field) {
        boolean needed = switch (field) {
            case TEXT, START, MONTHS, DAY, VALUE -> kind != Kind.MEASURE || field == Field.TEXT;
            case OF, INDICATOR_OF -> true;
            default -> false;
        };
        if (needed) {
            report(field, "planning.problem.missing");
        }
    }

    private void requireReadable(Field field, String value) {
        switch (field.form()) {
            case LINE, PROSE ->
                FieldProblem.tooLong(field.name(), "planning.problem.tooLong", value, field.longest())
                        .ifPresent(problems::add);
            case DAY -> requireDay(field, value);
            case NUMBER -> requireNumber(field, value);
            case CHOICE -> requireThat(field.choices().contains(value), field, "planning.problem.choice");
            case TICK -> requireThat(value.equals(Field.TICKED), field, "planning.problem.choice");
            case ONE, MANY ->
                requireThat(
                        known(field).containsAll(Part.many(value))
                                && (field.form() == Field.Form.MANY
                                        || Part.many(value).size() == 1),
                        field,
                        "planning.problem.choice");
        }
    }

    private void requireNumber(Field field, String value) {
        requireThat(value.matches(NUMBER), field, "planning.problem.number");
        boolean clear = !value.matches(THOUSAND_OR_FRACTION) || value.equals(present.text(field));
        requireThat(clear, field, "planning.problem.thousands");
    }

    private void requireDay(Field field, String value) {
        try {
            LocalDate day = LocalDate.parse(value);
            requireThat(!day.isBefore(FIRST) && day.isBefore(LAST), field, "planning.problem.day");
        } catch (DateTimeException e) {
            report(field, "planning.problem.day");
        }
    }

    /** What the field may refer to. */
    private Set<String> known(Field field) {
        Set<String> fresh = switch (field) {
            case GOAL_OF -> ids(plan.goals());
            case OF -> both(ids(plan.goals()), ids(plan.measures()));
            case INDICATOR_OF -> ids(plan.of(Kind.INDICATOR));
            case DEPENDS_ON -> ids(plan.measures());
            case LEAD -> around.organisations();
            case NEEDS -> around.needs();
            case SESSION -> around.sessions();
            default -> Set.of();
        };
        return both(fresh, Set.copyOf(present.many(field)));
    }

    private void requireOrderOfDays() {
        if (kind == Kind.MEASURE
                && says(Field.START)
                && says(Field.DUE)
                && text(Field.DUE).compareTo(text(Field.START)) < 0) {
            report(Field.DUE, "planning.problem.dueBeforeStart");
        }
    }

    private void requireMonths() {
        if (kind != Kind.HEAD) {
            return;
        }
        String months = text(Field.MONTHS);
        boolean right = months.matches("\\d{1,3}")
                && Integer.parseInt(months) >= Plan.LEAST_MONTHS
                && Integer.parseInt(months) <= Plan.MOST_MONTHS;
        if (!right) {
            problems.add(FieldProblem.of(
                    Field.MONTHS.name(), "planning.problem.months", Plan.LEAST_MONTHS, Plan.MOST_MONTHS));
        }
    }

    private void requireNoCircle() {
        if (kind != Kind.MEASURE || !says(Field.DEPENDS_ON)) {
            return;
        }
        Stream<Part> others =
                plan.measures().stream().filter(measure -> !measure.id().equals(present.id()));
        circle(Stream.concat(others, Stream.of(present.with(values))).toList()).ifPresent(problems::add);
    }

    private static Optional<FieldProblem> circle(List<Part> measures) {
        var days = new HashMap<String, Long>();
        var after = new HashMap<String, Collection<String>>();
        measures.forEach(measure -> {
            days.put(measure.id(), 0L);
            after.put(measure.id(), measure.many(Field.DEPENDS_ON));
        });
        return new Chains(days, after)
                .circle()
                .map(circle ->
                        FieldProblem.of(Field.DEPENDS_ON.name(), "planning.problem.circle", named(measures, circle)));
    }

    /** By their numbers from the lowest on, so that the same circle always has the same name: 3 → 7 → 5 → 3. */
    private static String named(List<Part> measures, List<String> circle) {
        Map<String, Integer> named = measures.stream().collect(Collectors.toMap(Part::id, Part::number));
        List<Integer> numbers = circle.stream().map(named::get).collect(Collectors.toCollection(ArrayList::new));
        Collections.rotate(numbers, -numbers.indexOf(Collections.min(numbers)));
        numbers.add(numbers.getFirst());
        return numbers.stream().map(String::valueOf).collect(Collectors.joining(" → "));
    }

    private void requireThat(boolean right, Field field, String problem) {
        if (!right) {
            report(field, problem);
        }
    }

    private void report(Field field, String problem) {
        problems.add(FieldProblem.of(field.name(), problem));
    }

    private boolean says(Field field) {
        return !text(field).isEmpty();
    }

    private String text(Field field) {
        return Optional.ofNullable(values.get(field)).orElse("");
    }

    private static Set<String> ids(List<Part> parts) {
        return parts.stream().map(Part::id).collect(Collectors.toSet());
    }

    private static Set<String> both(Set<String> one, Set<String> other) {
        return Stream.concat(one.stream(), other.stream()).collect(Collectors.toSet());
    }
}
