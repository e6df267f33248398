package eu.passerelle.engagements.hours;

import eu.passerelle.engagements.hours.HoursLog.Entry;
import eu.passerelle.engagements.hours.HoursLog.Kind;
import eu.passerelle.kernel.FieldProblem;
import eu.passerelle.kernel.InvalidInput;
import eu.passerelle.kernel.Typed;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An entry as it was typed, right or wrong. */
record TypedHours(
        @Nullable String day,
        @Nullable String hours,
        @Nullable String kind,
        @Nullable String note,
        @Nullable String commandId) {
    static final TypedHours NONE = new TypedHours(null, null, null, null, null);

    private static final int LONGEST_NOTE = 200;
    private static final BigDecimal MOST_HOURS = BigDecimal.valueOf(24);
    private static final BigDecimal QUARTERS = BigDecimal.valueOf(4);
    private static final int MINUTES_IN_A_QUARTER = 15;

    /** @throws InvalidInput naming all that is to be mended */
    Entry read(LocalDate first, LocalDate today) {
        var problems = new ArrayList<FieldProblem>();
        Optional<LocalDate> on = on(first, today, problems);
        Optional<Integer> minutes = minutes();
        if (minutes.isEmpty()) {
            problems.add(FieldProblem.of("hours", "hours.problem.hours"));
        }
        Optional<Kind> what = Kind.find(Typed.text(kind));
        if (what.isEmpty()) {
            problems.add(FieldProblem.of("kind", "hours.problem.kind"));
        }
        FieldProblem.tooLong("note", "engagements.problem.tooLong", Typed.text(note), LONGEST_NOTE)
                .ifPresent(problems::add);
        if (!problems.isEmpty()) {
            throw new InvalidInput(problems);
        }
        return new Entry("", on.orElseThrow(), minutes.orElseThrow(), what.orElseThrow(), Typed.text(note), true);
    }

    private Optional<LocalDate> on(LocalDate first, LocalDate today, List<FieldProblem> problems) {
        try {
            LocalDate typed = LocalDate.parse(Typed.text(day));
            if (!typed.isBefore(first) && !typed.isAfter(today)) {
                return Optional.of(typed);
            }
        } catch (DateTimeException e) {
            // Said below, as for a day that makes no sense.
        }
        problems.add(FieldProblem.of("day", "hours.problem.day"));
        return Optional.empty();
    }

    /** Quarters of an hour, with a point or a comma; up to a day. */
    private Optional<Integer> minutes() {
        String typed = Typed.text(hours).replace(',', '.');
        if (!typed.matches("\\d{1,2}(\\.\\d{1,2})?")) {
            return Optional.empty();
        }
        BigDecimal value = new BigDecimal(typed);
        BigDecimal quarters = value.multiply(QUARTERS);
        boolean whole = quarters.stripTrailingZeros().scale() <= 0;
        return whole && value.signum() > 0 && value.compareTo(MOST_HOURS) <= 0
                ? Optional.of(quarters.intValueExact() * MINUTES_IN_A_QUARTER)
                : Optional.empty();
    }
}
