package eu.passerelle.directory.profiles;

import eu.passerelle.accounts.AllowedTo;
import eu.passerelle.accounts.Role;
import eu.passerelle.accounts.Viewer.CoordinatorViewer;
import eu.passerelle.directory.duplicates.Duplicates;
import eu.passerelle.kernel.InvalidInput;
import eu.passerelle.kernel.Typed;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The curators' desk: what in the directory waits for a decision, one queue each, and where the network has holes. */
@Controller
@RequestMapping("/curation")
@AllowedTo(Role.COORDINATOR)
class CurationPages {
    private final Curation curation;
    private final Batches batches;
    private final Duplicates duplicates;
    private final SeenBy seen;
    private final ProfileView view;

    CurationPages(Curation curation, Batches batches, Duplicates duplicates, SeenBy seen, ProfileView view) {
        this.curation = curation;
        this.duplicates = duplicates;
        this.seen = seen;
        this.batches = batches;
        this.view = view;
    }

    @GetMapping
    ModelAndView desk(Locale locale) {
        return page("curation", locale)
                .addObject("totals", curation.totals())
                .addObject("unreached", curation.unreached())
                .addObject("duplicates", duplicates.waiting())
                .addObject("rare", curation.rare())
                .addObject("batches", batches.late())
                .addObject("unusual", seen.unusual())
                .addObject("utc", ZoneOffset.UTC);
    }

    @GetMapping("/applicants")
    ModelAndView applicants(Locale locale) {
        return page("queue-applicants", locale).addObject("waiting", curation.applicants());
    }

    @PostMapping("/applicants")
    ModelAndView takeIn(
            CoordinatorViewer viewer,
            @RequestParam(defaultValue = "") List<String> picked,
            @RequestParam(defaultValue = "") String reason,
            Locale locale,
            RedirectAttributes next) {
        return attempt(
                "applicants",
                () -> batches.changeStatus(viewer, Batches.Kind.TAKEN_IN, picked, Typed.text(reason)),
                () -> applicants(locale),
                picked,
                reason,
                next);
    }

    @GetMapping("/claims")
    ModelAndView claims(Locale locale) {
        return page("queue-claims", locale).addObject("waiting", curation.claims());
    }

    @PostMapping("/claims")
    ModelAndView verify(
            CoordinatorViewer viewer,
            @RequestParam(defaultValue = "") List<String> picked,
            @RequestParam(defaultValue = "") String reason,
            Locale locale,
            RedirectAttributes next) {
        return attempt(
                "claims",
                () -> batches.verify(viewer, picked, Typed.text(reason)),
                () -> claims(locale),
                picked,
                reason,
                next);
    }

    @GetMapping("/stale")
    ModelAndView stale(Locale locale) {
        return page("queue-stale", locale).addObject("waiting", curation.stale());
    }

    @PostMapping("/stale")
    ModelAndView pause(
            CoordinatorViewer viewer,
            @RequestParam(defaultValue = "") List<String> picked,
            @RequestParam(defaultValue = "") String reason,
            Locale locale,
            RedirectAttributes next) {
        return attempt(
                "stale",
                () -> batches.changeStatus(viewer, Batches.Kind.PAUSED, picked, Typed.text(reason)),
                () -> stale(locale),
                picked,
                reason,
                next);
    }

    @GetMapping("/mail")
    ModelAndView unreached(Locale locale) {
        return page("queue-mail", locale).addObject("waiting", curation.unreached());
    }

    @PostMapping("/batches/{batch}/undo")
    String undo(CoordinatorViewer viewer, @PathVariable String batch, RedirectAttributes next) {
        next.addFlashAttribute("back", batches.undo(viewer, batch));
        return "redirect:/curation";
    }

    /** Refused, the page comes back with what was picked and typed. */
    private static ModelAndView attempt(
            String queue,
            Supplier<Batches.Batch> work,
            Supplier<ModelAndView> page,
            List<String> picked,
            String reason,
            RedirectAttributes next) {
        try {
            next.addFlashAttribute("done", work.get());
            return new ModelAndView("redirect:/curation/" + queue);
        } catch (InvalidInput e) {
            ModelAndView again = page.get()
                    .addObject("problems", e.problems())
                    .addObject("picked", Set.copyOf(picked))
                    .addObject("reason", reason);
            again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return again;
        }
    }

    private ModelAndView page(String template, Locale locale) {
        return new ModelAndView("directory/" + template)
                .addObject("words", view.words(locale))
                .addObject("problems", List.of())
                .addObject("picked", Set.of())
                .addObject("reason", "");
    }
}
