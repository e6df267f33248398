package eu.passerelle.directory;

import eu.passerelle.accounts.AllowedTo;
import eu.passerelle.accounts.Role;
import eu.passerelle.kernel.CompetenceCode;
import eu.passerelle.kernel.InterfaceLanguage;
import eu.passerelle.kernel.LocalizedText;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/competences")
@AllowedTo({Role.CITY, Role.EXPERT, Role.COORDINATOR})
class CompetencesApi {
    private static final int AT_MOST = 20;

    private final Taxonomy taxonomy;

    CompetencesApi(Taxonomy taxonomy) {
        this.taxonomy = taxonomy;
    }

    /** What the typing may mean, best first; the whole taxonomy when nothing is asked. */
    @GetMapping
    List<Competence> find(@RequestParam("q") Optional<String> typed, Locale locale) {
        return typed.map(text -> suggested(text, InterfaceLanguage.of(locale)))
                .orElseGet(() -> taxonomy.all().stream()
                        .map(concept -> Competence.of(concept, Optional.empty()))
                        .toList());
    }

    private List<Competence> suggested(String typed, InterfaceLanguage reader) {
        return taxonomy.suggest(typed, reader, AT_MOST).stream()
                .map(suggestion -> Competence.of(suggestion.concept(), suggestion.matched()))
                .toList();
    }

    /**
     * @param deprecated no longer offered, though what points to it stays
     * @param replacedBy what to use instead
     * @param matched the synonym or translation that the search matched
     */
    record Competence(
            CompetenceCode code,
            LocalizedText label,
            LocalizedText definition,
            Optional<CompetenceCode> broader,
            boolean deprecated,
            Optional<CompetenceCode> replacedBy,
            Optional<String> matched) {
        static Competence of(Concept concept, Optional<String> matched) {
            return new Competence(
                    concept.code(),
                    concept.label(),
                    concept.definition(),
                    concept.broader(),
                    concept.deprecated(),
                    concept.replacedBy(),
                    matched);
        }
    }
}
