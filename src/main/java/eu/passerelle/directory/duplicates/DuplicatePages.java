package eu.passerelle.directory.duplicates;

import eu.passerelle.accounts.AllowedTo;
import eu.passerelle.accounts.Role;
import eu.passerelle.accounts.Viewer.CoordinatorViewer;
import eu.passerelle.directory.Taxonomy;
import eu.passerelle.directory.World;
import eu.passerelle.directory.duplicates.ExpertState.Part;
import eu.passerelle.kernel.Conflict;
import eu.passerelle.kernel.ExpertId;
import eu.passerelle.kernel.NotFound;
import eu.passerelle.kernel.Typed;
import eu.passerelle.privacy.ProfileViews;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

@Controller
@RequestMapping("/curation/duplicates")
@AllowedTo(Role.COORDINATOR)
class DuplicatePages {
    private static final String LIST = "redirect:/curation/duplicates";

    private final Duplicates duplicates;
    private final Merges merges;
    private final ProfileViews views;
    private final World world;
    private final Taxonomy taxonomy;
    private final MessageSource messages;

    DuplicatePages(
            Duplicates duplicates,
            Merges merges,
            ProfileViews views,
            World world,
            Taxonomy taxonomy,
            MessageSource messages) {
        this.duplicates = duplicates;
        this.merges = merges;
        this.views = views;
        this.world = world;
        this.taxonomy = taxonomy;
        this.messages = messages;
    }

    @GetMapping
    String all(Model model) {
        model.addAttribute("looking", duplicates.isLooking());
        model.addAttribute("waiting", duplicates.open());
        model.addAttribute("merges", merges.late());
        return "directory/duplicates";
    }

    @PostMapping("/search")
    String look() {
        duplicates.lookNow();
        return LIST;
    }

    @GetMapping("/{one}/{other}")
    ModelAndView pair(CoordinatorViewer viewer, @PathVariable String one, @PathVariable String other, Locale locale) {
        if (one.equals(other)) {
            throw new NotFound("Pair of profiles", one + ", " + other);
        }
        views.open(viewer.account(), new ExpertId(one));
        views.open(viewer.account(), new ExpertId(other));
        return page(new ExpertId(one), new ExpertId(other), Set.of(), "", locale);
    }

    /** @param form a radio for each part, named as the part, that says whose is taken: {@code here} or {@code there} */
    @PostMapping("/{one}/{other}/merge")
    ModelAndView merge(
            CoordinatorViewer viewer,
            @PathVariable String one,
            @PathVariable String other,
            @RequestParam Map<String, String> form,
            Locale locale) {
        var kept = new ExpertId(one);
        var given = new ExpertId(other);
        Set<Part> fromOther = fromOther(form);
        String reason = Typed.text(form.get("reason"));
        try {
            merges.merge(viewer, kept, given, fromOther, reason);
            return new ModelAndView(LIST + "#merged");
        } catch (Conflict e) {
            ModelAndView page = page(kept, given, fromOther, reason, locale)
                    .addObject(
                            "refusal",
                            messages.getMessage(e.code(), e.arguments().toArray(), locale));
            page.setStatus(HttpStatus.CONFLICT);
            return page;
        }
    }

    @PostMapping("/{one}/{other}/settlement")
    String settle(
            CoordinatorViewer viewer,
            @PathVariable String one,
            @PathVariable String other,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes next) {
        duplicates.settle(viewer, new ExpertId(one), new ExpertId(other), Typed.text(reason));
        next.addFlashAttribute("settled", one + "/" + other);
        return LIST;
    }

    @PostMapping("/{one}/{other}/reopening")
    String reopen(CoordinatorViewer viewer, @PathVariable String one, @PathVariable String other) {
        duplicates.reopen(viewer, new ExpertId(one), new ExpertId(other));
        return LIST;
    }

    @PostMapping("/merges/{merge}/undo")
    String undo(CoordinatorViewer viewer, @PathVariable String merge) {
        merges.undo(viewer, merge);
        return LIST;
    }

    private ModelAndView page(ExpertId one, ExpertId other, Set<Part> fromOther, String reason, Locale locale) {
        ExpertState here = merges.state(one);
        ExpertState there = merges.state(other);
        var comparison = new Comparison(locale, world, taxonomy, messages);
        return new ModelAndView("directory/duplicate")
                .addObject("one", one)
                .addObject("other", other)
                .addObject("here", here.fullName())
                .addObject("there", there.fullName())
                .addObject("choices", comparison.choices(here, there, fromOther))
                .addObject("together", comparison.together(here, there))
                .addObject("committed", merges.isCommitted(other))
                .addObject("reason", reason);
    }

    private static Set<Part> fromOther(Map<String, String> form) {
        var parts = EnumSet.noneOf(Part.class);
        Arrays.stream(Part.values())
                .filter(part -> "there".equals(form.get(part.name())))
                .forEach(parts::add);
        return parts;
    }
}
