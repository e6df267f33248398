package eu.passerelle.engagements.meetings;

import eu.passerelle.accounts.AllowedTo;
import eu.passerelle.accounts.Guise;
import eu.passerelle.accounts.Role;
import eu.passerelle.accounts.ShownInGuise;
import eu.passerelle.accounts.Viewer;
import eu.passerelle.accounts.Viewer.CityViewer;
import eu.passerelle.accounts.Viewer.ExpertViewer;
import eu.passerelle.cities.Team;
import eu.passerelle.cities.Teams;
import eu.passerelle.directory.Expert;
import eu.passerelle.directory.Experts;
import eu.passerelle.directory.Publications;
import eu.passerelle.engagements.Engagement;
import eu.passerelle.engagements.Engagements;
import eu.passerelle.engagements.Pair;
import eu.passerelle.engagements.Polls;
import eu.passerelle.engagements.Times;
import eu.passerelle.engagements.advice.Advices;
import eu.passerelle.engagements.charter.Charters;
import eu.passerelle.engagements.closing.Closings;
import eu.passerelle.engagements.hours.HoursLogs;
import eu.passerelle.engagements.midterm.MidTerms;
import eu.passerelle.engagements.requests.Request;
import eu.passerelle.engagements.requests.Requests;
import eu.passerelle.engagements.requests.Wording;
import eu.passerelle.kernel.EngagementId;
import eu.passerelle.kernel.ExpertId;
import eu.passerelle.kernel.Ids;
import eu.passerelle.kernel.NotFound;
import eu.passerelle.kernel.TeamId;
import eu.passerelle.privacy.ProfileViews;
import eu.passerelle.scheduling.Session;
import eu.passerelle.scheduling.SessionId;
import eu.passerelle.scheduling.Side;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

/** Mentoring under way, for both who meet and for coordinators. */
@Controller
@RequestMapping("/engagements")
@AllowedTo({Role.CITY, Role.EXPERT, Role.COORDINATOR})
class EngagementPages {
    private final Engagements engagements;
    private final Meetings meetings;
    private final SessionRecords records;
    private final FollowUps followUps;
    private final Advices advices;
    private final Charters charters;
    private final MidTerms midTerms;
    private final Requests requests;
    private final Wording wording;
    private final Experts experts;
    private final Publications publications;
    private final ProfileViews views;
    private final Teams teams;
    private final Polls polls;
    private final Closings closings;
    private final HoursLogs hours;
    private final Clock clock;

    EngagementPages(
            Engagements engagements,
            Meetings meetings,
            SessionRecords records,
            FollowUps followUps,
            Advices advices,
            Charters charters,
            MidTerms midTerms,
            Requests requests,
            Wording wording,
            Experts experts,
            Publications publications,
            ProfileViews views,
            Teams teams,
            Polls polls,
            Closings closings,
            HoursLogs hours,
            Clock clock) {
        this.engagements = engagements;
        this.meetings = meetings;
        this.records = records;
        this.followUps = followUps;
        this.advices = advices;
        this.charters = charters;
        this.midTerms = midTerms;
        this.requests = requests;
        this.wording = wording;
        this.experts = experts;
        this.publications = publications;
        this.views = views;
        this.teams = teams;
        this.polls = polls;
        this.closings = closings;
        this.hours = hours;
        this.clock = clock;
    }

    record Row(Engagement engagement, Expert expert, Team team) {}

    @GetMapping
    @ShownInGuise
    String list(Viewer viewer, Model model, Locale locale) {
        List<Row> rows = rows(engagements.of(viewer));
        model.addAttribute(
                "active", rows.stream().filter(EngagementPages::isActive).toList());
        model.addAttribute("closed", rows.stream().filter(row -> !isActive(row)).toList());
        model.addAttribute("role", viewer.role().name());
        model.addAttribute("times", new Times(locale));
        return "engagements/engagements";
    }

    /** Mails told the mentor before of this address, too. */
    @GetMapping("/{id}")
    @ShownInGuise
    String one(Viewer viewer, @PathVariable String id, Model model, Locale locale) {
        Pair pair;
        try {
            pair = meetings.pair(viewer, new EngagementId(id));
        } catch (NotFound e) {
            return earlierPart(viewer, id).orElseThrow(() -> e);
        }
        return pair.engagement()
                .continuedAs()
                .map(next -> pair.asExpert()
                        ? "redirect:/engagements/" + id + "/handed-over"
                        : "redirect:/engagements/" + next)
                .orElseGet(() -> page(viewer, pair, model, locale));
    }

    private Optional<String> earlierPart(Viewer viewer, String whole) {
        return viewer instanceof ExpertViewer mentor
                ? engagements
                        .earlierPart(mentor, new EngagementId(whole))
                        .map(own -> "redirect:/engagements/" + own + "/handed-over")
                : Optional.empty();
    }

    private String page(Viewer viewer, Pair pair, Model model, Locale locale) {
        ExpertId mentor = pair.expert().id();
        if (viewer instanceof CityViewer && Guise.worn().isEmpty()) {
            views.open(viewer.account(), mentor);
        }
        List<Session> sessions = meetings.sessions(pair.engagement().id()).stream()
                .sorted(Comparator.comparing(Session::startsAt))
                .toList();
        model.addAttribute("pair", pair);
        model.addAttribute("publications", publications.of(List.of(mentor)).getOrDefault(mentor, List.of()));
        model.addAttribute("zone", pair.zone());
        model.addAttribute(
                "upcoming", sessions.stream().filter(this::isUpcoming).toList());
        model.addAttribute("answers", meetings.answers(sessions));
        model.addAttribute("side", pair.asExpert() ? Side.EXPERT : Side.TEAM);
        model.addAttribute("commandId", Ids.random());
        model.addAttribute(
                "past",
                sessions.stream().filter(session -> !isUpcoming(session)).toList());
        model.addAttribute("followUps", followUps.openOf(pair.engagement().id()));
        model.addAttribute("advice", advices.tally(pair.engagement().id()));
        model.addAttribute(
                "midTerm",
                midTerms.standing(pair.engagement().id(), Closings.sideOf(viewer))
                        .orElse(null));
        model.addAttribute("unsigned", charters.unsigned(pair.engagement()));
        model.addAttribute("today", LocalDate.ofInstant(clock.instant(), pair.zone()));
        model.addAttribute("kinds", kinds(pair.engagement().id()));
        model.addAttribute("polls", polls.of(pair.engagement().id()));
        model.addAttribute("hours", hours.of(pair.engagement().id()));
        model.addAttribute("closing", closings.get(viewer, pair.engagement().id()));
        pair.engagement().request().ifPresent(request -> {
            Request grownFrom = requests.get(request);
            model.addAttribute("request", grownFrom);
            model.addAttribute("worded", wording.of(grownFrom.content(), locale));
        });
        model.addAttribute("role", viewer.role().name());
        model.addAttribute("times", new Times(locale));
        return "engagements/engagement";
    }

    private Map<SessionId, SessionKind> kinds(EngagementId engagement) {
        var kinds = new HashMap<SessionId, SessionKind>();
        records.of(engagement).forEach((session, kept) -> kept.kind().ifPresent(kind -> kinds.put(session, kind)));
        return kinds;
    }

    private boolean isUpcoming(Session session) {
        return session.state() == Session.State.CONFIRMED && session.endsAt().isAfter(clock.instant());
    }

    private static boolean isActive(Row row) {
        return row.engagement().state() == Engagement.State.ACTIVE;
    }

    private List<Row> rows(List<Engagement> found) {
        Map<ExpertId, Expert> mentors =
                experts.all(found.stream().map(Engagement::expert).collect(Collectors.toSet()));
        Map<TeamId, Team> their = teams.all(found.stream().map(Engagement::team).collect(Collectors.toSet()));
        return found.stream()
                .flatMap(engagement -> Stream.ofNullable(mentors.get(engagement.expert()))
                        .flatMap(expert -> Stream.ofNullable(their.get(engagement.team()))
                                .map(team -> new Row(engagement, expert, team))))
                .toList();
    }
}
