package eu.passerelle.home;

import eu.passerelle.accounts.AllowedTo;
import eu.passerelle.accounts.Approvals;
import eu.passerelle.accounts.Role;
import eu.passerelle.accounts.ShownInGuise;
import eu.passerelle.accounts.Viewer;
import eu.passerelle.accounts.Viewer.CityViewer;
import eu.passerelle.accounts.Viewer.CoordinatorViewer;
import eu.passerelle.accounts.Viewer.ExpertViewer;
import eu.passerelle.accounts.Viewer.Overseer;
import eu.passerelle.engagements.Times;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** The first page after signing in. */
@Controller
@AllowedTo({Role.CITY, Role.EXPERT, Role.COORDINATOR})
class HomePages {
    private final TeamStandings teams;
    private final ExpertWeeks experts;
    private final StuckWorks network;
    private final News news;
    private final Approvals approvals;
    private final Clock clock;

    HomePages(
            TeamStandings teams, ExpertWeeks experts, StuckWorks network, News news, Approvals approvals, Clock clock) {
        this.teams = teams;
        this.experts = experts;
        this.network = network;
        this.news = news;
        this.approvals = approvals;
        this.clock = clock;
    }

    @GetMapping("/home")
    @ShownInGuise
    ModelAndView home(Viewer viewer, Locale locale) {
        ModelAndView page = switch (viewer) {
            case CityViewer city -> city(teams.of(city.team()));
            case ExpertViewer expert -> expert(experts.of(expert.expert()));
            case CoordinatorViewer coordinator ->
                new ModelAndView("home/network")
                        .addObject("stuck", network.find())
                        .addObject("toApprove", approvals.open(coordinator).size())
                        .addObject("now", clock.instant())
                        .addObject("zone", ZoneOffset.UTC);
            case Overseer overseer -> throw new AccessDeniedException(overseer.role() + " starts elsewhere");
        };
        return page.addObject("news", news.unread(viewer)).addObject("times", new Times(locale));
    }

    private static ModelAndView city(TeamStanding standing) {
        List<NextStep> steps = standing.steps();
        return new ModelAndView("home/city")
                .addObject("standing", standing)
                .addObject("next", steps.getFirst())
                .addObject("further", steps.subList(1, steps.size()))
                .addObject("stages", Stage.values())
                .addObject("done", standing.done())
                .addObject("zone", standing.zone());
    }

    private ModelAndView expert(ExpertWeek week) {
        return new ModelAndView("home/expert")
                .addObject("week", week)
                .addObject("today", LocalDate.ofInstant(clock.instant(), week.zone()))
                .addObject("zone", week.zone());
    }
}
