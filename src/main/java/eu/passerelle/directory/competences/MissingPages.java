package eu.passerelle.directory.competences;

import eu.passerelle.accounts.AllowedTo;
import eu.passerelle.accounts.Role;
import eu.passerelle.accounts.Viewer.CoordinatorViewer;
import eu.passerelle.kernel.FieldProblem;
import eu.passerelle.kernel.GraphTransactions;
import eu.passerelle.kernel.InterfaceLanguage;
import eu.passerelle.kernel.InvalidInput;
import eu.passerelle.kernel.Typed;
import eu.passerelle.privacy.AuditTrail;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** What people searched and the taxonomy has no concept for: another word for one, a new one, or none of ours. */
@Controller
@RequestMapping("/competences/missing")
@AllowedTo(Role.COORDINATOR)
class MissingPages {
    private final MissingWords missing;
    private final Decisions decisions;
    private final Entries entries;
    private final AuditTrail trail;
    private final GraphTransactions transactions;
    private final TaxonomyView view;

    MissingPages(
            MissingWords missing,
            Decisions decisions,
            Entries entries,
            AuditTrail trail,
            GraphTransactions transactions,
            TaxonomyView view) {
        this.missing = missing;
        this.decisions = decisions;
        this.entries = entries;
        this.trail = trail;
        this.transactions = transactions;
        this.view = view;
    }

    @GetMapping
    ModelAndView list(Locale locale) {
        return page(locale);
    }

    /** @param words as the coordinator spells them: what was searched is kept without capitals and accents */
    @PostMapping("/{id}/synonym")
    ModelAndView addAsSynonym(
            CoordinatorViewer viewer,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "") String words,
            Locale locale) {
        MissingWords.Missing searched = missing.get(id);
        String spelt = Typed.text(words);
        try {
            if (code.isEmpty()) {
                throw new InvalidInput(FieldProblem.of("code-" + id, "taxonomy.problem.concept.missing"));
            }
            if (spelt.isEmpty()) {
                throw new InvalidInput(FieldProblem.of("words-" + id, "taxonomy.problem.words.missing"));
            }
            InterfaceLanguage language =
                    InterfaceLanguage.find(searched.language()).orElse(InterfaceLanguage.EN);
            decisions.changed(
                    viewer,
                    ConceptAction.CONCEPT_EDITED,
                    "",
                    scheme -> List.of(scheme.get(code).withSynonym(language, spelt)));
            missing.forget(id);
            return new ModelAndView("redirect:/competences/" + code);
        } catch (InvalidInput e) {
            ModelAndView page = page(locale)
                    .addObject(
                            "problems",
                            e.problems().stream()
                                    .map(problem -> at(problem, id))
                                    .toList())
                    .addObject("typed", Map.of(id, spelt))
                    .addObject("chosen", Map.of(id, code));
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return page;
        }
    }

    private static FieldProblem at(FieldProblem problem, String id) {
        return problem.field().endsWith(id)
                ? problem
                : new FieldProblem("words-" + id, problem.code(), problem.arguments());
    }

    @PostMapping("/{id}/ignored")
    ModelAndView ignore(CoordinatorViewer viewer, @PathVariable String id) {
        transactions.write(() -> {
            missing.get(id);
            missing.ignore(id);
            // Not the words: the trail never forgets, and they may be of somebody after all.
            trail.append(viewer.account(), "vain-search:" + id, "SEARCH_IGNORED", "", List.of());
        });
        return new ModelAndView("redirect:/competences/missing");
    }

    private ModelAndView page(Locale locale) {
        return view.page("missing", entries.scheme(), locale)
                .addObject("list", missing.list())
                .addObject("typed", Map.of())
                .addObject("chosen", Map.of());
    }
}
