package eu.passerelle.planning;

import eu.passerelle.accounts.AllowedTo;
import eu.passerelle.accounts.Role;
import eu.passerelle.accounts.ShownInGuise;
import eu.passerelle.accounts.Viewer;
import eu.passerelle.accounts.Viewer.CityViewer;
import eu.passerelle.kernel.Conflict;
import eu.passerelle.kernel.InvalidInput;
import eu.passerelle.kernel.NotFound;
import eu.passerelle.planning.PlanVersions.Version;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Approving a plan, and what is different between two approved ones, or between one and the plan of today. */
@Controller
@RequestMapping("/plans/{id}/versions")
@AllowedTo({Role.CITY, Role.EXPERT, Role.COORDINATOR})
class VersionPages {
    /** Stands for the plan of today. */
    private static final int TODAY = 0;

    private final ActionPlans plans;
    private final PlanVersions versions;
    private final PlanViews views;

    VersionPages(ActionPlans plans, PlanVersions versions, PlanViews views) {
        this.plans = plans;
        this.versions = versions;
        this.views = views;
    }

    /** @param from a version @param to another, or 0 for the plan of today */
    @GetMapping
    @ShownInGuise
    ModelAndView list(
            Viewer viewer,
            @PathVariable String id,
            @RequestParam(required = false) Optional<Integer> from,
            @RequestParam(defaultValue = "0") int to,
            Locale locale) {
        Plan plan = plans.get(viewer, new PlanId(id));
        List<Version> frozen = versions.of(plan.id());
        ModelAndView page = page(viewer, plan, frozen, "", locale);
        if (from.isEmpty()) {
            return page;
        }
        List<Part> before = parts(plan, from.orElseThrow());
        List<Part> after = parts(plan, to);
        return views.knowing(
                        page, Stream.concat(before.stream(), after.stream()).toList())
                .addObject("from", from.orElseThrow())
                .addObject("to", to)
                .addObject("comparison", Comparison.of(before, after));
    }

    @PostMapping
    @AllowedTo(Role.CITY)
    ModelAndView approve(
            CityViewer viewer,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String note,
            @RequestParam(defaultValue = "") String commandId,
            Locale locale) {
        Plan plan = plans.get(viewer, new PlanId(id));
        String typed = TypedPart.text(note);
        try {
            versions.approve(viewer, plan.id(), typed, commandId);
            return new ModelAndView("redirect:/plans/" + id + "/versions");
        } catch (InvalidInput e) {
            ModelAndView page =
                    page(viewer, plan, versions.of(plan.id()), typed, locale).addObject("problems", e.problems());
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return page;
        } catch (Conflict e) {
            ModelAndView page =
                    page(viewer, plan, versions.of(plan.id()), typed, locale).addObject("conflict", e);
            page.setStatus(HttpStatus.CONFLICT);
            return page;
        }
    }

    private List<Part> parts(Plan plan, int number) {
        if (number == TODAY) {
            return plan.parts();
        }
        return versions.parts(plan.id(), number).orElseThrow(() -> new NotFound("PlanVersion", String.valueOf(number)));
    }

    private ModelAndView page(Viewer viewer, Plan plan, List<Version> frozen, String note, Locale locale) {
        return views.page("planning/versions", viewer, plan, locale)
                .addObject("versions", frozen)
                .addObject("note", note);
    }
}
