package eu.passerelle.engagements.advice;

import eu.passerelle.engagements.advice.Advice.Verdict;
import eu.passerelle.kernel.FieldProblem;
import eu.passerelle.kernel.InvalidInput;
import eu.passerelle.kernel.Typed;
import java.util.ArrayList;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a team says to a recommendation. @param seen the number of the answer that was seen last */
record NewAnswer(String advice, Verdict verdict, String words, long seen) {
    /** As it was typed, right or wrong. */
    record Fields(
            @Nullable String advice,
            @Nullable String verdict,
            @Nullable String words,
            @Nullable String seen,
            @Nullable String commandId) {
        public String about() {
            return Typed.text(advice);
        }

        /** Which of the fields of its name on the page is meant is said by its recommendation. @throws InvalidInput */
        NewAnswer read() {
            var problems = new ArrayList<FieldProblem>();
            Optional<Verdict> chosen = Verdict.find(Typed.text(verdict));
            if (chosen.isEmpty()) {
                problems.add(FieldProblem.of("verdict-" + about(), "advice.problem.verdict"));
            }
            String said = Typed.text(words);
            if (said.isEmpty() && chosen.filter(Verdict::needsWords).isPresent()) {
                problems.add(FieldProblem.of("words-" + about(), "advice.problem.words." + chosen.orElseThrow()));
            }
            FieldProblem.tooLong("words-" + about(), "engagements.problem.tooLong", said, NewAdvice.LONGEST)
                    .ifPresent(problems::add);
            if (!problems.isEmpty()) {
                throw new InvalidInput(problems);
            }
            String number = Typed.text(seen);
            return new NewAnswer(
                    about(), chosen.orElseThrow(), said, number.matches("[0-9]{1,18}") ? Long.parseLong(number) : -1);
        }
    }
}
