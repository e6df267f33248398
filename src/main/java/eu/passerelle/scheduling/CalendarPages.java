package eu.passerelle.scheduling;

import eu.passerelle.accounts.AllowedTo;
import eu.passerelle.accounts.Role;
import eu.passerelle.accounts.Viewer;
import eu.passerelle.accounts.Viewer.CityViewer;
import eu.passerelle.accounts.Viewer.ExpertViewer;
import eu.passerelle.kernel.InterfaceLanguage;
import eu.passerelle.kernel.PublicAddress;
import eu.passerelle.kernel.SecretToken;
import eu.passerelle.scheduling.CalendarFeeds.Detail;
import eu.passerelle.scheduling.CalendarFeeds.Feed;
import eu.passerelle.scheduling.CalendarFeeds.Kind;
import eu.passerelle.scheduling.CalendarFeeds.Subject;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The sessions ahead, and the address under which a calendar program can fetch them. */
@Controller
@RequestMapping("/calendar")
@AllowedTo({Role.EXPERT, Role.CITY})
class CalendarPages {
    private static final String BACK = "redirect:/calendar";

    private final CalendarFeeds feeds;
    private final Sessions sessions;
    private final Availabilities availabilities;
    private final Clock clock;
    private final PublicAddress site;

    CalendarPages(
            CalendarFeeds feeds, Sessions sessions, Availabilities availabilities, Clock clock, PublicAddress site) {
        this.feeds = feeds;
        this.sessions = sessions;
        this.availabilities = availabilities;
        this.clock = clock;
        this.site = site;
    }

    record Row(String engagement, String day, String times, String zone) {}

    @GetMapping
    String calendar(Viewer viewer, Model model, Locale locale) {
        model.addAttribute("rows", rows(viewer, new WordedTimes(locale)));
        model.addAttribute("expert", viewer instanceof ExpertViewer);
        Optional<Feed> feed = feeds.find(viewer.account());
        model.addAttribute(
                "createdOn",
                feed.map(made -> new WordedTimes(locale)
                                .date(made.createdAt().atZone(ZoneOffset.UTC).toLocalDate()))
                        .orElse(""));
        model.addAttribute("details", Detail.values());
        model.addAttribute("shown", feed.map(Feed::detail).orElse(Detail.BUSY));
        model.addAttribute("role", viewer.role().name());
        return "scheduling/calendar";
    }

    /** The address is shown on the next page and never again. */
    @PostMapping("/feed")
    String create(
            Viewer viewer, @RequestParam(defaultValue = "") String detail, Locale locale, RedirectAttributes next) {
        SecretToken token =
                feeds.create(viewer.account(), subject(viewer), InterfaceLanguage.of(locale), detail(detail));
        String address = site.page("/feeds/" + token.value() + ".ics").toString();
        next.addFlashAttribute("freeBusy", address.replaceFirst("ics$", "ifb"));
        next.addFlashAttribute("address", address);
        next.addFlashAttribute("subscription", address.replaceFirst("^https?:", "webcal:"));
        return BACK;
    }

    /** What stands under the address that there is. */
    @PostMapping("/feed/detail")
    String show(Viewer viewer, @RequestParam(defaultValue = "") String detail, RedirectAttributes next) {
        feeds.show(viewer.account(), detail(detail));
        next.addFlashAttribute("shownNow", true);
        return BACK;
    }

    /** The least of them for whatever else a program may send. */
    private static Detail detail(String typed) {
        return Stream.of(Detail.values())
                .filter(detail -> detail.name().equals(typed))
                .findFirst()
                .orElse(Detail.BUSY);
    }

    @PostMapping("/feed/revocation")
    String revoke(Viewer viewer, RedirectAttributes next) {
        feeds.revoke(viewer.account());
        next.addFlashAttribute("revoked", true);
        return BACK;
    }

    /** Experts by the clock that they chose, cities by that of the session, which is theirs. */
    private List<Row> rows(Viewer viewer, WordedTimes worded) {
        Optional<ZoneId> own = viewer instanceof ExpertViewer expert
                ? Optional.of(availabilities.of(expert.expert()).zone())
                : Optional.empty();
        return upcoming(viewer, clock.instant()).stream()
                .filter(session -> session.state() == Session.State.CONFIRMED)
                .map(session -> row(session, own.orElse(session.zone()), worded))
                .toList();
    }

    private static Row row(Session session, ZoneId zone, WordedTimes worded) {
        return new Row(
                session.engagement().value(),
                worded.day(session.startsAt().atZone(zone).toLocalDate()),
                worded.span(
                        session.startsAt().atZone(zone).toLocalTime(),
                        session.endsAt().atZone(zone).toLocalTime()),
                zone.getId());
    }

    private List<Session> upcoming(Viewer viewer, Instant now) {
        return switch (viewer) {
            case ExpertViewer expert -> sessions.of(expert.expert(), now);
            case CityViewer city -> sessions.of(city.team(), now);
            default -> throw new AccessDeniedException("Coordinators have no calendar of their own");
        };
    }

    private static Subject subject(Viewer viewer) {
        return switch (viewer) {
            case ExpertViewer expert -> new Subject(Kind.EXPERT, expert.expert().value());
            case CityViewer city -> new Subject(Kind.TEAM, city.team().value());
            default -> throw new AccessDeniedException("Coordinators have no calendar of their own");
        };
    }
}
