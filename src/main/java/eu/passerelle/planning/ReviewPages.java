package eu.passerelle.planning;

import eu.passerelle.accounts.AllowedTo;
import eu.passerelle.accounts.Role;
import eu.passerelle.accounts.ShownInGuise;
import eu.passerelle.accounts.Viewer;
import eu.passerelle.accounts.Viewer.CityViewer;
import eu.passerelle.kernel.Conflict;
import eu.passerelle.kernel.FieldProblem;
import eu.passerelle.kernel.InvalidInput;
import eu.passerelle.kernel.Typed;
import eu.passerelle.planning.PlanReviews.Given;
import eu.passerelle.planning.PlanReviews.NewReview;
import eu.passerelle.planning.PlanReviews.Review;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Looking at a plan each quarter. The fields of a goal end in its id. */
@Controller
@RequestMapping("/plans/{id}/reviews")
@AllowedTo({Role.CITY, Role.EXPERT, Role.COORDINATOR})
class ReviewPages {
    private final ActionPlans plans;
    private final PlanReviews reviews;
    private final PlanViews views;

    ReviewPages(ActionPlans plans, PlanReviews reviews, PlanViews views) {
        this.plans = plans;
        this.reviews = reviews;
        this.views = views;
    }

    @GetMapping
    @ShownInGuise
    ModelAndView list(Viewer viewer, @PathVariable String id, Locale locale) {
        return page(viewer, plans.get(viewer, new PlanId(id)), Map.of(), locale);
    }

    @PostMapping
    @AllowedTo(Role.CITY)
    ModelAndView write(
            CityViewer viewer, @PathVariable String id, @RequestParam Map<String, String> fields, Locale locale) {
        Plan plan = plans.get(viewer, new PlanId(id));
        try {
            var review = new NewReview(
                    views.today(plan), scores(plan, fields), TypedPart.text(fields.getOrDefault("decisions", "")));
            reviews.write(viewer, plan.id(), review, Typed.text(fields.get("commandId")));
            return new ModelAndView("redirect:/plans/" + id + "/reviews");
        } catch (InvalidInput e) {
            ModelAndView page = page(viewer, plan, fields, locale).addObject("problems", e.problems());
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return page;
        } catch (Conflict e) {
            ModelAndView page = page(viewer, plan, fields, locale).addObject("conflict", e);
            page.setStatus(HttpStatus.CONFLICT);
            return page;
        }
    }

    /** A goal without score and note is left out. */
    private static Map<String, Given> scores(Plan plan, Map<String, String> fields) {
        var scores = new HashMap<String, Given>();
        var problems = new ArrayList<FieldProblem>();
        plan.goals().forEach(goal -> {
            String score = fields.getOrDefault("score-" + goal.id(), "");
            String note = TypedPart.text(fields.getOrDefault("note-" + goal.id(), ""));
            if (score.matches("-?[0-2]")) {
                scores.put(goal.id(), new Given(Integer.parseInt(score), note));
            } else if (!score.isEmpty() || !note.isEmpty()) {
                problems.add(FieldProblem.of("note-" + goal.id(), "planning.problem.choice"));
            }
        });
        if (!problems.isEmpty()) {
            throw new InvalidInput(problems);
        }
        return scores;
    }

    private ModelAndView page(Viewer viewer, Plan plan, Map<String, String> typed, Locale locale) {
        List<Review> past = reviews.of(plan.id());
        Comparison changes = reviews.lastParts(plan.id())
                .map(before -> Comparison.of(before, plan.parts()))
                .orElseGet(() -> new Comparison(List.of()));
        ModelAndView page = views.page("planning/reviews", viewer, plan, locale);
        return views.knowing(page, changes.parts().toList())
                .addObject("reviews", past)
                .addObject("suggested", PlanReviews.suggested(plan, past))
                .addObject("changes", changes)
                .addObject("scale", List.of(-2, -1, 0, 1, 2))
                .addObject("scaleFields", Field.SCALE)
                .addObject("typed", typed);
    }
}
