package eu.passerelle.conflicts;

import eu.passerelle.accounts.AllowedTo;
import eu.passerelle.accounts.Role;
import eu.passerelle.accounts.ShownInGuise;
import eu.passerelle.accounts.Viewer;
import eu.passerelle.accounts.Viewer.CoordinatorViewer;
import eu.passerelle.accounts.Viewer.ExpertViewer;
import eu.passerelle.cities.Cities;
import eu.passerelle.cities.Teams;
import eu.passerelle.directory.Experts;
import eu.passerelle.kernel.ExpertId;
import eu.passerelle.kernel.InvalidInput;
import eu.passerelle.kernel.TeamId;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** The register of an expert: in his or her own hands, and in those of coordinators, who also decide on conflicts. */
@Controller
class InterestPages {
    private static final String OWN = "/profile/interests";
    private static final String CURATED = "/experts/{id}/interests";
    private static final int MOST_TEAMS = 500;

    private final Interests interests;
    private final ConflictDecisions decisions;
    private final Experts experts;
    private final Cities cities;
    private final Teams teams;
    private final Clock clock;

    InterestPages(
            Interests interests,
            ConflictDecisions decisions,
            Experts experts,
            Cities cities,
            Teams teams,
            Clock clock) {
        this.interests = interests;
        this.decisions = decisions;
        this.experts = experts;
        this.cities = cities;
        this.teams = teams;
        this.clock = clock;
    }

    @GetMapping(OWN)
    @AllowedTo(Role.EXPERT)
    @ShownInGuise
    ModelAndView own(ExpertViewer viewer, Locale locale) {
        return page(viewer, viewer.expert(), TypedInterest.EMPTY, locale);
    }

    @PostMapping(OWN)
    @AllowedTo(Role.EXPERT)
    ModelAndView declareOwn(ExpertViewer viewer, TypedInterest typed, Locale locale) {
        return declare(viewer, viewer.expert(), typed, locale);
    }

    @PostMapping(OWN + "/confirmation")
    @AllowedTo(Role.EXPERT)
    String confirm(ExpertViewer viewer) {
        interests.confirm(viewer.expert(), viewer.account());
        return "redirect:" + OWN;
    }

    @PostMapping(OWN + "/{entry}/end")
    @AllowedTo(Role.EXPERT)
    String endOwn(ExpertViewer viewer, @PathVariable String entry) {
        interests.end(viewer.expert(), entry, LocalDate.now(clock), viewer.account());
        return "redirect:" + OWN;
    }

    @PostMapping(OWN + "/{entry}/removal")
    @AllowedTo(Role.EXPERT)
    String removeOwn(ExpertViewer viewer, @PathVariable String entry) {
        interests.remove(viewer.expert(), entry, viewer.account());
        return "redirect:" + OWN;
    }

    @GetMapping(CURATED)
    @AllowedTo(Role.COORDINATOR)
    ModelAndView of(CoordinatorViewer viewer, @PathVariable String id, Locale locale) {
        return page(viewer, new ExpertId(id), TypedInterest.EMPTY, locale);
    }

    @PostMapping(CURATED)
    @AllowedTo(Role.COORDINATOR)
    ModelAndView declare(CoordinatorViewer viewer, @PathVariable String id, TypedInterest typed, Locale locale) {
        return declare(viewer, new ExpertId(id), typed, locale);
    }

    @PostMapping(CURATED + "/{entry}/end")
    @AllowedTo(Role.COORDINATOR)
    String end(CoordinatorViewer viewer, @PathVariable String id, @PathVariable String entry) {
        var expert = new ExpertId(id);
        interests.end(expert, entry, LocalDate.now(clock), viewer.account());
        return "redirect:" + path(viewer, expert);
    }

    @PostMapping(CURATED + "/{entry}/removal")
    @AllowedTo(Role.COORDINATOR)
    String remove(CoordinatorViewer viewer, @PathVariable String id, @PathVariable String entry) {
        var expert = new ExpertId(id);
        interests.remove(expert, entry, viewer.account());
        return "redirect:" + path(viewer, expert);
    }

    @PostMapping(CURATED + "/decisions")
    @AllowedTo(Role.COORDINATOR)
    ModelAndView decide(CoordinatorViewer viewer, @PathVariable String id, TypedDecision typed, Locale locale) {
        var expert = new ExpertId(id);
        try {
            typed.checked(teams, LocalDate.now(clock))
                    .forEach((team, decision) -> decisions.decide(expert, team, decision, viewer.account()));
            return new ModelAndView("redirect:" + path(viewer, expert));
        } catch (InvalidInput e) {
            return refused(page(viewer, expert, TypedInterest.EMPTY, locale).addObject("decision", typed), e);
        }
    }

    @PostMapping(CURATED + "/decisions/{team}/removal")
    @AllowedTo(Role.COORDINATOR)
    String takeBack(CoordinatorViewer viewer, @PathVariable String id, @PathVariable String team) {
        var expert = new ExpertId(id);
        decisions.takeBack(expert, new TeamId(team), viewer.account());
        return "redirect:" + path(viewer, expert);
    }

    private ModelAndView declare(Viewer viewer, ExpertId expert, TypedInterest typed, Locale locale) {
        try {
            interests.declare(expert, typed.checked(cities, teamsFor(viewer)), viewer.account());
            return new ModelAndView("redirect:" + path(viewer, expert));
        } catch (InvalidInput e) {
            return refused(page(viewer, expert, typed, locale), e);
        }
    }

    private static ModelAndView refused(ModelAndView page, InvalidInput e) {
        page.addObject("problems", e.problems());
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    /** Which teams there are is not for experts to read. */
    private Optional<Teams> teamsFor(Viewer viewer) {
        return viewer instanceof CoordinatorViewer ? Optional.of(teams) : Optional.empty();
    }

    private static String path(Viewer viewer, ExpertId expert) {
        return viewer instanceof CoordinatorViewer ? "/experts/" + expert + "/interests" : OWN;
    }

    private ModelAndView page(Viewer viewer, ExpertId id, TypedInterest typed, Locale locale) {
        Interests.Register register = interests.of(id);
        LocalDate today = LocalDate.now(clock);
        boolean curating = viewer instanceof CoordinatorViewer;
        return new ModelAndView("conflicts/interests")
                .addObject("register", register)
                .addObject("confirmed", register.isConfirmed(today))
                .addObject("today", today)
                .addObject("curating", curating)
                .addObject("expert", experts.get(id))
                .addObject("path", path(viewer, id))
                .addObject("typed", typed)
                .addObject("decision", TypedDecision.EMPTY)
                .addObject("decisions", curating ? decisions.of(id) : List.of())
                .addObject("teams", curating ? teams.after(Optional.empty(), MOST_TEAMS) : List.of())
                .addObject("kinds", Stream.of(Tie.Kind.values()).skip(1).toList())
                .addObject("days", new Days(locale))
                .addObject("problems", List.of());
    }

    /** Days as the reader writes them. */
    public record Days(Locale locale) {
        public String of(LocalDate day) {
            return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                    .withLocale(locale)
                    .format(day);
        }
    }
}
