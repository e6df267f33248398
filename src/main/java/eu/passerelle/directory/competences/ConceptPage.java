package eu.passerelle.directory.competences;

import eu.passerelle.accounts.Viewer;
import eu.passerelle.accounts.Viewer.CoordinatorViewer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** The page of one concept, with what coordinators may decide on it. */
@Component
class ConceptPage {
    private final Entries entries;
    private final Pointers pointers;
    private final Decisions decisions;
    private final TaxonomyView view;

    ConceptPage(Entries entries, Pointers pointers, Decisions decisions, TaxonomyView view) {
        this.entries = entries;
        this.pointers = pointers;
        this.decisions = decisions;
        this.view = view;
    }

    ModelAndView of(Viewer viewer, String code, Locale locale) {
        Scheme scheme = entries.scheme();
        Entry entry = scheme.get(code);
        boolean coordinator = viewer instanceof CoordinatorViewer;
        ModelAndView page = view.page("concept", scheme, locale)
                .addObject("entry", entry)
                .addObject("narrower", scheme.narrower(code))
                .addObject(
                        "leadsTo",
                        pointing(scheme, other -> other.prerequisites().contains(code)))
                .addObject(
                        "transfersFrom",
                        pointing(scheme, other -> other.transfers().containsKey(code)))
                .addObject(
                        "replaces",
                        pointing(
                                scheme,
                                other -> other.replacedBy().filter(code::equals).isPresent()))
                .addObject("coordinator", coordinator)
                .addObject("typed", Map.of())
                .addObject("open", "");
        return coordinator
                ? page.addObject("use", pointers.of(code))
                        .addObject("rev", entries.rev(code))
                        .addObject("history", decisions.history(code))
                : page;
    }

    private static List<String> pointing(Scheme scheme, Predicate<Entry> points) {
        return scheme.all().stream().filter(points).map(Entry::code).toList();
    }
}
