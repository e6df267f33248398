package eu.passerelle.engagements;

import eu.passerelle.accounts.AllowedTo;
import eu.passerelle.accounts.Role;
import eu.passerelle.accounts.Viewer;
import eu.passerelle.cities.Team;
import eu.passerelle.cities.Teams;
import eu.passerelle.engagements.requests.Request;
import eu.passerelle.engagements.requests.Requests;
import eu.passerelle.kernel.ExpertId;
import eu.passerelle.matching.Labels;
import eu.passerelle.matching.Matching;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** “Why not …?” for a request: whom one names, and what would change it. */
@Controller
@RequestMapping("/requests/{id}/why-not")
@AllowedTo({Role.CITY, Role.COORDINATOR})
class WhyNotPages {
    private static final int LONGEST_NAME = 100;

    private final Requests requests;
    private final Asking asking;
    private final Matching matching;
    private final Teams teams;
    private final Labels labels;

    WhyNotPages(Requests requests, Asking asking, Matching matching, Teams teams, Labels labels) {
        this.requests = requests;
        this.asking = asking;
        this.matching = matching;
        this.teams = teams;
        this.labels = labels;
    }

    @GetMapping
    String named(Viewer viewer, @PathVariable String id, @RequestParam(defaultValue = "") String name, Model model) {
        Request request = requests.get(viewer, new RequestId(id));
        if (request.isDraft()) {
            return "redirect:/requests/" + request.id();
        }
        String typed = name.strip();
        model.addAttribute("request", request);
        model.addAttribute("typed", typed);
        model.addAttribute("named", typed.length() > LONGEST_NAME ? List.of() : matching.named(typed, viewer));
        return "engagements/why-not-whom";
    }

    @GetMapping("/{expert}")
    String explain(Viewer viewer, @PathVariable String id, @PathVariable String expert, Model model, Locale locale) {
        Request request = requests.get(viewer, new RequestId(id));
        Team team = teams.get(request.team());
        model.addAttribute("request", request);
        model.addAttribute("team", team);
        model.addAttribute("why", asking.whyNot(viewer, request.id(), new ExpertId(expert)));
        model.addAttribute("words", labels.wording(locale, team.city().zone()));
        return "engagements/why-not";
    }
}
