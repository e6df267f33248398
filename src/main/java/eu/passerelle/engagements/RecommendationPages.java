package eu.passerelle.engagements;

import eu.passerelle.accounts.AllowedTo;
import eu.passerelle.accounts.Role;
import eu.passerelle.accounts.Viewer;
import eu.passerelle.cities.Team;
import eu.passerelle.cities.Teams;
import eu.passerelle.engagements.requests.Request;
import eu.passerelle.engagements.requests.Requests;
import eu.passerelle.kernel.Conflict;
import eu.passerelle.kernel.ExpertId;
import eu.passerelle.kernel.Ids;
import eu.passerelle.kernel.InterfaceLanguage;
import eu.passerelle.matching.Labels;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Whom to ask, the asking itself, and what the asking side replies. */
@Controller
@RequestMapping("/requests/{id}")
@AllowedTo({Role.CITY, Role.COORDINATOR})
class RecommendationPages {
    private static final int SHOWN = 10;

    private final Requests requests;
    private final Proposals proposals;
    private final Asking asking;
    private final Replying replying;
    private final Teams teams;
    private final Labels labels;

    RecommendationPages(
            Requests requests, Proposals proposals, Asking asking, Replying replying, Teams teams, Labels labels) {
        this.requests = requests;
        this.proposals = proposals;
        this.asking = asking;
        this.replying = replying;
        this.teams = teams;
        this.labels = labels;
    }

    @GetMapping("/recommendations")
    String recommendations(Viewer viewer, @PathVariable String id, Model model, Locale locale) {
        Request request = requests.get(viewer, new RequestId(id));
        if (request.isDraft()) {
            return "redirect:/requests/" + request.id();
        }
        List<Proposal> asked = proposals.forRequest(request.id());
        Team team = teams.get(request.team());
        Optional<Proposal> pending = Proposals.pending(asked);
        boolean open = request.state() == Request.State.SUBMITTED;
        model.addAttribute("request", request);
        model.addAttribute("team", team);
        model.addAttribute("shortlist", asking.shortlist(viewer, request.id(), InterfaceLanguage.of(locale), SHOWN));
        model.addAttribute("words", labels.wording(locale, team.city().zone()));
        model.addAttribute("mayAsk", asking.mayAsk(viewer) && open && pending.isEmpty());
        model.addAttribute("networkAsks", open && pending.isEmpty() && !asking.mayAsk(viewer));
        model.addAttribute("engaged", request.state() == Request.State.ENGAGED);
        model.addAttribute("pending", pending.orElse(null));
        model.addAttribute("declined", declined(asked));
        model.addAttribute("times", new Times(locale));
        model.addAttribute("commandId", Ids.random());
        return "engagements/recommendations";
    }

    @PostMapping("/proposals")
    String ask(Viewer viewer, @PathVariable String id, @RequestParam String expert, @RequestParam String commandId) {
        var request = new RequestId(id);
        asking.ask(viewer, request, new ExpertId(expert), commandId);
        return "redirect:/requests/" + request;
    }

    @PostMapping("/proposals/{proposal}/withdrawal")
    String withdraw(
            Viewer viewer, @PathVariable String id, @PathVariable String proposal, @RequestParam String commandId) {
        replying.withdraw(viewer, own(id, proposal), commandId);
        return "redirect:/requests/" + new RequestId(id);
    }

    @PostMapping("/proposals/{proposal}/offer")
    String takeOffer(
            Viewer viewer,
            @PathVariable String id,
            @PathVariable String proposal,
            @RequestParam(defaultValue = "") String time,
            @RequestParam String commandId) {
        var engagement = replying.takeOffer(viewer, own(id, proposal), instant(time), commandId);
        return "redirect:/engagements/" + engagement;
    }

    /** A proposal is only reached through the request that it was made for. */
    private ProposalId own(String request, String id) {
        Proposal proposal = proposals.get(new ProposalId(id));
        if (!proposal.request().equals(new RequestId(request))) {
            throw Proposals.unknown(proposal.id());
        }
        return proposal.id();
    }

    /** Ids of experts: nobody who said no is asked twice. */
    private static Set<String> declined(List<Proposal> asked) {
        return asked.stream()
                .filter(proposal -> proposal.state() == Proposal.State.DECLINED)
                .map(proposal -> proposal.expert().value())
                .collect(Collectors.toSet());
    }

    private static Instant instant(String typed) {
        try {
            return Instant.parse(typed);
        } catch (DateTimeParseException e) {
            throw new Conflict("engagements.conflict.chooseTime");
        }
    }
}
