package eu.passerelle.engagements.dormant;

import eu.passerelle.accounts.AllowedTo;
import eu.passerelle.accounts.Role;
import eu.passerelle.accounts.Viewer;
import eu.passerelle.cities.Team;
import eu.passerelle.cities.Teams;
import eu.passerelle.directory.Experts;
import eu.passerelle.engagements.Engagement;
import eu.passerelle.engagements.Engagements;
import eu.passerelle.engagements.Times;
import eu.passerelle.kernel.Commands;
import eu.passerelle.kernel.Conflict;
import eu.passerelle.kernel.EngagementId;
import eu.passerelle.kernel.FieldProblem;
import eu.passerelle.kernel.Ids;
import eu.passerelle.kernel.InvalidInput;
import eu.passerelle.kernel.Typed;
import eu.passerelle.privacy.AuditEntry.Change;
import eu.passerelle.privacy.AuditTrail;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
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

/** What comes next in a mentoring that sleeps: a session, the end, or a pause that both know of. */
@Controller
@RequestMapping("/engagements/{id}/pause")
@AllowedTo({Role.CITY, Role.EXPERT, Role.COORDINATOR})
class PausePages {
    private static final Period LONGEST = Period.ofYears(1);

    private final Sleep sleep;
    private final Engagements engagements;
    private final Experts experts;
    private final Teams teams;
    private final Commands commands;
    private final AuditTrail trail;
    private final Clock clock;

    PausePages(
            Sleep sleep,
            Engagements engagements,
            Experts experts,
            Teams teams,
            Commands commands,
            AuditTrail trail,
            Clock clock) {
        this.sleep = sleep;
        this.engagements = engagements;
        this.experts = experts;
        this.teams = teams;
        this.commands = commands;
        this.trail = trail;
        this.clock = clock;
    }

    @GetMapping
    ModelAndView ask(Viewer viewer, @PathVariable String id, Locale locale) {
        return page(engagements.get(viewer, new EngagementId(id)), "", locale);
    }

    @PostMapping
    ModelAndView pause(
            Viewer viewer,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String until,
            @RequestParam(defaultValue = "") String commandId,
            Locale locale) {
        Engagement engagement = engagements.get(viewer, new EngagementId(id));
        try {
            LocalDate day = read(until);
            commands.once("engagement.pause:" + id, commandId, until, Boolean.class, () -> {
                engagements.requireNotClosed(engagement.id());
                sleep.pause(engagement.id(), day);
                trail.append(
                        viewer.account(),
                        "engagement:" + id,
                        "MENTORING_PAUSED",
                        "",
                        List.of(new Change("until", "", day.toString())));
                return true;
            });
            return new ModelAndView("redirect:/engagements/" + id + "/pause");
        } catch (InvalidInput e) {
            ModelAndView again = page(engagement, until, locale).addObject("problems", e.problems());
            again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return again;
        } catch (Conflict e) {
            ModelAndView again = page(engagement, until, locale).addObject("conflict", e);
            again.setStatus(HttpStatus.CONFLICT);
            return again;
        }
    }

    private LocalDate read(String typed) {
        try {
            LocalDate day = LocalDate.parse(Typed.text(typed));
            if (day.isAfter(today()) && !day.isAfter(today().plus(LONGEST))) {
                return day;
            }
        } catch (DateTimeException e) {
            // Said below, as for a day that makes no sense.
        }
        throw new InvalidInput(FieldProblem.of("until", "dormant.problem.until"));
    }

    private ModelAndView page(Engagement engagement, String typed, Locale locale) {
        Team team = teams.get(engagement.team());
        return new ModelAndView("engagements/pause")
                .addObject("g", engagement)
                .addObject("mentor", experts.get(engagement.expert()))
                .addObject("team", team)
                .addObject("active", engagement.state() == Engagement.State.ACTIVE)
                .addObject("paused", sleep.pausedUntil(engagement.id(), today()).orElse(null))
                .addObject("typed", typed)
                .addObject("first", today().plusDays(1))
                .addObject("last", today().plus(LONGEST))
                .addObject("problems", List.of())
                .addObject("times", new Times(locale))
                .addObject("commandId", Ids.random());
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
