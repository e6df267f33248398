package eu.passerelle.engagements.hours;

import eu.passerelle.accounts.AllowedTo;
import eu.passerelle.accounts.Role;
import eu.passerelle.accounts.ShownInGuise;
import eu.passerelle.accounts.Viewer;
import eu.passerelle.engagements.Engagement;
import eu.passerelle.engagements.Engagements;
import eu.passerelle.engagements.Pair;
import eu.passerelle.engagements.Pairs;
import eu.passerelle.kernel.Conflict;
import eu.passerelle.kernel.EngagementId;
import eu.passerelle.kernel.InvalidInput;
import eu.passerelle.kernel.Typed;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The hours of one mentoring: both sides and the network read them, the mentor adds to them. */
@Controller
@RequestMapping("/engagements/{id}/hours")
@AllowedTo({Role.CITY, Role.EXPERT, Role.COORDINATOR})
class HoursPages {
    /** What was prepared before the mentoring was agreed. */
    private static final int WEEKS_BEFORE = 4;

    private final HoursLogs logs;
    private final Engagements engagements;
    private final Pairs pairs;
    private final Clock clock;

    HoursPages(HoursLogs logs, Engagements engagements, Pairs pairs, Clock clock) {
        this.logs = logs;
        this.engagements = engagements;
        this.pairs = pairs;
        this.clock = clock;
    }

    @GetMapping
    @ShownInGuise
    ModelAndView show(Viewer viewer, @PathVariable String id, Locale locale) {
        return page(viewer, new EngagementId(id), TypedHours.NONE, locale);
    }

    @PostMapping
    @AllowedTo(Role.EXPERT)
    ModelAndView add(Viewer viewer, @PathVariable String id, TypedHours typed, Locale locale) {
        Pair pair = pairs.get(viewer, new EngagementId(id));
        Engagement engagement = pair.engagement();
        try {
            LocalDate first = engagement.startedOn().minusWeeks(WEEKS_BEFORE);
            LocalDate today = LocalDate.ofInstant(clock.instant(), pair.expert().zone());
            logs.add(engagement.id(), typed.read(first, today), Typed.text(typed.commandId()));
            return back(engagement.id());
        } catch (InvalidInput e) {
            ModelAndView again = page(viewer, engagement.id(), typed, locale).addObject("problems", e.problems());
            again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return again;
        } catch (Conflict e) {
            ModelAndView again = page(viewer, engagement.id(), typed, locale).addObject("conflict", e);
            again.setStatus(HttpStatus.CONFLICT);
            return again;
        }
    }

    @PostMapping("/removal")
    @AllowedTo(Role.EXPERT)
    ModelAndView remove(Viewer viewer, @PathVariable String id, @RequestParam(defaultValue = "") String entry) {
        Engagement engagement = engagements.get(viewer, new EngagementId(id));
        logs.remove(engagement.id(), entry);
        return back(engagement.id());
    }

    private static ModelAndView back(EngagementId id) {
        return new ModelAndView("redirect:/engagements/" + id + "/hours");
    }

    private ModelAndView page(Viewer viewer, EngagementId id, TypedHours typed, Locale locale) {
        Pair pair = pairs.get(viewer, id);
        return Pairs.page("engagements/hours", pair, locale)
                .addObject("log", logs.of(id))
                .addObject("typed", typed)
                .addObject("mayAdd", pair.asExpert() && pair.engagement().state() == Engagement.State.ACTIVE)
                .addObject("kinds", HoursLog.Kind.values())
                .addObject(
                        "today",
                        LocalDate.ofInstant(clock.instant(), pair.expert().zone()));
    }
}
