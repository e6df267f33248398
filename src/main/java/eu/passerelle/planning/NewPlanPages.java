package eu.passerelle.planning;

import eu.passerelle.accounts.AllowedTo;
import eu.passerelle.accounts.Role;
import eu.passerelle.accounts.Viewer.CityViewer;
import eu.passerelle.kernel.Conflict;
import eu.passerelle.kernel.FieldProblem;
import eu.passerelle.kernel.Ids;
import eu.passerelle.kernel.InterfaceLanguage;
import eu.passerelle.kernel.InvalidInput;
import eu.passerelle.kernel.Typed;
import eu.passerelle.planning.Planning.NewPlan;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Beginning a plan, from a template or from nothing. */
@Controller
@RequestMapping("/plans/new")
@AllowedTo(Role.CITY)
class NewPlanPages {
    private static final String USUAL_MONTHS = "24";

    private final Planning planning;
    private final PlanTemplates templates;
    private final Clock clock;

    NewPlanPages(Planning planning, PlanTemplates templates, Clock clock) {
        this.planning = planning;
        this.templates = templates;
        this.clock = clock;
    }

    @GetMapping
    ModelAndView empty(Locale locale) {
        LocalDate nextMonth = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC)
                .withDayOfMonth(1)
                .plusMonths(1);
        return page(Map.of(Field.START, nextMonth.toString(), Field.MONTHS, USUAL_MONTHS), "", List.of(), locale);
    }

    @PostMapping
    ModelAndView begin(CityViewer viewer, @RequestParam MultiValueMap<String, String> fields, Locale locale) {
        Map<Field, String> head = TypedPart.of(Kind.HEAD, fields);
        String template = Typed.text(fields.getFirst("template"));
        try {
            var wanted = new NewPlan(head, templates.find(template), InterfaceLanguage.of(locale));
            PlanId begun = planning.begin(viewer, wanted, Typed.text(fields.getFirst("commandId")));
            return new ModelAndView("redirect:/plans/" + begun);
        } catch (InvalidInput e) {
            ModelAndView page = page(head, template, e.problems(), locale);
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return page;
        } catch (Conflict e) {
            ModelAndView page = page(head, template, List.of(), locale).addObject("conflict", e);
            page.setStatus(HttpStatus.CONFLICT);
            return page;
        }
    }

    private ModelAndView page(Map<Field, String> head, String template, List<FieldProblem> problems, Locale locale) {
        return new ModelAndView("planning/new-plan")
                .addObject("vision", head.getOrDefault(Field.VISION, ""))
                .addObject("start", head.getOrDefault(Field.START, ""))
                .addObject("months", head.getOrDefault(Field.MONTHS, ""))
                .addObject("least", Plan.LEAST_MONTHS)
                .addObject("most", Plan.MOST_MONTHS)
                .addObject("templates", templates.all())
                .addObject("chosen", template)
                .addObject("language", InterfaceLanguage.of(locale))
                .addObject("problems", problems)
                .addObject("commandId", Ids.random());
    }
}
