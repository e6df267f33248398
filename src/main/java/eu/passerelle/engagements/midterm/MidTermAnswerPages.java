package eu.passerelle.engagements.midterm;

import eu.passerelle.accounts.AllowedTo;
import eu.passerelle.accounts.MailedLinks;
import eu.passerelle.accounts.Role;
import eu.passerelle.engagements.Engagement;
import eu.passerelle.engagements.Engagements;
import eu.passerelle.engagements.MidTermAsked;
import eu.passerelle.kernel.EngagementId;
import eu.passerelle.kernel.SecretToken;
import eu.passerelle.kernel.Typed;
import eu.passerelle.scheduling.Side;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/**
 * The answers of one side from a mail, without signing in. Looking changes nothing, and shows nothing that the other side
 * has said.
 */
@Controller
@RequestMapping("/answers/mid-term/{token}")
@AllowedTo(Role.ANYONE)
class MidTermAnswerPages {
    private final MailedLinks links;
    private final MidTerms checks;
    private final Engagements engagements;

    MidTermAnswerPages(MailedLinks links, MidTerms checks, Engagements engagements) {
        this.links = links;
        this.checks = checks;
        this.engagements = engagements;
    }

    /** What a link opens. */
    private record Opened(Engagement engagement, Side side, String address) {}

    @GetMapping
    ModelAndView show(@PathVariable String token, Locale locale) {
        return opened(token, opened -> page(opened, locale));
    }

    @PostMapping
    ModelAndView answer(@PathVariable String token, MidTermForms.Fields typed, Locale locale) {
        return opened(
                token,
                opened -> MidTermForms.attempt(
                        opened.address(),
                        () -> page(opened, locale).addObject("typed", typed),
                        () -> checks.answer(
                                opened.engagement().id(),
                                opened.side(),
                                typed.read(),
                                MidTerms.BY_LINK,
                                Typed.text(typed.commandId()))));
    }

    private ModelAndView opened(String token, Function<Opened, ModelAndView> page) {
        return links.subjectOf(new SecretToken(token), MidTermAsked.LINK_PURPOSE)
                .flatMap(subject -> read(subject, "/answers/mid-term/" + token))
                .map(page)
                .orElseGet(MidTermAnswerPages::over);
    }

    /** Engagement, side and expert: whoever was the mentor then, and is not any more, opens nothing. */
    private Optional<Opened> read(String subject, String address) {
        String[] parts = subject.split(":");
        Engagement engagement = engagements.get(new EngagementId(parts[0]));
        return engagement.expert().value().equals(parts[2])
                ? Optional.of(new Opened(engagement, Side.valueOf(parts[1]), address))
                : Optional.empty();
    }

    private ModelAndView page(Opened opened, Locale locale) {
        return MidTermForms.page(
                        checks.find(opened.engagement().id()), Optional.of(opened.side()), opened.address(), locale)
                .addObject("g", null)
                .addObject("active", opened.engagement().state() == Engagement.State.ACTIVE)
                .addObject("mine", null);
    }

    private static ModelAndView over() {
        var page = new ModelAndView("engagements/link-over");
        page.setStatus(HttpStatus.NOT_FOUND);
        return page;
    }
}
