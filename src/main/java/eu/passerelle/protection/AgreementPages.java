package eu.passerelle.protection;

import eu.passerelle.accounts.AllowedTo;
import eu.passerelle.accounts.Role;
import eu.passerelle.accounts.Viewer;
import eu.passerelle.kernel.InterfaceLanguage;
import eu.passerelle.privacy.Agreement;
import eu.passerelle.privacy.Agreements;
import eu.passerelle.privacy.PrivacyNotices;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** What a person confirmed and agreed to: when, in which words, and where to take it back. */
@Controller
@RequestMapping("/account/agreements")
@AllowedTo({Role.CITY, Role.EXPERT, Role.COORDINATOR, Role.AUDITOR, Role.OPERATOR})
class AgreementPages {
    private final Agreements agreements;
    private final PrivacyNotices notices;

    AgreementPages(Agreements agreements, PrivacyNotices notices) {
        this.agreements = agreements;
        this.notices = notices;
    }

    /** @param holds whether it is the last word on it */
    public record Line(Agreement agreement, boolean holds) {
        /** Where it is said again, or taken back. */
        public String page() {
            return switch (agreement.topic()) {
                case NOTICE -> "/privacy-notice/" + agreement.version();
                case SHOWN_BY_NAME -> "/profile/offer";
                case LESSON -> "/engagements/" + agreement.about() + "/closing";
                case REMINDERS -> "/notifications";
            };
        }
    }

    @GetMapping
    ModelAndView list(Viewer viewer, Locale locale) {
        var notice = notices.current();
        return new ModelAndView("protection/agreements")
                .addObject("lines", lines(agreements.of(viewer.account())))
                .addObject("read", agreements.hasRead(viewer.account(), notice.version()))
                .addObject("version", notice.version())
                .addObject("changed", notice.changed().in(InterfaceLanguage.of(locale)))
                .addObject("utc", ZoneOffset.UTC);
    }

    /** Only what was shown is confirmed: who has an older page open is asked again. */
    @PostMapping
    String confirm(Viewer viewer, @RequestParam(defaultValue = "") String version) {
        if (version.equals(notices.current().version())) {
            agreements.confirmNotice(viewer.account(), version);
        }
        return "redirect:/account/agreements";
    }

    private static List<Line> lines(List<Agreement> newestFirst) {
        Set<String> later = new HashSet<>();
        return newestFirst.stream()
                .map(one -> new Line(one, later.add(one.topic() + " " + one.about())))
                .toList();
    }
}
