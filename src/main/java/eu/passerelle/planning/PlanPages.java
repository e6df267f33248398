package eu.passerelle.planning;

import eu.passerelle.accounts.AllowedTo;
import eu.passerelle.accounts.Role;
import eu.passerelle.accounts.ShownInGuise;
import eu.passerelle.accounts.Viewer;
import eu.passerelle.accounts.Viewer.CityViewer;
import eu.passerelle.cities.Teams;
import eu.passerelle.engagements.Times;
import eu.passerelle.planning.PlanStore.Line;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** A plan as a whole, seen in several ways. */
@Controller
@RequestMapping("/plans")
@AllowedTo({Role.CITY, Role.EXPERT, Role.COORDINATOR})
class PlanPages {
    private final ActionPlans plans;
    private final Planning planning;
    private final PlanViews views;
    private final Teams teams;

    PlanPages(ActionPlans plans, Planning planning, PlanViews views, Teams teams) {
        this.plans = plans;
        this.planning = planning;
        this.views = views;
        this.teams = teams;
    }

    /** Of a team straight its plan, when one is under way. @param team whose plan is looked for */
    @GetMapping
    @ShownInGuise
    String list(
            Viewer viewer,
            @RequestParam(required = false) boolean all,
            @RequestParam(defaultValue = "") String team,
            Model model,
            Locale locale) {
        List<Line> lines = plans.of(viewer);
        Optional<Line> wanted = lines.stream()
                .filter(line -> line.isLiving() && line.team().value().equals(team))
                .findFirst();
        if (wanted.isPresent()) {
            return "redirect:/plans/" + wanted.orElseThrow().id();
        }
        Optional<Line> living = lines.stream().filter(Line::isLiving).findFirst();
        if (viewer instanceof CityViewer && living.isPresent() && !all) {
            return "redirect:/plans/" + living.orElseThrow().id();
        }
        model.addAttribute("lines", lines);
        model.addAttribute("teams", teams.all(lines.stream().map(Line::team).collect(Collectors.toSet())));
        model.addAttribute("mayBegin", viewer instanceof CityViewer && living.isEmpty());
        model.addAttribute("role", viewer.role().name());
        model.addAttribute("times", new Times(locale));
        return "planning/plans";
    }

    @GetMapping("/{id}")
    @ShownInGuise
    ModelAndView show(Viewer viewer, @PathVariable String id, Locale locale) {
        Plan plan = plans.get(viewer, new PlanId(id));
        return views.page("planning/plan", viewer, plan, locale).addObject("removed", plans.removed(plan));
    }

    @GetMapping("/{id}/board")
    @ShownInGuise
    ModelAndView board(Viewer viewer, @PathVariable String id, Locale locale) {
        return views.page("planning/board", viewer, plans.get(viewer, new PlanId(id)), locale);
    }

    @GetMapping("/{id}/timeline")
    @ShownInGuise
    ModelAndView timeline(Viewer viewer, @PathVariable String id, Locale locale) {
        return views.page("planning/timeline", viewer, plans.get(viewer, new PlanId(id)), locale);
    }

    @PostMapping("/{id}/taken-over")
    @AllowedTo(Role.CITY)
    String takeOver(
            CityViewer viewer,
            @PathVariable String id,
            @RequestParam MultiValueMap<String, String> fields,
            @RequestParam(defaultValue = "") String goal,
            @RequestParam(defaultValue = "") String commandId) {
        Set<String> agreed = Set.copyOf(fields.getOrDefault("agreed", List.of()));
        planning.takeOver(viewer, new PlanId(id), agreed, goal, commandId);
        return "redirect:/plans/" + id + "#goals";
    }

    @PostMapping("/{id}/closing")
    @AllowedTo(Role.CITY)
    String close(CityViewer viewer, @PathVariable String id, @RequestParam(defaultValue = "") String commandId) {
        planning.close(viewer, new PlanId(id), commandId);
        return "redirect:/plans?all=true";
    }
}
