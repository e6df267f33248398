package eu.passerelle.engagements.advice;

import eu.passerelle.engagements.advice.Advice.Urgency;
import eu.passerelle.engagements.advice.AdviceStore.Sources;
import eu.passerelle.kernel.FieldProblem;
import eu.passerelle.kernel.InvalidInput;
import eu.passerelle.kernel.Typed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A recommendation that is to be written down. @param session an id, or empty @param need a code, or empty */
record NewAdvice(String text, String session, String need, Urgency urgency) {
    /** As long as what a measure of a plan says. */
    static final int LONGEST = 500;

    /** As it was typed, right or wrong. */
    record Fields(
            @Nullable String text,
            @Nullable String session,
            @Nullable String need,
            @Nullable String urgency,
            @Nullable String commandId) {
        static Fields from(String session) {
            return new Fields(null, session, null, Urgency.SOON.name(), null);
        }

        /** @throws InvalidInput naming all that is to be mended */
        NewAdvice read(Sources sources) {
            var problems = new ArrayList<FieldProblem>();
            String words = words(problems);
            String from = Typed.text(session);
            if (!from.isEmpty()
                    && sources.sessions().stream()
                            .noneMatch(one -> one.session().equals(from))) {
                problems.add(FieldProblem.of("session", "advice.problem.session"));
            }
            String towards = Typed.text(need);
            if (!towards.isEmpty()
                    && sources.needs().stream().noneMatch(code -> code.value().equals(towards))) {
                problems.add(FieldProblem.of("need", "advice.problem.need"));
            }
            Optional<Urgency> chosen = Urgency.find(Typed.text(urgency));
            if (chosen.isEmpty()) {
                problems.add(FieldProblem.of("urgency", "advice.problem.urgency"));
            }
            if (!problems.isEmpty()) {
                throw new InvalidInput(problems);
            }
            return new NewAdvice(words, from, towards, chosen.orElseThrow());
        }

        private String words(List<FieldProblem> problems) {
            String words = Typed.text(text);
            if (words.isEmpty()) {
                problems.add(FieldProblem.of("text", "advice.problem.text"));
            }
            FieldProblem.tooLong("text", "engagements.problem.tooLong", words, LONGEST)
                    .ifPresent(problems::add);
            return words;
        }
    }
}
