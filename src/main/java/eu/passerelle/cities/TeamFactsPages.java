package eu.passerelle.cities;

import eu.passerelle.accounts.AllowedTo;
import eu.passerelle.accounts.Role;
import eu.passerelle.accounts.Viewer;
import eu.passerelle.accounts.Viewer.CityViewer;
import eu.passerelle.cities.TeamFacts.Facts;
import eu.passerelle.directory.World;
import eu.passerelle.kernel.FieldProblem;
import eu.passerelle.kernel.InterfaceLanguage;
import eu.passerelle.kernel.InvalidInput;
import eu.passerelle.kernel.NotFound;
import eu.passerelle.kernel.TeamId;
import eu.passerelle.kernel.Typed;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Where what is known of a team is changed. */
@Controller
@RequestMapping("/teams/{id}/facts")
@AllowedTo({Role.COORDINATOR, Role.CITY})
class TeamFactsPages {
    private final Teams teams;
    private final TeamFacts facts;
    private final World world;

    TeamFactsPages(Teams teams, TeamFacts facts, World world) {
        this.teams = teams;
        this.facts = facts;
        this.world = world;
    }

    @GetMapping
    ModelAndView form(Viewer viewer, @PathVariable String id, Locale locale) {
        Team team = own(viewer, id);
        return page(team, Facts.of(team, InterfaceLanguage.of(locale)), List.of(), locale);
    }

    @PostMapping
    ModelAndView change(
            Viewer viewer, @PathVariable String id, @RequestParam MultiValueMap<String, String> form, Locale locale) {
        Team team = own(viewer, id);
        var typed = new Facts(
                Typed.text(form.getFirst("phase")),
                Typed.text(form.getFirst("structure")),
                Optional.ofNullable(form.get("languages")).orElse(List.of()).stream()
                        .distinct()
                        .toList(),
                Typed.text(form.getFirst("purpose")));
        try {
            facts.change(team.id(), typed, InterfaceLanguage.of(locale), viewer.account());
            return new ModelAndView("redirect:" + (viewer instanceof CityViewer ? "/team" : "/teams/" + team.id()));
        } catch (InvalidInput e) {
            return page(team, typed, e.problems(), locale);
        }
    }

    /** Another city's team is none. */
    private Team own(Viewer viewer, String id) {
        if (viewer instanceof CityViewer city && !city.team().value().equals(id)) {
            throw new NotFound("Team", id);
        }
        return teams.get(new TeamId(id));
    }

    private ModelAndView page(Team team, Facts typed, List<FieldProblem> problems, Locale locale) {
        var page = new ModelAndView("cities/facts")
                .addObject("team", team)
                .addObject("typed", typed)
                .addObject("problems", problems)
                .addObject("phases", TeamPhase.values())
                .addObject("structures", TeamStructure.values())
                .addObject("languages", TeamPages.names(world.languages(), locale));
        page.setStatus(problems.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }
}
