package eu.passerelle.matching;

import eu.passerelle.accounts.AllowedTo;
import eu.passerelle.accounts.Role;
import eu.passerelle.accounts.Viewer;
import eu.passerelle.kernel.InterfaceLanguage;
import java.util.List;
import java.util.Locale;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@AllowedTo({Role.CITY, Role.COORDINATOR})
class ExpertSearchApi {
    private final ExpertSearch search;

    ExpertSearchApi(ExpertSearch search) {
        this.search = search;
    }

    @GetMapping("/api/v1/experts")
    Hits experts(Viewer viewer, @RequestParam String q, Locale locale) {
        return new Hits(search.search(q, viewer, InterfaceLanguage.of(locale)), search.isRebuilding());
    }

    /** @param rebuilding the index is being built anew: there may be more */
    record Hits(List<ExpertSearch.Hit> experts, boolean rebuilding) {}
}
