package eu.passerelle.matching;

import eu.passerelle.accounts.AllowedTo;
import eu.passerelle.accounts.Role;
import eu.passerelle.accounts.Viewer;
import eu.passerelle.kernel.InterfaceLanguage;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
@AllowedTo({Role.CITY, Role.COORDINATOR})
class ExpertSearchPages {
    private final ExpertSearch search;

    ExpertSearchPages(ExpertSearch search) {
        this.search = search;
    }

    @GetMapping("/experts")
    String experts(Viewer viewer, @RequestParam(defaultValue = "") String q, Model model, Locale locale) {
        model.addAttribute("q", q);
        model.addAttribute("hits", search.search(q, viewer, InterfaceLanguage.of(locale)));
        model.addAttribute("rebuilding", search.isRebuilding());
        return "matching/experts";
    }
}
