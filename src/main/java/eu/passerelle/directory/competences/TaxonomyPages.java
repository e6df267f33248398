package eu.passerelle.directory.competences;

import eu.passerelle.accounts.AllowedTo;
import eu.passerelle.accounts.Role;
import eu.passerelle.accounts.ShownInGuise;
import eu.passerelle.accounts.Viewer;
import eu.passerelle.accounts.Viewer.CoordinatorViewer;
import eu.passerelle.directory.MissingConcepts;
import eu.passerelle.directory.Taxonomy;
import eu.passerelle.kernel.CompetenceCode;
import eu.passerelle.kernel.InterfaceLanguage;
import eu.passerelle.kernel.Typed;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The taxonomy for everybody: the tree, a search in four languages, and each concept with its words and its relations. */
@Controller
@RequestMapping("/competences")
@AllowedTo({Role.CITY, Role.EXPERT, Role.COORDINATOR})
class TaxonomyPages {
    private static final int MOST_FOUND = 30;
    private static final int LONGEST_SEARCH = 200;

    private final Taxonomy taxonomy;
    private final MissingConcepts missing;
    private final MissingWords words;
    private final Pointers pointers;
    private final ConceptPage page;
    private final TaxonomyView view;

    TaxonomyPages(
            Taxonomy taxonomy,
            MissingConcepts missing,
            MissingWords words,
            Pointers pointers,
            ConceptPage page,
            TaxonomyView view) {
        this.taxonomy = taxonomy;
        this.missing = missing;
        this.words = words;
        this.pointers = pointers;
        this.page = page;
        this.view = view;
    }

    @GetMapping
    @ShownInGuise
    ModelAndView browse(
            Viewer viewer,
            @RequestParam(defaultValue = "") String q,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean whileTyping,
            Locale locale) {
        boolean coordinator = viewer instanceof CoordinatorViewer;
        String typed = Typed.text(q);
        String searched = typed.length() <= LONGEST_SEARCH ? typed : typed.substring(0, LONGEST_SEARCH);
        var reader = InterfaceLanguage.of(locale);
        if (!searched.isEmpty() && !whileTyping) {
            missing.searchedInVain(searched, reader);
        }
        return view.page("tree", new Scheme(List.of()), locale)
                .addObject("q", searched)
                .addObject("found", searched.isEmpty() ? List.of() : taxonomy.suggest(searched, reader, MOST_FOUND))
                .addObject("taxonomy", taxonomy)
                .addObject("tree", Branch.tree(taxonomy.all(), coordinator ? pointers.claims() : Map.of()))
                .addObject(
                        "total",
                        taxonomy.all().stream()
                                .filter(concept -> !concept.deprecated())
                                .count())
                .addObject("missing", coordinator ? words.count() : 0)
                .addObject("coordinator", coordinator);
    }

    @GetMapping("/{code}")
    @ShownInGuise
    ModelAndView concept(Viewer viewer, @PathVariable String code, Locale locale) {
        return page.of(viewer, new CompetenceCode(code).value(), locale);
    }
}
