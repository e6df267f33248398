package eu.passerelle.planning;

import eu.passerelle.accounts.Viewer;
import eu.passerelle.accounts.Viewer.CityViewer;
import eu.passerelle.accounts.Viewer.CoordinatorViewer;
import eu.passerelle.accounts.Viewer.ExpertViewer;
import eu.passerelle.accounts.Viewer.Overseer;
import eu.passerelle.engagements.Engagement;
import eu.passerelle.engagements.Engagements;
import eu.passerelle.kernel.NotFound;
import eu.passerelle.kernel.TeamId;
import eu.passerelle.planning.PlanStore.Found;
import eu.passerelle.planning.PlanStore.Line;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Who sees which plan: its team, the mentor of mentoring under way with the team, and the coordinators of the network. */
@Component
class ActionPlans {
    private final PlanStore store;
    private final Engagements engagements;

    ActionPlans(PlanStore store, Engagements engagements) {
        this.store = store;
        this.engagements = engagements;
    }

    /** @throws NotFound also when it is somebody else’s */
    Plan get(Viewer viewer, PlanId id) {
        return store.find(id)
                .filter(plan -> sees(viewer, plan.team()))
                .orElseThrow(() -> new NotFound("Plan", id.value()));
    }

    /** Also one that was removed from its plan. */
    Part part(Viewer viewer, PartId id) {
        Found found = store.findPart(id).orElseThrow(() -> new NotFound("PlanPart", id.value()));
        get(viewer, found.plan());
        return found.part();
    }

    /** What can be brought back into a plan that was got. */
    List<Part> removed(Plan plan) {
        return store.removed(plan.id());
    }

    Plan planOf(Viewer viewer, PartId id) {
        return get(viewer, store.findPart(id).map(Found::plan).orElseThrow(() -> new NotFound("PlanPart", id.value())));
    }

    /** The newest first: all of a team, and those under way for others. */
    List<Line> of(Viewer viewer) {
        return switch (viewer) {
            case CityViewer city -> store.of(city.team());
            case ExpertViewer expert -> store.living(mentored(expert));
            case CoordinatorViewer coordinator -> store.living();
            case Overseer overseer -> List.of();
        };
    }

    private boolean sees(Viewer viewer, TeamId team) {
        return switch (viewer) {
            case CityViewer city -> city.team().equals(team);
            case ExpertViewer expert -> mentored(expert).contains(team);
            case CoordinatorViewer coordinator -> true;
            case Overseer overseer -> false;
        };
    }

    private Set<TeamId> mentored(ExpertViewer expert) {
        return engagements.of(expert).stream()
                .filter(engagement -> engagement.state() == Engagement.State.ACTIVE)
                .map(Engagement::team)
                .collect(Collectors.toSet());
    }
}
