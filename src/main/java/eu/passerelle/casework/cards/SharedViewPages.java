package eu.passerelle.casework.cards;

import eu.passerelle.accounts.AllowedTo;
import eu.passerelle.accounts.Role;
import eu.passerelle.kernel.SecretToken;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** What an agency reads of a card. Opening the link asks for the word; whatever is wrong is answered the same. */
@Controller
@RequestMapping("/case-views/{link}")
@AllowedTo(Role.ANYONE)
class SharedViewPages {
    private final CaseViews views;
    private final CaseWording wording;

    SharedViewPages(CaseViews views, CaseWording wording) {
        this.views = views;
        this.wording = wording;
    }

    @GetMapping
    ModelAndView ask(@PathVariable String link) {
        return page(new SecretToken(link), false);
    }

    @PostMapping
    ModelAndView read(@PathVariable String link, @RequestParam(defaultValue = "") String word, Locale locale) {
        var token = new SecretToken(link);
        String letters = word.toUpperCase(Locale.ROOT).replaceAll("[^A-Z]", "");
        return views.read(token, letters)
                .map(shown -> new ModelAndView("casework/view")
                        .addObject("shown", shown)
                        .addObject("words", wording.of(locale)))
                .orElseGet(() -> page(token, true));
    }

    private ModelAndView page(SecretToken link, boolean wrong) {
        boolean open = views.isOpen(link);
        ModelAndView page = new ModelAndView("casework/view-word")
                .addObject("open", open)
                .addObject("wrong", wrong)
                .addObject("path", "/case-views/" + link.value());
        if (!open) {
            page.setStatus(HttpStatus.NOT_FOUND);
        } else if (wrong) {
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        return page;
    }
}
