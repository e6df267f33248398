package eu.passerelle.engagements.midterm;

import eu.passerelle.engagements.Times;
import eu.passerelle.engagements.midterm.MidTerm.Answer;
import eu.passerelle.engagements.midterm.MidTerm.GoOn;
import eu.passerelle.engagements.midterm.MidTerm.Going;
import eu.passerelle.kernel.Conflict;
import eu.passerelle.kernel.FieldProblem;
import eu.passerelle.kernel.Ids;
import eu.passerelle.kernel.InvalidInput;
import eu.passerelle.kernel.Typed;
import eu.passerelle.scheduling.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.ModelAndView;

/** The three questions, whether somebody is signed in or comes from a mail. */
final class MidTermForms {
    private static final int LONGEST = 1_000;

    private MidTermForms() {}

    /** As it was typed. */
    record Fields(
            @Nullable String going,
            @Nullable String goOn,
            @Nullable String change,
            @Nullable String commandId) {
        static final Fields NONE = new Fields(null, null, null, null);

        static Fields of(Answer answer) {
            return new Fields(answer.going().name(), answer.goOn().name(), answer.change(), null);
        }

        /** @throws InvalidInput naming all that is to be mended */
        Answer read() {
            var problems = new ArrayList<FieldProblem>();
            Optional<Going> its = Going.find(Typed.text(going));
            if (its.isEmpty()) {
                problems.add(FieldProblem.of("going", "midterm.problem.going"));
            }
            Optional<GoOn> next = GoOn.find(Typed.text(goOn));
            if (next.isEmpty()) {
                problems.add(FieldProblem.of("goOn", "midterm.problem.goOn"));
            }
            String words = tooLong("change", change, problems);
            if (!problems.isEmpty()) {
                throw new InvalidInput(problems);
            }
            return new Answer(its.orElseThrow(), next.orElseThrow(), words);
        }
    }

    static String tooLong(String field, @Nullable String typed, List<FieldProblem> problems) {
        String words = Typed.text(typed);
        FieldProblem.tooLong(field, "engagements.problem.tooLong", words, LONGEST)
                .ifPresent(problems::add);
        return words;
    }

    /** @param address to which the form is sent */
    static ModelAndView page(Optional<MidTerm> check, Optional<Side> side, String address, Locale locale) {
        Optional<Answer> own = side.flatMap(its -> check.flatMap(one -> one.by(its)));
        return new ModelAndView("engagements/mid-term")
                .addObject("check", check.orElse(null))
                .addObject("side", side.map(Enum::name).orElse("NETWORK"))
                .addObject("address", address)
                .addObject("own", own.orElse(null))
                .addObject("typed", own.map(Fields::of).orElse(Fields.NONE))
                .addObject("sides", List.of(Side.TEAM, Side.EXPERT))
                .addObject("goings", Going.values())
                .addObject("goOns", GoOn.values())
                .addObject("problems", List.of())
                .addObject("times", new Times(locale))
                .addObject("commandId", Ids.random());
    }

    /** What stands in the way is shown on the page, with what was typed. */
    interface Page {
        ModelAndView again();
    }

    static ModelAndView attempt(String done, Page page, Runnable work) {
        try {
            work.run();
            return new ModelAndView("redirect:" + done);
        } catch (InvalidInput e) {
            ModelAndView again = page.again().addObject("problems", e.problems());
            again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return again;
        } catch (Conflict e) {
            ModelAndView again = page.again().addObject("conflict", e);
            again.setStatus(HttpStatus.CONFLICT);
            return again;
        }
    }
}
