package eu.passerelle.toolbox.assessments;

import eu.passerelle.kernel.FieldProblem;
import eu.passerelle.kernel.Typed;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.springframework.util.MultiValueMap;

/** Reads the last day for answers. */
final class LastDay {
    private LastDay() {}

    /** @param problems to which is added when it is no day, past, or too far away */
    static Optional<LocalDate> read(
            MultiValueMap<String, String> fields, LocalDate today, LocalDate latest, List<FieldProblem> problems) {
        Optional<LocalDate> day = day(Typed.text(fields.getFirst("lastDay")))
                .filter(typed -> !typed.isBefore(today))
                .filter(typed -> !typed.isAfter(latest));
        if (day.isEmpty()) {
            problems.add(FieldProblem.of("lastDay", "toolbox.problem.lastDay", ChronoUnit.DAYS.between(today, latest)));
        }
        return day;
    }

    private static Optional<LocalDate> day(String typed) {
        try {
            return Optional.of(LocalDate.parse(typed));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
