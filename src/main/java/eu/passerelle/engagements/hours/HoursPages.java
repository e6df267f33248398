package eu.passerelle.engagements.hours;

import eu.passerelle.accounts.AllowedTo;
import eu.passerelle.accounts.Role;
import eu.passerelle.accounts.Viewer;
import eu.passerelle.accounts.Viewer.ExpertViewer;
import eu.passerelle.cities.Team;
import eu.passerelle.cities.Teams;
import eu.passerelle.directory.Expert;
import eu.passerelle.directory.Experts;
import eu.passerelle.engagements.Engagement;
import eu.passerelle.engagements.Engagements;
import eu.passerelle.engagements.Times;
import eu.passerelle.kernel.Conflict;
import eu.passerelle.kernel.EngagementId;
import eu.passerelle.kernel.Ids;
import eu.passerelle.kernel.InvalidInput;
import eu.passerelle.kernel.Typed;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
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
    private final Experts experts;
    private final Teams teams;
    private final Clock clock;

    HoursPages(HoursLogs logs, Engagements engagements, Experts experts, Teams teams, Clock clock) {
        this.logs = logs;
        this.engagements = engagements;
        this.experts = experts;
        this.teams = teams;
        this.clock = clock;
    }

    @GetMapping
    ModelAndView show(Viewer viewer, @PathVariable String id, Locale locale) {
        return page(viewer, new EngagementId(id), TypedHours.NONE, locale);
    }

    @PostMapping
    @AllowedTo(Role.EXPERT)
    ModelAndView add(Viewer viewer, @PathVariable String id, TypedHours typed, Locale locale) {
        Engagement engagement = engagements.get(viewer, new EngagementId(id));
        try {
            LocalDate first = engagement.startedOn().minusWeeks(WEEKS_BEFORE);
            LocalDate today = LocalDate.ofInstant(
                    clock.instant(), experts.get(engagement.expert()).zone());
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
        Engagement engagement = engagements.get(viewer, id);
        Expert mentor = experts.get(engagement.expert());
        Team team = teams.get(engagement.team());
        var zone = viewer instanceof ExpertViewer ? mentor.zone() : team.city().zone();
        return new ModelAndView("engagements/hours")
                .addObject("g", engagement)
                .addObject("log", logs.of(id))
                .addObject("mentor", mentor)
                .addObject("team", team)
                .addObject("zone", zone)
                .addObject("typed", typed)
                .addObject("mayAdd", viewer instanceof ExpertViewer && engagement.state() == Engagement.State.ACTIVE)
                .addObject("kinds", HoursLog.Kind.values())
                .addObject("today", LocalDate.ofInstant(clock.instant(), mentor.zone()))
                .addObject("problems", List.of())
                .addObject("times", new Times(locale))
                .addObject("commandId", Ids.random());
    }
}
