package eu.passerelle.toolbox.assessments;

import eu.passerelle.accounts.AllowedTo;
import eu.passerelle.accounts.Role;
import eu.passerelle.accounts.Viewer.CityViewer;
import eu.passerelle.cities.Team;
import eu.passerelle.cities.TeamAgencies;
import eu.passerelle.cities.Teams;
import eu.passerelle.kernel.Conflict;
import eu.passerelle.kernel.FieldProblem;
import eu.passerelle.kernel.Ids;
import eu.passerelle.kernel.InterfaceLanguage;
import eu.passerelle.kernel.InvalidInput;
import eu.passerelle.kernel.Typed;
import eu.passerelle.toolbox.AssessmentId;
import eu.passerelle.toolbox.instruments.Instruments;
import eu.passerelle.toolbox.results.GroupRule;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The form in which an assessment is put together. */
@Controller
@RequestMapping("/toolbox/new")
@AllowedTo(Role.CITY)
class NewAssessmentPages {
    private static final int USUAL_DAYS = 14;

    private final Assessing assessing;
    private final Instruments instruments;
    private final Teams teams;
    private final TeamAgencies agencies;
    private final Clock clock;

    NewAssessmentPages(Assessing assessing, Instruments instruments, Teams teams, TeamAgencies agencies, Clock clock) {
        this.assessing = assessing;
        this.instruments = instruments;
        this.teams = teams;
        this.agencies = agencies;
        this.clock = clock;
    }

    @GetMapping
    ModelAndView empty(CityViewer viewer, @RequestParam(defaultValue = "") String instrument, Locale locale) {
        var fields = new LinkedMultiValueMap<String, String>();
        fields.add("instrument", instrument);
        return page(viewer, fields, locale);
    }

    @PostMapping
    ModelAndView send(CityViewer viewer, @RequestParam MultiValueMap<String, String> fields, Locale locale) {
        if (!fields.containsKey("ask")) {
            return page(viewer, fields, locale);
        }
        try {
            return new ModelAndView("redirect:/assessments/" + opened(viewer, fields));
        } catch (InvalidInput e) {
            ModelAndView page = page(viewer, fields, locale).addObject("problems", e.problems());
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return page;
        } catch (Conflict e) {
            ModelAndView page = page(viewer, fields, locale).addObject("conflict", e);
            page.setStatus(HttpStatus.CONFLICT);
            return page;
        }
    }

    private AssessmentId opened(CityViewer viewer, MultiValueMap<String, String> fields) {
        var problems = new ArrayList<FieldProblem>();
        String instrument = Typed.text(fields.getFirst("instrument"));
        if (instruments.inForce().stream().noneMatch(one -> one.id().equals(instrument))) {
            problems.add(FieldProblem.of("instrument", "toolbox.problem.instrument"));
        }
        Optional<LocalDate> lastDay = LastDay.read(fields, today(viewer), latest(viewer), problems);
        List<Respondent> people = TypedPeople.of(fields).read(List.of(), problems);
        if (!people.isEmpty() && !GroupRule.mayShow(people.size())) {
            problems.add(FieldProblem.of("name1", "toolbox.problem.few", GroupRule.LEAST_PEOPLE, people.size()));
        }
        if (!problems.isEmpty()) {
            throw new InvalidInput(problems);
        }
        return assessing.open(
                viewer, instrument, lastDay.orElseThrow(), people, Typed.text(fields.getFirst("commandId")));
    }

    private LocalDate latest(CityViewer viewer) {
        return today(viewer).plusDays(Assessing.LONGEST_DAYS);
    }

    private LocalDate today(CityViewer viewer) {
        Team team = teams.get(viewer.team());
        return LocalDate.ofInstant(clock.instant(), team.city().zone());
    }

    private ModelAndView page(CityViewer viewer, MultiValueMap<String, String> fields, Locale locale) {
        LocalDate today = today(viewer);
        String lastDay = Typed.text(fields.getFirst("lastDay"));
        return new ModelAndView("toolbox/new")
                .addObject("instruments", instruments.inForce())
                .addObject("instrument", Typed.text(fields.getFirst("instrument")))
                .addObject("typed", TypedPeople.of(fields))
                .addObject("agencies", agencies.of(viewer.team()))
                .addObject(
                        "lastDay",
                        fields.containsKey("lastDay")
                                ? lastDay
                                : today.plusDays(USUAL_DAYS).toString())
                .addObject("today", today)
                .addObject("latest", today.plusDays(Assessing.LONGEST_DAYS))
                .addObject("least", GroupRule.LEAST_PEOPLE)
                .addObject("most", TypedPeople.MOST)
                .addObject("languages", InterfaceLanguage.values())
                .addObject("reader", InterfaceLanguage.of(locale))
                .addObject("problems", List.of())
                .addObject("commandId", Ids.random());
    }
}
