package eu.passerelle.engagements;

import eu.passerelle.accounts.AllowedTo;
import eu.passerelle.accounts.MailedLinks;
import eu.passerelle.accounts.Role;
import eu.passerelle.kernel.SecretToken;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** Answering from a mail, without signing in. Looking changes nothing, because mail scanners look at every link. */
@Controller
@RequestMapping("/answers/{token}")
@AllowedTo(Role.ANYONE)
class AnswerPages {
    private final MailedLinks links;
    private final AnswerForms forms;

    AnswerPages(MailedLinks links, AnswerForms forms) {
        this.links = links;
        this.forms = forms;
    }

    @GetMapping
    ModelAndView show(@PathVariable String token, Locale locale) {
        return opened(token, (id, address) -> forms.show(id, address, locale));
    }

    @PostMapping("/acceptance")
    ModelAndView accept(@PathVariable String token, AnswerForms.Fields fields, Locale locale) {
        return opened(token, (id, address) -> forms.accept(id, address, fields, locale));
    }

    @PostMapping("/declination")
    ModelAndView decline(@PathVariable String token, AnswerForms.Fields fields, Locale locale) {
        return opened(token, (id, address) -> forms.decline(id, address, fields, locale));
    }

    @PostMapping("/counter-proposal")
    ModelAndView counter(@PathVariable String token, AnswerForms.Fields fields, Locale locale) {
        return opened(token, (id, address) -> forms.counter(id, address, fields, locale));
    }

    private ModelAndView opened(String token, BiFunction<ProposalId, String, ModelAndView> page) {
        Optional<ProposalId> id =
                links.subjectOf(new SecretToken(token), Proposals.LINK_PURPOSE).map(ProposalId::new);
        return id.map(proposal -> page.apply(proposal, "/answers/" + token)).orElseGet(AnswerPages::over);
    }

    private static ModelAndView over() {
        var page = new ModelAndView("engagements/link-over");
        page.setStatus(HttpStatus.NOT_FOUND);
        return page;
    }
}
