package eu.passerelle.casework.cards;

import eu.passerelle.accounts.Accounts;
import eu.passerelle.accounts.AllowedTo;
import eu.passerelle.accounts.Role;
import eu.passerelle.accounts.Viewer;
import eu.passerelle.casework.cards.Exercise.Handed;
import eu.passerelle.casework.cards.Exercise.Step;
import eu.passerelle.casework.cards.PlansCompared.Column;
import eu.passerelle.casework.cards.TrainingCases.Example;
import eu.passerelle.kernel.AccountId;
import eu.passerelle.kernel.Conflict;
import eu.passerelle.kernel.FieldProblem;
import eu.passerelle.kernel.Ids;
import eu.passerelle.kernel.PublicAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** An exercise on an invented case: who takes part plans, the trainer compares and certifies. */
@Controller
@RequestMapping("/casework")
@AllowedTo({Role.CITY, Role.EXPERT, Role.COORDINATOR})
class ExercisePages {
    private final Exercises exercises;
    private final TrainingCases cases;
    private final CaseWording wording;
    private final Accounts accounts;
    private final MessageSource messages;
    private final PublicAddress site;

    ExercisePages(
            Exercises exercises,
            TrainingCases cases,
            CaseWording wording,
            Accounts accounts,
            MessageSource messages,
            PublicAddress site) {
        this.exercises = exercises;
        this.cases = cases;
        this.wording = wording;
        this.accounts = accounts;
        this.messages = messages;
        this.site = site;
    }

    @PostMapping("/examples/{id}/exercises")
    @AllowedTo({Role.EXPERT, Role.COORDINATOR})
    String open(Viewer viewer, @PathVariable String id, @RequestParam(defaultValue = "") String commandId) {
        return "redirect:/casework/exercises/" + exercises.open(viewer, id, commandId);
    }

    @GetMapping("/exercises/{id}")
    ModelAndView show(Viewer viewer, @PathVariable String id, Locale locale) {
        Exercise exercise = exercises.get(id);
        return page(viewer, exercise, TypedPlan.of(own(viewer, exercise)), List.of(), locale);
    }

    @PostMapping("/exercises/{id}")
    ModelAndView handIn(
            Viewer viewer, @PathVariable String id, @RequestParam MultiValueMap<String, String> fields, Locale locale) {
        Exercise exercise = exercises.get(id);
        TypedPlan typed = TypedPlan.of(fields);
        List<FieldProblem> problems = typed.problems(wording.agencies(locale).keySet());
        if (!problems.isEmpty()) {
            ModelAndView page = page(viewer, exercise, typed, problems, locale);
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return page;
        }
        try {
            String command = fields.getOrDefault("commandId", List.of("")).getFirst();
            exercises.handIn(viewer, id, typed.read(), typed.answer(), command);
            return new ModelAndView("redirect:/casework/exercises/" + id);
        } catch (Conflict e) {
            ModelAndView page =
                    page(viewer, exercises.get(id), typed, List.of(), locale).addObject("conflict", e);
            page.setStatus(HttpStatus.CONFLICT);
            return page;
        }
    }

    @PostMapping("/exercises/{id}/plans/{plan}/certificate")
    @AllowedTo({Role.EXPERT, Role.COORDINATOR})
    ModelAndView certify(
            Viewer viewer,
            @PathVariable String id,
            @PathVariable String plan,
            @RequestParam(defaultValue = "") String commandId,
            Locale locale) {
        try {
            exercises.certify(viewer, id, plan, commandId);
            return new ModelAndView("redirect:/casework/exercises/" + id);
        } catch (Conflict e) {
            ModelAndView page = show(viewer, id, locale).addObject("conflict", e);
            page.setStatus(HttpStatus.CONFLICT);
            return page;
        }
    }

    private ModelAndView page(
            Viewer viewer, Exercise exercise, TypedPlan typed, List<FieldProblem> problems, Locale locale) {
        Example example = cases.get(exercise.example(), locale);
        boolean trainer = exercise.trainer().equals(viewer.account().value());
        boolean handedIn = !own(viewer, exercise).isEmpty();
        return new ModelAndView("casework/exercise")
                .addObject("exercise", exercise)
                .addObject("example", example)
                .addObject("trainer", trainer)
                .addObject("handedIn", handedIn)
                .addObject(
                        "address",
                        site.page("/casework/exercises/" + exercise.id()).toString())
                .addObject("compared", trainer || handedIn ? compared(viewer, exercise, example, locale) : null)
                .addObject("today", exercises.today())
                .addObject("lifeAreas", LifeArea.values())
                .addObject("kinds", Measure.Kind.values())
                .addObject("agencies", wording.agencies(locale))
                .addObject("longest", NoteChecks.LONGEST)
                .addObject("typed", typed)
                .addObject("problems", problems)
                .addObject("conflict", null)
                .addObject("words", wording.of(locale))
                .addObject("commandId", Ids.random());
    }

    private static List<Handed> own(Viewer viewer, Exercise exercise) {
        return exercise.of(viewer.account().value()).stream().toList();
    }

    /** The trainer reads names; those who take part read numbers, and which plan is their own. */
    private PlansCompared compared(Viewer viewer, Exercise exercise, Example example, Locale locale) {
        List<Step> model = example.card().measures().stream()
                .map(measure -> new Step(measure.area(), measure.kind(), measure.sector()))
                .toList();
        Map<AccountId, String> names =
                exercise.trainer().equals(viewer.account().value())
                        ? accounts.names(exercise.plans().stream()
                                .map(plan -> new AccountId(plan.account()))
                                .toList())
                        : Map.of(viewer.account(), messages.getMessage("casework.exercise.yours", null, locale));
        var columns = new ArrayList<Column>();
        for (Handed plan : exercise.plans()) {
            String number = messages.getMessage("casework.exercise.plan", new Object[] {columns.size() + 1}, locale);
            String name = names.getOrDefault(new AccountId(plan.account()), "");
            columns.add(new Column(plan.id(), name.isBlank() ? number : name, plan.steps(), model));
        }
        return PlansCompared.of(model, columns);
    }
}
