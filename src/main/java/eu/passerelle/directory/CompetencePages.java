package eu.passerelle.directory;

import eu.passerelle.accounts.AllowedTo;
import eu.passerelle.accounts.Role;
import eu.passerelle.accounts.ShownInGuise;
import eu.passerelle.kernel.InterfaceLanguage;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
@AllowedTo({Role.CITY, Role.EXPERT, Role.COORDINATOR})
class CompetencePages {
    private static final int AT_MOST = 8;

    private final Taxonomy taxonomy;

    CompetencePages(Taxonomy taxonomy) {
        this.taxonomy = taxonomy;
    }

    /** A fragment for a form that looks for competences while somebody types; see the template for how to use it. */
    @GetMapping("/competences/suggestions")
    @ShownInGuise
    String suggestions(@RequestParam(name = "q", defaultValue = "") String typed, Locale locale, Model model) {
        model.addAttribute("typed", typed.strip());
        model.addAttribute("suggestions", taxonomy.suggest(typed, InterfaceLanguage.of(locale), AT_MOST));
        return "directory/suggestions :: options";
    }
}
