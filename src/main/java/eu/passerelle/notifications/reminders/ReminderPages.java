package eu.passerelle.notifications.reminders;

import eu.passerelle.accounts.AllowedTo;
import eu.passerelle.accounts.Role;
import eu.passerelle.accounts.ShownInGuise;
import eu.passerelle.accounts.Viewer;
import eu.passerelle.accounts.Viewer.CityViewer;
import eu.passerelle.accounts.Viewer.ExpertViewer;
import eu.passerelle.cities.Teams;
import eu.passerelle.kernel.FieldProblem;
import eu.passerelle.kernel.InvalidInput;
import eu.passerelle.kernel.Typed;
import eu.passerelle.scheduling.UpcomingSessions;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where people say when they want to be reminded. Those who coordinate the network meet nobody in sessions. */
@Controller
@RequestMapping("/notifications")
@AllowedTo({Role.CITY, Role.EXPERT})
class ReminderPages {
    private final ReminderChoices choices;
    private final UpcomingSessions sessions;
    private final Teams teams;

    ReminderPages(ReminderChoices choices, UpcomingSessions sessions, Teams teams) {
        this.choices = choices;
        this.sessions = sessions;
        this.teams = teams;
    }

    record Choice(
            @Nullable List<String> leads,
            @Nullable String quietFrom,
            @Nullable String quietUntil) {
        static Choice of(ReminderChoice choice) {
            return new Choice(
                    choice.since().keySet().stream().map(Enum::name).toList(),
                    choice.quiet().map(hours -> hours.from().toString()).orElse(""),
                    choice.quiet().map(hours -> hours.until().toString()).orElse(""));
        }

        public boolean has(Lead lead) {
            return leads != null && leads.contains(lead.name());
        }

        Set<Lead> chosen() {
            return Stream.of(Lead.values()).filter(this::has).collect(Collectors.toSet());
        }
    }

    @GetMapping
    @ShownInGuise
    ModelAndView choice(Viewer viewer) {
        return page(viewer, Choice.of(choices.of(viewer.account())), List.of());
    }

    @PostMapping
    ModelAndView save(Viewer viewer, Choice choice, RedirectAttributes next) {
        try {
            choices.save(viewer.account(), choice.chosen(), quiet(choice));
        } catch (InvalidInput invalid) {
            return page(viewer, choice, invalid.problems());
        }
        next.addFlashAttribute("saved", true);
        return new ModelAndView("redirect:/notifications");
    }

    private static Optional<QuietHours> quiet(Choice choice) {
        var problems = new ArrayList<FieldProblem>();
        Optional<LocalTime> from = time("quietFrom", choice.quietFrom(), problems);
        Optional<LocalTime> until = time("quietUntil", choice.quietUntil(), problems);
        if (problems.isEmpty() && from.isPresent() != until.isPresent()) {
            problems.add(FieldProblem.of(
                    from.isPresent() ? "quietUntil" : "quietFrom", "notifications.reminders.problem.half"));
        }
        Optional<QuietHours> quiet = from.flatMap(first -> until.map(last -> new QuietHours(first, last)));
        quiet.filter(hours -> hours.length().compareTo(QuietHours.LONGEST) > 0)
                .ifPresent(hours -> problems.add(FieldProblem.of(
                        "quietUntil", "notifications.reminders.problem.long", QuietHours.LONGEST.toHours())));
        if (!problems.isEmpty()) {
            throw new InvalidInput(problems);
        }
        return quiet;
    }

    private static Optional<LocalTime> time(String field, @Nullable String typed, List<FieldProblem> problems) {
        String text = Typed.text(typed);
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(LocalTime.parse(text));
        } catch (DateTimeException e) {
            problems.add(FieldProblem.of(field, "notifications.reminders.problem.time"));
            return Optional.empty();
        }
    }

    private ModelAndView page(Viewer viewer, Choice choice, List<FieldProblem> problems) {
        var page = new ModelAndView("notifications/reminders")
                .addObject("leads", Lead.values())
                .addObject("choice", choice)
                .addObject("zone", zone(viewer).getId())
                .addObject("role", viewer.role().name())
                .addObject("problems", problems);
        page.setStatus(problems.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    private ZoneId zone(Viewer viewer) {
        return switch (viewer) {
            case ExpertViewer expert -> sessions.zoneOf(expert.expert());
            case CityViewer city ->
                teams.find(city.team()).map(team -> team.city().zone()).orElse(ZoneOffset.UTC);
            default -> throw new AccessDeniedException("Coordinators have no sessions of their own");
        };
    }
}
