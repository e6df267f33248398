package eu.passerelle.planning;

import eu.passerelle.accounts.AllowedTo;
import eu.passerelle.accounts.Role;
import eu.passerelle.accounts.Viewer.CityViewer;
import eu.passerelle.kernel.Conflict;
import eu.passerelle.kernel.InvalidInput;
import eu.passerelle.kernel.NotFound;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Adding a part to a plan. */
@Controller
@RequestMapping("/plans/{id}/parts")
@AllowedTo(Role.CITY)
class NewPlanPartPages {
    private final ActionPlans plans;
    private final Planning planning;
    private final PlanPartViews views;

    NewPlanPartPages(ActionPlans plans, Planning planning, PlanPartViews views) {
        this.plans = plans;
        this.planning = planning;
        this.views = views;
    }

    /** @param under the part that the new one belongs to, such as the goal of a measure */
    @GetMapping
    ModelAndView empty(
            CityViewer viewer,
            @PathVariable String id,
            @RequestParam(defaultValue = "GOAL") String kind,
            @RequestParam(defaultValue = "") String under,
            Locale locale) {
        Plan plan = plans.get(viewer, new PlanId(id));
        var values = new EnumMap<Field, String>(Field.class);
        Kind wanted = kind(kind);
        wanted.fields().forEach(field -> {
            switch (field) {
                case GOAL_OF, OF, INDICATOR_OF -> values.put(field, under);
                case STATUS -> values.put(field, Status.PLANNED.name());
                default -> {}
            }
        });
        return page(viewer, plan, wanted, values, locale);
    }

    @PostMapping
    ModelAndView add(
            CityViewer viewer,
            @PathVariable String id,
            @RequestParam MultiValueMap<String, String> fields,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String commandId,
            Locale locale) {
        Plan plan = plans.get(viewer, new PlanId(id));
        Kind wanted = kind(kind);
        Map<Field, String> typed = TypedPart.of(wanted, fields);
        try {
            PartId added = planning.add(viewer, plan.id(), wanted, typed, commandId);
            return new ModelAndView("redirect:" + back(plan, wanted, added, typed));
        } catch (InvalidInput e) {
            ModelAndView page = page(viewer, plan, wanted, typed, locale).addObject("problems", e.problems());
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return page;
        } catch (Conflict e) {
            ModelAndView page = page(viewer, plan, wanted, typed, locale).addObject("conflict", e);
            page.setStatus(HttpStatus.CONFLICT);
            return page;
        }
    }

    private static String back(Plan plan, Kind kind, PartId added, Map<Field, String> typed) {
        return kind == Kind.READING
                ? "/plan-parts/" + typed.get(Field.INDICATOR_OF)
                : "/plans/" + plan.id() + "#" + added;
    }

    private static Kind kind(String name) {
        return Kind.find(name).filter(kind -> kind != Kind.HEAD).orElseThrow(() -> new NotFound("Kind", name));
    }

    private ModelAndView page(CityViewer viewer, Plan plan, Kind kind, Map<Field, String> typed, Locale locale) {
        return views.page(viewer, plan, new Part("", kind, 0, 0, false, Map.of()), typed, locale);
    }
}
