package eu.passerelle.toolbox.assessments;

import eu.passerelle.accounts.AllowedTo;
import eu.passerelle.accounts.Role;
import eu.passerelle.accounts.Viewer;
import eu.passerelle.accounts.Viewer.CityViewer;
import eu.passerelle.cities.TeamAgencies;
import eu.passerelle.cities.Teams;
import eu.passerelle.engagements.RequestDrafts;
import eu.passerelle.engagements.Times;
import eu.passerelle.kernel.Conflict;
import eu.passerelle.kernel.FieldProblem;
import eu.passerelle.kernel.Ids;
import eu.passerelle.kernel.InterfaceLanguage;
import eu.passerelle.kernel.InvalidInput;
import eu.passerelle.toolbox.AssessmentId;
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
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** One assessment: who has answered while it is open, and what came of it once it is closed. */
@Controller
@RequestMapping("/assessments/{id}")
@AllowedTo(Role.CITY)
class AssessmentPages {
    private static final int FEW_ROWS = 2;

    private final Assessing assessing;
    private final Findings findings;
    private final Teams teams;
    private final TeamAgencies agencies;
    private final Clock clock;

    AssessmentPages(Assessing assessing, Findings findings, Teams teams, TeamAgencies agencies, Clock clock) {
        this.assessing = assessing;
        this.findings = findings;
        this.teams = teams;
        this.agencies = agencies;
        this.clock = clock;
    }

    @GetMapping
    @AllowedTo({Role.CITY, Role.EXPERT, Role.COORDINATOR})
    ModelAndView show(
            Viewer viewer,
            @PathVariable String id,
            @RequestParam(name = "need", required = false) Optional<List<String>> chosen,
            Locale locale) {
        List<String> needs = chosen.orElse(List.of());
        return page(viewer, new AssessmentId(id), new LinkedMultiValueMap<>(), locale)
                .addObject("chosen", needs)
                .addObject("problems", tooMany(needs.size()));
    }

    private static List<FieldProblem> tooMany(int needs) {
        return needs > RequestDrafts.MOST_NEEDS
                ? List.of(FieldProblem.of("need", "toolbox.problem.needs", RequestDrafts.MOST_NEEDS, needs))
                : List.of();
    }

    @PostMapping("/closing")
    ModelAndView close(
            CityViewer viewer,
            @PathVariable String id,
            @RequestParam MultiValueMap<String, String> fields,
            Locale locale) {
        return attempt(
                viewer, id, fields, locale, (assessment, command) -> assessing.close(viewer, assessment.id(), command));
    }

    @PostMapping("/cancellation")
    ModelAndView cancel(
            CityViewer viewer,
            @PathVariable String id,
            @RequestParam MultiValueMap<String, String> fields,
            Locale locale) {
        return attempt(
                viewer,
                id,
                fields,
                locale,
                (assessment, command) -> assessing.cancel(viewer, assessment.id(), command));
    }

    @PostMapping("/last-day")
    ModelAndView postpone(
            CityViewer viewer,
            @PathVariable String id,
            @RequestParam MultiValueMap<String, String> fields,
            Locale locale) {
        return attempt(viewer, id, fields, locale, (assessment, command) -> {
            var problems = new ArrayList<FieldProblem>();
            Optional<LocalDate> day =
                    LastDay.read(fields, today(assessment), assessment.latest(today(assessment)), problems);
            assessing.postpone(viewer, assessment.id(), day.orElseThrow(() -> new InvalidInput(problems)), command);
        });
    }

    @PostMapping("/people")
    ModelAndView invite(
            CityViewer viewer,
            @PathVariable String id,
            @RequestParam MultiValueMap<String, String> fields,
            Locale locale) {
        return attempt(
                viewer,
                id,
                fields,
                locale,
                (assessment, command) -> assessing.invite(viewer, assessment.id(), TypedPeople.of(fields), command));
    }

    private interface Work {
        void on(Assessment assessment, String commandId);
    }

    private ModelAndView attempt(
            CityViewer viewer, String typedId, MultiValueMap<String, String> fields, Locale locale, Work work) {
        var id = new AssessmentId(typedId);
        Assessment assessment = assessing.get(viewer, id);
        try {
            work.on(
                    assessment,
                    Optional.ofNullable(fields.getFirst("commandId")).orElse(""));
            return new ModelAndView("redirect:/assessments/" + id);
        } catch (InvalidInput e) {
            ModelAndView page = page(viewer, id, fields, locale).addObject("problems", e.problems());
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return page;
        } catch (Conflict e) {
            ModelAndView page = page(viewer, id, fields, locale).addObject("conflict", e);
            page.setStatus(HttpStatus.CONFLICT);
            return page;
        }
    }

    private ModelAndView page(Viewer viewer, AssessmentId id, MultiValueMap<String, String> fields, Locale locale) {
        Assessment assessment = assessing.get(viewer, id);
        var reader = InterfaceLanguage.of(locale);
        Optional<Findings.Found> found = findings.of(assessment, locale);
        ModelAndView page = new ModelAndView(found.isPresent() ? "toolbox/results" : "toolbox/assessment")
                .addObject("assessment", assessment)
                .addObject("team", teams.get(assessment.team()))
                .addObject("role", viewer.role().name())
                .addObject("reader", reader)
                .addObject("times", new Times(locale))
                .addObject("zone", assessment.zone())
                .addObject("most", RequestDrafts.MOST_NEEDS)
                .addObject("chosen", List.of())
                .addObject("problems", List.of())
                .addObject("commandId", Ids.random());
        found.ifPresent(all -> page.addObject("found", all));
        return assessment.isOpen() ? withForms(page, assessment, fields) : page;
    }

    private ModelAndView withForms(ModelAndView page, Assessment assessment, MultiValueMap<String, String> fields) {
        LocalDate today = today(assessment);
        TypedPeople typed = TypedPeople.of(fields);
        return page.addObject("takesAnswers", assessment.takesAnswers(clock.instant()))
                .addObject(
                        "typed",
                        fields.containsKey("name1")
                                ? typed
                                : new TypedPeople(typed.rows().subList(0, FEW_ROWS)))
                .addObject("agencies", agencies.of(assessment.team()))
                .addObject("languages", InterfaceLanguage.values())
                .addObject("least", GroupRule.LEAST_PEOPLE)
                .addObject("today", today)
                .addObject(
                        "lastDay",
                        Optional.ofNullable(fields.getFirst("lastDay"))
                                .orElse(assessment.lastDay().toString()))
                .addObject("latest", assessment.latest(today));
    }

    private LocalDate today(Assessment assessment) {
        return LocalDate.ofInstant(clock.instant(), assessment.zone());
    }
}
