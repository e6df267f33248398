package eu.passerelle.directory.competences;

import eu.passerelle.accounts.AllowedTo;
import eu.passerelle.accounts.Role;
import eu.passerelle.accounts.Viewer.CoordinatorViewer;
import eu.passerelle.directory.competences.ReadFile.Problem;
import eu.passerelle.kernel.Attachment;
import eu.passerelle.kernel.Conflict;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/** The taxonomy as a file, out and in. Coming in, it is tried first: the page says what would change, or what is wrong. */
@Controller
@AllowedTo(Role.COORDINATOR)
class ExchangePages {
    static final int LARGEST_FILE = 2 * 1024 * 1024;

    private final Imports imports;
    private final Entries entries;
    private final TaxonomyView view;

    ExchangePages(Imports imports, Entries entries, TaxonomyView view) {
        this.imports = imports;
        this.entries = entries;
        this.view = view;
    }

    @GetMapping("/taxonomy.ttl")
    ResponseEntity<byte[]> turtle() {
        return file(FileForm.TURTLE, "competences.ttl");
    }

    @GetMapping("/taxonomy.csv")
    ResponseEntity<byte[]> csv() {
        return file(FileForm.CSV, "competences.csv");
    }

    private ResponseEntity<byte[]> file(FileForm form, String name) {
        return new Attachment(name, MediaType.parseMediaType(form.type() + ";charset=UTF-8"))
                .with(form.write(entries.scheme()));
    }

    @GetMapping("/competences/import")
    ModelAndView choose(@RequestParam(defaultValue = "false") boolean done, Locale locale) {
        return chooser(List.of(), locale).addObject("done", done);
    }

    @PostMapping("/competences/import")
    ModelAndView tryOut(
            CoordinatorViewer viewer,
            @RequestParam(name = "file", required = false) @Nullable MultipartFile file,
            Locale locale)
            throws IOException {
        if (file == null || file.isEmpty()) {
            return refused(Problem.of(0, "taxonomy.file.none"), locale);
        }
        if (file.getSize() > LARGEST_FILE) {
            return refused(Problem.of(0, "taxonomy.file.large", LARGEST_FILE / 1024 / 1024), locale);
        }
        String name = Optional.ofNullable(file.getOriginalFilename()).orElse("");
        Optional<FileForm> form = FileForm.ofName(name);
        if (form.isEmpty()) {
            return refused(Problem.of(0, "taxonomy.file.form"), locale);
        }
        FileText text = FileText.of(file.getBytes());
        if (text.problem().isPresent()) {
            return refused(text.problem().get(), locale);
        }
        ImportPlan plan = imports.tryOut(form.get(), text.text());
        if (!plan.isSound()) {
            return refused(plan.problems(), locale);
        }
        return new ModelAndView("redirect:/competences/import/" + imports.keep(viewer, form.get(), text.text()));
    }

    @GetMapping("/competences/import/{id}")
    ModelAndView plan(CoordinatorViewer viewer, @PathVariable String id, Locale locale) {
        return plan(viewer, id, false, locale);
    }

    @PostMapping("/competences/import/{id}")
    ModelAndView confirm(
            CoordinatorViewer viewer,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String edition,
            Locale locale) {
        try {
            imports.confirm(viewer, id, DecisionPages.rev(edition));
            return new ModelAndView("redirect:/competences/import?done=true");
        } catch (Conflict e) {
            ModelAndView again = plan(viewer, id, true, locale);
            again.setStatus(HttpStatus.CONFLICT);
            return again;
        }
    }

    private ModelAndView plan(CoordinatorViewer viewer, String id, boolean meanwhile, Locale locale) {
        Imports.Planned planned = imports.plan(viewer, id);
        return view.page("import-plan", planned.after(), locale)
                .addObject("id", id)
                .addObject("plan", planned.plan())
                .addObject("kinds", ImportPlan.Kind.values())
                .addObject("edition", planned.edition())
                .addObject("meanwhile", meanwhile);
    }

    private ModelAndView refused(Problem problem, Locale locale) {
        return refused(List.of(problem), locale);
    }

    private ModelAndView refused(List<Problem> problems, Locale locale) {
        ModelAndView page = chooser(problems, locale);
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    private ModelAndView chooser(List<Problem> problems, Locale locale) {
        return view.page("import", entries.scheme(), locale)
                .addObject("found", problems)
                .addObject("many", problems.size() >= ReadFile.MOST_PROBLEMS)
                .addObject("largest", LARGEST_FILE / 1024 / 1024)
                .addObject("done", false);
    }
}
