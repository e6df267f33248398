package eu.passerelle.matching.finding;

import eu.passerelle.accounts.AllowedTo;
import eu.passerelle.accounts.Role;
import eu.passerelle.accounts.ShownInGuise;
import eu.passerelle.accounts.Viewer;
import eu.passerelle.accounts.Viewer.CityViewer;
import eu.passerelle.directory.MissingConcepts;
import eu.passerelle.directory.Taxonomy;
import eu.passerelle.kernel.FieldProblem;
import eu.passerelle.kernel.InterfaceLanguage;
import eu.passerelle.kernel.InvalidInput;
import eu.passerelle.kernel.Typed;
import eu.passerelle.matching.search.ExpertFinder;
import java.util.List;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

@Controller
@AllowedTo({Role.CITY, Role.COORDINATOR})
class ExpertSearchPages {
    private static final int MOST_CONCEPTS = 6;
    private static final int MOST_NAMES = 4;

    private final ExpertSearch search;
    private final FacetGroups groups;
    private final Nearest nearest;
    private final SavedSearches saved;
    private final Taxonomy taxonomy;
    private final ExpertFinder finder;
    private final MissingConcepts missing;

    ExpertSearchPages(
            ExpertSearch search,
            FacetGroups groups,
            Nearest nearest,
            SavedSearches saved,
            Taxonomy taxonomy,
            ExpertFinder finder,
            MissingConcepts missing) {
        this.search = search;
        this.groups = groups;
        this.nearest = nearest;
        this.saved = saved;
        this.taxonomy = taxonomy;
        this.finder = finder;
        this.missing = missing;
    }

    @GetMapping("/experts")
    @ShownInGuise
    ModelAndView experts(Viewer viewer, @RequestParam MultiValueMap<String, String> parameters, Locale locale) {
        SearchAddress address = SearchAddress.of(parameters);
        try {
            return page(address, viewer, locale, List.of());
        } catch (InvalidInput e) {
            return refused(address, viewer, locale, e.problems());
        }
    }

    /** What the typing so far may mean; experts by name for coordinators only. */
    @GetMapping("/experts/suggestions")
    @ShownInGuise
    String suggestions(
            Viewer viewer, @RequestParam(name = "q", defaultValue = "") String q, Model model, Locale locale) {
        String typed = Typed.text(q);
        boolean wanted = !typed.isEmpty() && typed.length() <= ExpertSearch.MOST_CHARACTERS;
        model.addAttribute(
                "concepts", wanted ? taxonomy.suggest(typed, InterfaceLanguage.of(locale), MOST_CONCEPTS) : List.of());
        model.addAttribute(
                "names", wanted && !(viewer instanceof CityViewer) ? finder.named(typed, MOST_NAMES) : List.of());
        return "matching/search-suggestions :: suggestions";
    }

    @PostMapping("/experts/searches")
    ModelAndView save(
            Viewer viewer,
            @RequestParam(defaultValue = "") String name,
            @RequestParam MultiValueMap<String, String> parameters,
            Locale locale) {
        SearchAddress address = SearchAddress.of(parameters);
        try {
            saved.save(viewer, name, address);
            return new ModelAndView("redirect:" + address.href());
        } catch (InvalidInput e) {
            return refused(address, viewer, locale, e.problems()).addObject("typedName", Typed.text(name));
        }
    }

    @PostMapping("/experts/searches/{id}/removal")
    String remove(Viewer viewer, @PathVariable String id) {
        saved.remove(viewer, id);
        return "redirect:" + SearchAddress.PATH;
    }

    /** What was typed stays there, even when it is too long to be searched. */
    private ModelAndView refused(SearchAddress address, Viewer viewer, Locale locale, List<FieldProblem> problems) {
        SearchAddress searchable = ExpertSearch.isTooLong(address) ? address.with("") : address;
        ModelAndView page = page(searchable, viewer, locale, problems).addObject("typed", address.q());
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    private ModelAndView page(SearchAddress typed, Viewer viewer, Locale locale, List<FieldProblem> problems) {
        var reader = InterfaceLanguage.of(locale);
        boolean forCity = viewer instanceof CityViewer;
        ExpertSearch.Answer answer = search.search(typed, viewer, reader, ExpertSearch.PAGE_SIZE);
        SearchAddress address = answer.reading().address();
        boolean none = answer.found().total() == 0 && !answer.rebuilding();
        if (none && address.chosen().isEmpty() && problems.isEmpty()) {
            missing.searchedInVain(answer.reading().query().text().free(), reader);
        }
        return new ModelAndView("matching/experts")
                .addObject(
                        "shown",
                        new Shown(
                                address,
                                answer,
                                groups.of(answer.found(), address, forCity, reader),
                                groups,
                                forCity,
                                locale))
                .addObject("offers", none ? nearest.to(answer.reading(), viewer, reader) : List.of())
                .addObject("saved", saved.of(viewer))
                .addObject("typed", address.q())
                .addObject("typedName", "")
                .addObject("mostCharacters", ExpertSearch.MOST_CHARACTERS)
                .addObject("longestName", SavedSearches.LONGEST_NAME)
                .addObject("problems", problems);
    }
}
