package eu.passerelle.notifications;

import eu.passerelle.accounts.AllowedTo;
import eu.passerelle.accounts.Role;
import eu.passerelle.accounts.ShownInGuise;
import eu.passerelle.accounts.Viewer;
import eu.passerelle.accounts.Viewer.CityViewer;
import eu.passerelle.accounts.Viewer.CoordinatorViewer;
import eu.passerelle.accounts.Viewer.ExpertViewer;
import eu.passerelle.accounts.Viewer.Overseer;
import eu.passerelle.cities.Teams;
import eu.passerelle.directory.Expert;
import eu.passerelle.directory.Experts;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What one was told, and which of it comes once a day. */
@Controller
@RequestMapping("/inbox")
@AllowedTo({Role.CITY, Role.EXPERT, Role.COORDINATOR})
class InboxPages {
    private final Inbox inbox;
    private final DigestChoices choices;
    private final Experts experts;
    private final Teams teams;
    private final Recipients recipients;

    InboxPages(Inbox inbox, DigestChoices choices, Experts experts, Teams teams, Recipients recipients) {
        this.inbox = inbox;
        this.choices = choices;
        this.experts = experts;
        this.teams = teams;
        this.recipients = recipients;
    }

    @GetMapping
    @ShownInGuise
    ModelAndView show(Viewer viewer, Locale locale) {
        List<Notice> notices = inbox.of(viewer);
        return new ModelAndView("notifications/inbox")
                .addObject("notices", notices)
                .addObject(
                        "unread",
                        notices.stream().filter(notice -> !notice.read()).count())
                .addObject(
                        "groups",
                        Arrays.stream(NoticeGroup.values())
                                .filter(NoticeGroup::mayWait)
                                .toList())
                .addObject("choice", choices.of(Inbox.ownerOf(viewer.account())))
                .addObject("hours", DigestChoice.HOURS)
                .addObject("team", viewer.role() == Role.CITY)
                .addObject("chooses", chooses(viewer))
                .addObject("zone", zone(viewer))
                .addObject("times", new eu.passerelle.engagements.Times(locale));
    }

    @PostMapping("/read")
    String read(Viewer viewer) {
        inbox.markRead(viewer);
        return "redirect:/inbox";
    }

    /** An hour that is none of the choices is the usual one. */
    @PostMapping("/rhythm")
    String choose(
            Viewer viewer,
            @RequestParam(defaultValue = "") List<String> daily,
            @RequestParam(defaultValue = "") String hour,
            RedirectAttributes next) {
        choices.save(
                Inbox.ownerOf(viewer.account()),
                Arrays.stream(NoticeGroup.values())
                        .filter(group -> daily.contains(group.name()))
                        .toList(),
                DigestChoice.HOURS.stream()
                        .filter(one -> one.toString().equals(hour))
                        .findFirst()
                        .orElse(DigestChoice.USUAL.hour()));
        next.addFlashAttribute("saved", true);
        return "redirect:/inbox";
    }

    private boolean chooses(Viewer viewer) {
        return !(viewer instanceof CityViewer city)
                || teams.find(city.team())
                        .map(recipients::of)
                        .filter(to -> to.chooser().equals(Inbox.ownerOf(viewer.account())))
                        .isPresent();
    }

    private ZoneId zone(Viewer viewer) {
        return switch (viewer) {
            case CityViewer city ->
                teams.find(city.team()).map(team -> team.city().zone()).orElse(ZoneOffset.UTC);
            case ExpertViewer expert ->
                experts.find(expert.expert()).map(Expert::zone).orElse(ZoneOffset.UTC);
            case CoordinatorViewer coordinator -> ZoneOffset.UTC;
            case Overseer overseer -> ZoneOffset.UTC;
        };
    }
}
