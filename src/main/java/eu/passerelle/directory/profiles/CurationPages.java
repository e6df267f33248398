package eu.passerelle.directory.profiles;

import eu.passerelle.accounts.AllowedTo;
import eu.passerelle.accounts.Role;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The curators' desk: what in the directory waits for a decision, and where the network has holes. */
@Controller
@AllowedTo(Role.COORDINATOR)
class CurationPages {
    private final Curation curation;
    private final ProfileView view;

    CurationPages(Curation curation, ProfileView view) {
        this.curation = curation;
        this.view = view;
    }

    @GetMapping("/curation")
    String desk(Model model, Locale locale) {
        model.addAttribute("applicants", curation.applicants());
        model.addAttribute("unverified", curation.unverified());
        model.addAttribute("stale", curation.stale());
        model.addAttribute("rare", curation.rare());
        model.addAttribute("words", view.words(locale));
        return "directory/curation";
    }
}
