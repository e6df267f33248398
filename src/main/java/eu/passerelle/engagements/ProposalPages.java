package eu.passerelle.engagements;

import eu.passerelle.accounts.AllowedTo;
import eu.passerelle.accounts.Role;
import eu.passerelle.accounts.ShownInGuise;
import eu.passerelle.accounts.Viewer.ExpertViewer;
import eu.passerelle.cities.Teams;
import eu.passerelle.directory.Experts;
import eu.passerelle.scheduling.Session;
import eu.passerelle.scheduling.Sessions;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** An expert's home: what is asked, what was answered, what is coming up. */
@Controller
@RequestMapping("/proposals")
@AllowedTo(Role.EXPERT)
class ProposalPages {
    private static final int MOST_SESSIONS = 20;

    private final Proposals proposals;
    private final AnswerForms forms;
    private final Experts experts;
    private final Teams teams;
    private final Sessions sessions;
    private final Clock clock;

    ProposalPages(
            Proposals proposals, AnswerForms forms, Experts experts, Teams teams, Sessions sessions, Clock clock) {
        this.proposals = proposals;
        this.forms = forms;
        this.experts = experts;
        this.teams = teams;
        this.sessions = sessions;
        this.clock = clock;
    }

    @GetMapping
    @ShownInGuise
    String home(ExpertViewer viewer, Model model, Locale locale) {
        List<Proposal> all = proposals.to(viewer.expert());
        List<Session> upcoming = sessions.of(viewer.expert(), clock.instant()).stream()
                .filter(session -> session.state() == Session.State.CONFIRMED)
                .limit(MOST_SESSIONS)
                .toList();
        model.addAttribute("open", all.stream().filter(this::isAnswerable).toList());
        model.addAttribute(
                "answered",
                all.stream().filter(proposal -> !isAnswerable(proposal)).toList());
        model.addAttribute("sessions", upcoming);
        model.addAttribute(
                "teams",
                teams.all(Stream.concat(
                                all.stream().map(Proposal::team),
                                upcoming.stream().map(Session::team))
                        .collect(Collectors.toSet())));
        model.addAttribute("expert", experts.get(viewer.expert()));
        model.addAttribute("times", new Times(locale));
        return "engagements/proposals";
    }

    @GetMapping("/{id}")
    @ShownInGuise
    ModelAndView show(ExpertViewer viewer, @PathVariable String id, Locale locale) {
        ProposalId own = own(viewer, id);
        return forms.show(own, address(own), locale);
    }

    @PostMapping("/{id}/acceptance")
    ModelAndView accept(ExpertViewer viewer, @PathVariable String id, AnswerForms.Fields fields, Locale locale) {
        ProposalId own = own(viewer, id);
        return forms.accept(own, address(own), fields, locale);
    }

    @PostMapping("/{id}/declination")
    ModelAndView decline(ExpertViewer viewer, @PathVariable String id, AnswerForms.Fields fields, Locale locale) {
        ProposalId own = own(viewer, id);
        return forms.decline(own, address(own), fields, locale);
    }

    @PostMapping("/{id}/counter-proposal")
    ModelAndView counter(ExpertViewer viewer, @PathVariable String id, AnswerForms.Fields fields, Locale locale) {
        ProposalId own = own(viewer, id);
        return forms.counter(own, address(own), fields, locale);
    }

    private boolean isAnswerable(Proposal proposal) {
        return proposal.state() == Proposal.State.OPEN && clock.instant().isBefore(proposal.answerBy());
    }

    private ProposalId own(ExpertViewer viewer, String id) {
        return proposals.get(viewer, new ProposalId(id)).id();
    }

    private static String address(ProposalId id) {
        return "/proposals/" + id;
    }
}
