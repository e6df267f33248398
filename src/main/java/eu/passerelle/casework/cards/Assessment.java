package eu.passerelle.casework.cards;

import eu.passerelle.kernel.FieldProblem;
import eu.passerelle.kernel.Typed;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What an authority has found about cards and data protection: without it there are none.
 *
 * @param reference by which it is found in the files of whoever decided
 * @param reviewOn the last day on which it holds
 */
record Assessment(
        String id,
        String reference,
        LocalDate decidedOn,
        String decidedBy,
        LocalDate reviewOn,
        String text,
        boolean withdrawn) {
    static final int LONGEST_LINE = 120;
    static final int LONGEST_TEXT = 4_000;
    /** Longer than this nobody decides ahead. */
    static final int MOST_YEARS = 3;

    boolean holds(LocalDate today) {
        return !withdrawn && !reviewOn.isBefore(today);
    }

    /** As it stands in the fields, right or wrong. */
    record Fields(String reference, String decidedOn, String decidedBy, String reviewOn, String text) {
        static final Fields EMPTY = new Fields("", "", "", "", "");

        Fields {
            reference = Typed.text(reference);
            decidedOn = Typed.text(decidedOn);
            decidedBy = Typed.text(decidedBy);
            reviewOn = Typed.text(reviewOn);
            text = Typed.text(text);
        }

        List<FieldProblem> problems(LocalDate today) {
            var problems = new ArrayList<FieldProblem>();
            requireLine("reference", reference, problems);
            requireLine("decidedBy", decidedBy, problems);
            if (text.isEmpty()) {
                problems.add(FieldProblem.of("text", "casework.problem.text"));
            }
            FieldProblem.tooLong("text", "casework.problem.tooLong", text, LONGEST_TEXT)
                    .ifPresent(problems::add);
            if (day(decidedOn).filter(day -> !day.isAfter(today)).isEmpty()) {
                problems.add(FieldProblem.of("decidedOn", "casework.problem.decidedOn"));
            }
            if (day(reviewOn)
                    .filter(day -> day.isAfter(today) && !day.isAfter(today.plusYears(MOST_YEARS)))
                    .isEmpty()) {
                problems.add(FieldProblem.of("reviewOn", "casework.problem.reviewOn", MOST_YEARS));
            }
            return problems;
        }

        private static void requireLine(String field, String value, List<FieldProblem> problems) {
            if (value.isEmpty() || Typed.length(value) > LONGEST_LINE) {
                problems.add(FieldProblem.of(field, "casework.problem.line", LONGEST_LINE));
            }
        }

        private static Optional<LocalDate> day(String typed) {
            try {
                return Optional.of(LocalDate.parse(typed));
            } catch (DateTimeException e) {
                return Optional.empty();
            }
        }

        /** Once there are no problems. */
        Assessment as(String id) {
            return new Assessment(
                    id, reference, LocalDate.parse(decidedOn), decidedBy, LocalDate.parse(reviewOn), text, false);
        }
    }
}
