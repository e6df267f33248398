package eu.passerelle.engagements;

import eu.passerelle.accounts.Viewer;
import eu.passerelle.accounts.Viewer.ExpertViewer;
import eu.passerelle.cities.Teams;
import eu.passerelle.directory.Experts;
import eu.passerelle.kernel.EngagementId;
import eu.passerelle.kernel.Ids;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** Who meets in a mentoring, and what each page on one begins with. */
@Component
public class Pairs {
    private final Engagements engagements;
    private final Experts experts;
    private final Teams teams;

    Pairs(Engagements engagements, Experts experts, Teams teams) {
        this.engagements = engagements;
        this.experts = experts;
        this.teams = teams;
    }

    /** @throws eu.passerelle.kernel.NotFound also when it is somebody else's */
    public Pair get(Viewer viewer, EngagementId id) {
        return of(viewer, engagements.get(viewer, id));
    }

    /** Of an engagement that the viewer may see. */
    public Pair of(Viewer viewer, Engagement engagement) {
        return new Pair(
                engagement,
                experts.get(engagement.expert()),
                teams.get(engagement.team()),
                viewer instanceof ExpertViewer);
    }

    /** A page with the engagement as {@code g}, both sides, the viewer's clock, and a form that was not sent yet. */
    public static ModelAndView page(String view, Pair pair, Locale locale) {
        return new ModelAndView(view)
                .addObject("g", pair.engagement())
                .addObject("mentor", pair.expert())
                .addObject("team", pair.team())
                .addObject("zone", pair.zone())
                .addObject("problems", List.of())
                .addObject("times", new Times(locale))
                .addObject("commandId", Ids.random());
    }
}
