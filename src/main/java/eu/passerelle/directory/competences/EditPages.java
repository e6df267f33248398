package eu.passerelle.directory.competences;

import eu.passerelle.accounts.AllowedTo;
import eu.passerelle.accounts.Role;
import eu.passerelle.accounts.Viewer.CoordinatorViewer;
import eu.passerelle.kernel.Conflict;
import eu.passerelle.kernel.FieldProblem;
import eu.passerelle.kernel.InvalidInput;
import eu.passerelle.kernel.LocalizedText;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The form of a concept, for a new one and for one that exists. What was typed stays when it is not taken. */
@Controller
@RequestMapping("/competences")
@AllowedTo(Role.COORDINATOR)
class EditPages {
    /** Stands for the code that a new concept is going to have. */
    private static final String NEW = "new";

    private final Entries entries;
    private final Decisions decisions;
    private final MissingWords missing;
    private final TaxonomyView view;

    EditPages(Entries entries, Decisions decisions, MissingWords missing, TaxonomyView view) {
        this.entries = entries;
        this.decisions = decisions;
        this.missing = missing;
        this.view = view;
    }

    @GetMapping("/new")
    ModelAndView blank(
            @RequestParam(defaultValue = "") String broader,
            @RequestParam(name = "missing", defaultValue = "") String id,
            Locale locale) {
        Entry empty = Entry.empty(NEW).below(Optional.of(broader).filter(code -> !code.isEmpty()));
        Entry begun = missing.find(id)
                .map(words -> empty.worded(
                        new LocalizedText(Map.of(words.language(), words.words())),
                        Map.of(),
                        new LocalizedText(Map.of())))
                .orElse(empty);
        return form(begun, 0, locale).addObject("missing", id);
    }

    @PostMapping
    ModelAndView add(CoordinatorViewer viewer, @RequestParam MultiValueMap<String, String> fields, Locale locale) {
        var form = new ConceptForm(fields);
        try {
            String code =
                    decisions.add(viewer, fresh -> form.over(Entry.empty(fresh)).below(form.broader()), form.reason());
            form.missing().ifPresent(missing::forget);
            return new ModelAndView("redirect:/competences/" + code);
        } catch (InvalidInput e) {
            return answer(
                    form,
                    Entry.empty(NEW).below(form.broader()),
                    0,
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    e.problems(),
                    locale);
        }
    }

    @GetMapping("/{code}/edit")
    ModelAndView edit(@PathVariable String code, Locale locale) {
        return form(entries.scheme().get(code), entries.rev(code), locale);
    }

    @PostMapping("/{code}/edit")
    ModelAndView save(
            CoordinatorViewer viewer,
            @PathVariable String code,
            @RequestParam MultiValueMap<String, String> fields,
            Locale locale) {
        var form = new ConceptForm(fields);
        Entry present = entries.scheme().get(code);
        try {
            decisions.edit(viewer, code, form.rev(), form::over, form.reason());
            return new ModelAndView("redirect:/competences/" + present.code());
        } catch (InvalidInput e) {
            return answer(form, present, form.rev(), HttpStatus.UNPROCESSABLE_CONTENT, e.problems(), locale);
        } catch (Conflict e) {
            List<FieldProblem> problems = List.of(new FieldProblem("label_en", e.code(), e.arguments()));
            return answer(form, present, entries.rev(code), HttpStatus.CONFLICT, problems, locale)
                    .addObject("meanwhile", true);
        }
    }

    private ModelAndView answer(
            ConceptForm form, Entry entry, long rev, HttpStatus status, List<FieldProblem> problems, Locale locale) {
        ModelAndView page = form(form.over(entry), rev, locale)
                .addObject("problems", problems)
                .addObject("reason", form.reason())
                .addObject("missing", form.missing().orElse(""));
        page.setStatus(status);
        return page;
    }

    private ModelAndView form(Entry entry, long rev, Locale locale) {
        return view.page("edit", entries.scheme(), locale)
                .addObject("entry", entry)
                .addObject("isNew", entry.code().equals(NEW))
                .addObject("rev", rev)
                .addObject("reason", "")
                .addObject("missing", "")
                .addObject("meanwhile", false);
    }
}
