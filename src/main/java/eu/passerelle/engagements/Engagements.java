package eu.passerelle.engagements;

import eu.passerelle.accounts.Viewer;
import eu.passerelle.accounts.Viewer.CityViewer;
import eu.passerelle.accounts.Viewer.CoordinatorViewer;
import eu.passerelle.accounts.Viewer.ExpertViewer;
import eu.passerelle.accounts.Viewer.Overseer;
import eu.passerelle.kernel.Conflict;
import eu.passerelle.kernel.EngagementId;
import eu.passerelle.kernel.NotFound;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Mentoring that is under way. */
@Component
public class Engagements {
    /** Without a session for so long, and with none ahead, it sleeps: long enough for a holiday, too short to be forgotten. */
    public static final Period UNTIL_DORMANT = Period.ofDays(45);

    private static final int MOST_LISTED = 100;

    private final EngagementStore store;

    Engagements(EngagementStore store) {
        this.store = store;
    }

    /** Whoever asks: for followers. @throws eu.passerelle.kernel.NotFound */
    public Engagement get(EngagementId engagement) {
        return store.find(engagement).orElseThrow(() -> new NotFound("Engagement", engagement.value()));
    }

    /** Its team, its mentor and the coordinators of the network see it. */
    public Engagement get(Viewer viewer, EngagementId id) {
        Engagement engagement = get(id);
        boolean visible = switch (viewer) {
            case CityViewer city -> city.team().equals(engagement.team());
            case ExpertViewer expert -> expert.expert().equals(engagement.expert());
            case CoordinatorViewer coordinator -> true;
            case Overseer overseer -> false;
        };
        if (!visible) {
            throw new NotFound("Engagement", id.value());
        }
        return engagement;
    }

    /** What this mentor did of a mentoring before somebody else took it over. */
    public Optional<EngagementId> earlierPart(ExpertViewer viewer, EngagementId whole) {
        return store.earlierPart(viewer.expert(), whole);
    }

    /** Nobody else can close it until the running transaction ends; empty when it is unknown. */
    public Optional<Engagement.State> lock(EngagementId id) {
        return store.lock(id);
    }

    /**
     * Within the running transaction, and until it ends.
     *
     * @throws Conflict when it is closed
     */
    public void requireNotClosed(EngagementId id) {
        lock(id).ifPresent(Engagements::requireNotClosed);
    }

    static void requireNotClosed(Engagement.State state) {
        if (state == Engagement.State.CLOSED) {
            throw new Conflict("engagements.conflict.engagement.CLOSED");
        }
    }

    /** The active first, then the newest; coordinators see the active only. */
    public List<Engagement> of(Viewer viewer) {
        return switch (viewer) {
            case CityViewer city -> store.ofTeam(city.team(), MOST_LISTED);
            case ExpertViewer expert -> store.ofExpert(expert.expert(), MOST_LISTED);
            case CoordinatorViewer coordinator -> store.active(MOST_LISTED);
            case Overseer overseer -> List.of();
        };
    }
}
