package eu.passerelle.planning;

import eu.passerelle.accounts.AllowedTo;
import eu.passerelle.accounts.Role;
import eu.passerelle.accounts.Viewer.CityViewer;
import eu.passerelle.engagements.Engagements;
import eu.passerelle.engagements.MeasuresOfAdvice;
import eu.passerelle.kernel.EngagementId;
import eu.passerelle.planning.PlanStore.Line;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** From the register of recommendations with one click into the plan of the team. */
@Controller
@RequestMapping("/engagements/{id}/recommendations/measures")
@AllowedTo(Role.CITY)
class AdviceMeasurePages {
    private final Engagements engagements;
    private final ActionPlans plans;
    private final Planning planning;
    private final MeasuresOfAdvice measures;

    AdviceMeasurePages(Engagements engagements, ActionPlans plans, Planning planning, MeasuresOfAdvice measures) {
        this.engagements = engagements;
        this.plans = plans;
        this.planning = planning;
        this.measures = measures;
    }

    /** A team without a plan begins one first, and finds there what it has taken up. */
    @PostMapping
    String add(
            CityViewer viewer,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String advice,
            @RequestParam(defaultValue = "") String commandId) {
        EngagementId engagement = engagements.get(viewer, new EngagementId(id)).id();
        Optional<Line> living = plans.of(viewer).stream().filter(Line::isLiving).findFirst();
        if (living.isEmpty()) {
            return "redirect:/plans/new";
        }
        planning.takeOver(viewer, living.get().id(), Set.of(advice), "", commandId);
        return Optional.ofNullable(measures.of(engagement).get(advice))
                .map(measure -> "redirect:/plan-parts/" + measure)
                .orElse("redirect:/engagements/" + id + "/recommendations");
    }
}
