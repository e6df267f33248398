package eu.passerelle.engagements.rounds;

import eu.passerelle.accounts.AllowedTo;
import eu.passerelle.accounts.Role;
import eu.passerelle.accounts.Viewer.CoordinatorViewer;
import eu.passerelle.engagements.PickedTime;
import eu.passerelle.engagements.Times;
import eu.passerelle.engagements.meetings.KickOffs;
import eu.passerelle.engagements.rounds.KickOffPlanning.Outcome;
import eu.passerelle.kernel.EngagementId;
import eu.passerelle.kernel.FieldProblem;
import eu.passerelle.kernel.Ids;
import eu.passerelle.kernel.InvalidInput;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The first sessions of all that grew from a round, in the browser of a network coordinator. */
@Controller
@RequestMapping("/rounds/{id}/kick-offs")
@AllowedTo(Role.COORDINATOR)
class KickOffPages {
    private static final Instant FARTHEST = Instant.parse("9999-01-01T00:00:00Z");

    private static final int USUAL_WEEKS = 4;

    private final Rounds rounds;
    private final KickOffPlanning planning;
    private final Clock clock;

    KickOffPages(Rounds rounds, KickOffPlanning planning, Clock clock) {
        this.rounds = rounds;
        this.planning = planning;
        this.clock = clock;
    }

    @GetMapping
    ModelAndView draft(@PathVariable String id, KickOffDays days, Locale locale) {
        Round round = rounds.get(id);
        return days.isEmpty() ? page(round, usual(), List.of(), locale) : drafted(round, days, List.of(), locale);
    }

    private KickOffDays usual() {
        LocalDate tomorrow =
                LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).plusDays(1);
        return new KickOffDays(
                tomorrow.toString(),
                tomorrow.plusWeeks(USUAL_WEEKS).minusDays(1).toString(),
                KickOffs.LENGTHS.getFirst().toString());
    }

    private ModelAndView drafted(Round round, KickOffDays days, List<FieldProblem> problems, Locale locale) {
        try {
            return page(round, days, problems, locale).addObject("draft", planning.draft(round, days.read()));
        } catch (InvalidInput e) {
            return page(round, days, e.problems(), locale);
        }
    }

    private ModelAndView page(Round round, KickOffDays days, List<FieldProblem> problems, Locale locale) {
        var page = new ModelAndView("engagements/kick-offs");
        page.setStatus(problems.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
        return page.addObject("round", round)
                .addObject("open", planning.open(round))
                .addObject("days", days)
                .addObject("lengths", KickOffs.LENGTHS)
                .addObject("problems", problems)
                .addObject("outcomes", List.of())
                .addObject("times", new Times(locale))
                .addObject("commandId", Ids.random());
    }

    /** What is left is drafted anew, beside what came of each. */
    @PostMapping
    ModelAndView confirm(
            CoordinatorViewer viewer,
            @PathVariable String id,
            KickOffDays days,
            @RequestParam MultiValueMap<String, String> fields,
            Locale locale) {
        Round round = rounds.get(id);
        try {
            List<Outcome> outcomes = planning.confirm(
                    viewer,
                    round,
                    chosen(fields.getOrDefault("start", List.of())),
                    days.read().length(),
                    fields.getOrDefault("commandId", List.of("")).getFirst());
            ModelAndView page = drafted(round, days, List.of(), locale).addObject("outcomes", outcomes);
            boolean all = outcomes.stream().allMatch(each -> each.booked().isPresent());
            page.setStatus(all ? HttpStatus.OK : HttpStatus.CONFLICT);
            return page.addObject(
                    "booked",
                    outcomes.stream().filter(each -> each.booked().isPresent()).count());
        } catch (InvalidInput e) {
            return drafted(round, days, e.problems(), locale);
        }
    }

    /** Each is the id of a mentoring and its time; those that are left out are empty. */
    private static Map<EngagementId, Instant> chosen(List<String> typed) {
        var chosen = new LinkedHashMap<EngagementId, Instant>();
        for (String each : typed) {
            String[] parts = each.strip().split(" ", 2);
            if (parts.length == 2) {
                chosen.put(new EngagementId(parts[0]), time(parts[1]));
            }
        }
        return chosen;
    }

    private static Instant time(String typed) {
        Instant time = PickedTime.of(typed);
        if (time.isAfter(FARTHEST) || time.isBefore(Instant.EPOCH)) {
            throw new InvalidInput(FieldProblem.of("start", "engagements.problem.start.missing"));
        }
        return time;
    }
}
