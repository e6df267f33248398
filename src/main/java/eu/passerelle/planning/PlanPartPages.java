package eu.passerelle.planning;

import eu.passerelle.accounts.AllowedTo;
import eu.passerelle.accounts.Role;
import eu.passerelle.accounts.ShownInGuise;
import eu.passerelle.accounts.Viewer;
import eu.passerelle.accounts.Viewer.CityViewer;
import eu.passerelle.accounts.Viewer.CoordinatorViewer;
import eu.passerelle.kernel.Conflict;
import eu.passerelle.kernel.InvalidInput;
import eu.passerelle.kernel.Typed;
import eu.passerelle.planning.PlanComments.Written;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** One part of a plan: what it says, where it comes from, how it was changed, and what is said about it. */
@Controller
@RequestMapping("/plan-parts/{id}")
@AllowedTo({Role.CITY, Role.EXPERT, Role.COORDINATOR})
class PlanPartPages {
    private final ActionPlans plans;
    private final Planning planning;
    private final PlanComments comments;
    private final PlanPartViews views;

    PlanPartPages(ActionPlans plans, Planning planning, PlanComments comments, PlanPartViews views) {
        this.plans = plans;
        this.planning = planning;
        this.comments = comments;
        this.views = views;
    }

    @GetMapping
    @ShownInGuise
    ModelAndView show(
            Viewer viewer, @PathVariable String id, @RequestParam(defaultValue = "") String saved, Locale locale) {
        Part part = plans.part(viewer, new PartId(id));
        return page(viewer, part, part.values(), locale).addObject("saved", saved);
    }

    @PostMapping
    @AllowedTo(Role.CITY)
    ModelAndView change(
            CityViewer viewer,
            @PathVariable String id,
            @RequestParam MultiValueMap<String, String> fields,
            @RequestParam(defaultValue = "0") int seen,
            @RequestParam(defaultValue = "") String commandId,
            Locale locale) {
        Part present = plans.part(viewer, new PartId(id));
        Map<Field, String> typed = TypedPart.of(present.kind(), fields);
        var mine = new EnumMap<>(typed);
        takenFromTheOther(fields).forEach(field -> {
            mine.remove(field);
            typed.put(field, present.text(field));
        });
        try {
            boolean merged = planning.change(viewer, new PartId(id), seen, mine, commandId);
            return new ModelAndView("redirect:/plan-parts/" + id + "?saved=" + (merged ? "merged" : "alone"));
        } catch (WrittenMeanwhile e) {
            ModelAndView page = page(viewer, e.theirs(), e.merge().values(), locale)
                    .addObject("conflict", e)
                    .addObject("problems", e.problems())
                    .addObject("theirs", e.theirs())
                    .addObject("disputed", Set.copyOf(e.merge().disputed()));
            page.setStatus(HttpStatus.CONFLICT);
            return page;
        } catch (InvalidInput e) {
            ModelAndView page = page(viewer, present, typed, locale)
                    .addObject("problems", e.problems())
                    .addObject("seen", seen);
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return page;
        } catch (Conflict e) {
            ModelAndView page = page(viewer, present, typed, locale)
                    .addObject("conflict", e)
                    .addObject("seen", seen);
            page.setStatus(HttpStatus.CONFLICT);
            return page;
        }
    }

    private static List<Field> takenFromTheOther(MultiValueMap<String, String> fields) {
        Set<String> names = Set.copyOf(fields.getOrDefault("theirs", List.of()));
        return List.of(Field.values()).stream()
                .filter(field -> names.contains(field.name()))
                .toList();
    }

    @PostMapping("/removal")
    @AllowedTo(Role.CITY)
    String remove(CityViewer viewer, @PathVariable String id, @RequestParam(defaultValue = "") String commandId) {
        Plan plan = plans.planOf(viewer, new PartId(id));
        planning.remove(viewer, new PartId(id), commandId);
        return "redirect:/plans/" + plan.id();
    }

    @PostMapping("/comments")
    @AllowedTo({Role.CITY, Role.EXPERT})
    ModelAndView comment(
            Viewer viewer,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String comment,
            @RequestParam(defaultValue = "false") boolean decision,
            @RequestParam(defaultValue = "") String commandId,
            Locale locale) {
        Part part = plans.part(viewer, new PartId(id));
        var written = new Written(TypedPart.text(comment), decision);
        try {
            comments.add(viewer, new PartId(id), written, Typed.text(commandId));
            return new ModelAndView("redirect:/plan-parts/" + id + "#comments");
        } catch (InvalidInput e) {
            ModelAndView page = page(viewer, part, part.values(), locale)
                    .addObject("problems", e.problems())
                    .addObject("written", written);
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return page;
        } catch (Conflict e) {
            ModelAndView page = page(viewer, part, part.values(), locale)
                    .addObject("conflict", e)
                    .addObject("written", written);
            page.setStatus(HttpStatus.CONFLICT);
            return page;
        }
    }

    private static boolean mayComment(Viewer viewer, Plan plan, Part part) {
        return plan.isLiving() && !part.removed() && !(viewer instanceof CoordinatorViewer);
    }

    private ModelAndView page(Viewer viewer, Part part, Map<Field, String> typed, Locale locale) {
        Plan plan = plans.planOf(viewer, new PartId(part.id()));
        return views.page(viewer, plan, part, typed, locale)
                .addObject("comments", comments.about(new PartId(part.id())))
                .addObject("written", new Written("", false))
                .addObject("mayDecide", viewer instanceof CityViewer)
                .addObject("mayComment", mayComment(viewer, plan, part));
    }
}
