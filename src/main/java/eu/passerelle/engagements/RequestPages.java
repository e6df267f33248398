package eu.passerelle.engagements;

import eu.passerelle.accounts.AllowedTo;
import eu.passerelle.accounts.Guise;
import eu.passerelle.accounts.Role;
import eu.passerelle.accounts.ShownInGuise;
import eu.passerelle.accounts.Viewer;
import eu.passerelle.accounts.Viewer.CityViewer;
import eu.passerelle.cities.Teams;
import eu.passerelle.engagements.requests.Part;
import eu.passerelle.engagements.requests.Request;
import eu.passerelle.engagements.requests.Requests;
import eu.passerelle.engagements.requests.Wording;
import eu.passerelle.kernel.Ids;
import eu.passerelle.kernel.InterfaceLanguage;
import eu.passerelle.kernel.NotWhileLooking;
import eu.passerelle.matching.Labels;
import eu.passerelle.matching.SimilarCities;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** A team's requests: the list of all, the task list of a draft, and how things stand with one that was sent. */
@Controller
class RequestPages {
    private final Requests requests;
    private final RequestProgress progress;
    private final EngagementStore engagements;
    private final Teams teams;
    private final Wording wording;
    private final Labels labels;
    private final SimilarCities similar;
    private final NetworkGaps gaps;
    private final ProposalSettings settings;
    private final Clock clock;

    RequestPages(
            Requests requests,
            RequestProgress progress,
            EngagementStore engagements,
            Teams teams,
            Wording wording,
            Labels labels,
            SimilarCities similar,
            NetworkGaps gaps,
            ProposalSettings settings,
            Clock clock) {
        this.requests = requests;
        this.progress = progress;
        this.engagements = engagements;
        this.teams = teams;
        this.wording = wording;
        this.labels = labels;
        this.similar = similar;
        this.gaps = gaps;
        this.settings = settings;
        this.clock = clock;
    }

    @GetMapping("/requests")
    @AllowedTo(Role.CITY)
    @ShownInGuise
    String list(CityViewer viewer, Model model, Locale locale) {
        model.addAttribute(
                "rows",
                progress.of(requests.of(viewer).stream()
                        .filter(RequestPages::mayBeSeen)
                        .toList()));
        model.addAttribute("team", teams.get(viewer.team()));
        model.addAttribute("times", new Times(locale));
        return "engagements/requests";
    }

    @PostMapping("/requests")
    @AllowedTo(Role.CITY)
    String begin(CityViewer viewer) {
        return "redirect:/requests/" + requests.begin(viewer).id();
    }

    @GetMapping("/requests/{id}")
    @AllowedTo({Role.CITY, Role.COORDINATOR})
    @ShownInGuise
    String one(Viewer viewer, @PathVariable String id, Model model, Locale locale) {
        Request request = requests.get(viewer, new RequestId(id));
        if (!mayBeSeen(request)) {
            throw new NotWhileLooking("a draft");
        }
        model.addAttribute("request", request);
        model.addAttribute("team", teams.get(request.team()));
        model.addAttribute("times", new Times(locale));
        return request.isDraft() ? taskList(request, model) : standing(viewer, request, model, locale);
    }

    @GetMapping("/requests/{id}/submitted")
    @AllowedTo(Role.CITY)
    String submitted(CityViewer viewer, @PathVariable String id, Model model, Locale locale) {
        Request request = requests.get(viewer, new RequestId(id));
        if (request.isDraft()) {
            return "redirect:/requests/" + request.id();
        }
        model.addAttribute("request", request);
        model.addAttribute("team", teams.get(request.team()));
        model.addAttribute("settings", settings);
        model.addAttribute("cityAsks", settings.askedBy() == ProposalSettings.AskedBy.CITY);
        model.addAttribute("times", new Times(locale));
        return "engagements/submitted";
    }

    /** What a team has not sent the network does not read, as whomever it looks. */
    private static boolean mayBeSeen(Request request) {
        return !request.isDraft() || Guise.worn().isEmpty();
    }

    private String taskList(Request request, Model model) {
        model.addAttribute("parts", List.of(Part.values()));
        model.addAttribute("completeness", requests.completeness(request));
        return "engagements/task-list";
    }

    private String standing(Viewer viewer, Request request, Model model, Locale locale) {
        RequestProgress.Standing standing = progress.standing(viewer, request, locale);
        model.addAttribute("standing", standing);
        model.addAttribute("worded", wording.of(request.content(), locale));
        network(viewer, request, model, locale);
        model.addAttribute("now", clock.instant());
        model.addAttribute("commandId", Ids.random());
        model.addAttribute("forCity", viewer instanceof CityViewer);
        standing.accepted()
                .flatMap(proposal -> engagements.grownFrom(proposal.id()))
                .ifPresent(engagement -> model.addAttribute("engagement", engagement));
        return "engagements/request";
    }

    /** What the network knows of such a request: who else had it, and what nobody covers. */
    private void network(Viewer viewer, Request request, Model model, Locale locale) {
        model.addAttribute("words", labels.wording(locale, ZoneOffset.UTC));
        model.addAttribute(
                "precedents",
                similar.of(request.team(), request.content().needs(), viewer, InterfaceLanguage.of(locale)));
        model.addAttribute("gaps", request.state() == Request.State.SUBMITTED ? gaps.of(viewer, request) : List.of());
    }
}
