package eu.passerelle.toolbox.assessments;

import eu.passerelle.accounts.AllowedTo;
import eu.passerelle.accounts.Role;
import eu.passerelle.accounts.ShownInGuise;
import eu.passerelle.accounts.Viewer;
import eu.passerelle.accounts.Viewer.CityViewer;
import eu.passerelle.cities.Team;
import eu.passerelle.cities.Teams;
import eu.passerelle.engagements.Times;
import eu.passerelle.kernel.InterfaceLanguage;
import eu.passerelle.kernel.TeamId;
import eu.passerelle.toolbox.instruments.Instruments;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/** How a team has looked at itself so far. */
@Controller
class ToolboxPages {
    private final Assessing assessing;
    private final Instruments instruments;
    private final Teams teams;

    ToolboxPages(Assessing assessing, Instruments instruments, Teams teams) {
        this.assessing = assessing;
        this.instruments = instruments;
        this.teams = teams;
    }

    @GetMapping("/toolbox")
    @AllowedTo({Role.CITY, Role.COORDINATOR})
    @ShownInGuise
    ModelAndView own(Viewer viewer, Locale locale) {
        return viewer instanceof CityViewer city
                ? page(city, city.team(), locale)
                : new ModelAndView("redirect:/instruments");
    }

    @GetMapping("/teams/{id}/toolbox")
    @AllowedTo({Role.CITY, Role.EXPERT, Role.COORDINATOR})
    ModelAndView of(Viewer viewer, @PathVariable String id, Locale locale) {
        return page(viewer, new TeamId(id), locale);
    }

    private ModelAndView page(Viewer viewer, TeamId id, Locale locale) {
        List<AssessmentLine> lines = assessing.of(viewer, id);
        Team team = teams.get(id);
        return new ModelAndView("toolbox/team")
                .addObject("team", team)
                .addObject("lines", lines)
                .addObject("names", names(lines, InterfaceLanguage.of(locale)))
                .addObject("offered", viewer instanceof CityViewer ? instruments.inForce() : List.of())
                .addObject("reader", InterfaceLanguage.of(locale))
                .addObject("times", new Times(locale));
    }

    /** Of each version once, however often it was used. */
    private Map<String, String> names(List<AssessmentLine> lines, InterfaceLanguage reader) {
        var names = new LinkedHashMap<String, String>();
        lines.stream()
                .map(AssessmentLine::instrumentId)
                .distinct()
                .forEach(id ->
                        names.put(id, instruments.get(id).instrument().name().in(reader)));
        return names;
    }
}
