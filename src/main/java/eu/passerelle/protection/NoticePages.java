package eu.passerelle.protection;

import eu.passerelle.accounts.AllowedTo;
import eu.passerelle.accounts.Role;
import eu.passerelle.accounts.ShownInGuise;
import eu.passerelle.kernel.InterfaceLanguage;
import eu.passerelle.kernel.NotFound;
import eu.passerelle.privacy.PrivacyNotice;
import eu.passerelle.privacy.PrivacyNotices;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** How data are used, for whoever wants to know; each version for whoever confirmed it. */
@Controller
@RequestMapping("/privacy-notice")
@AllowedTo(Role.ANYONE)
class NoticePages {
    private final PrivacyNotices notices;
    private final Register register;
    private final ControllerSettings controller;

    NoticePages(PrivacyNotices notices, Register register, ControllerSettings controller) {
        this.notices = notices;
        this.register = register;
        this.controller = controller;
    }

    @GetMapping
    @ShownInGuise
    ModelAndView current(Locale locale) {
        return page(notices.current(), locale);
    }

    @GetMapping("/{id}")
    @ShownInGuise
    ModelAndView version(@PathVariable String id, Locale locale) {
        return page(notices.find(id).orElseThrow(() -> new NotFound("PrivacyNotice", id)), locale);
    }

    private ModelAndView page(PrivacyNotice notice, Locale locale) {
        InterfaceLanguage reader = InterfaceLanguage.of(locale);
        return new ModelAndView("protection/notice")
                .addObject("version", notice.version())
                .addObject("holds", notice.version().equals(notices.current().version()))
                .addObject("changed", notice.changed().in(reader))
                .addObject("paragraphs", notice.paragraphs(reader))
                .addObject("activities", register.activities())
                .addObject("facts", controller.facts());
    }
}
