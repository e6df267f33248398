package eu.passerelle.webhooks;

import eu.passerelle.accounts.AllowedTo;
import eu.passerelle.accounts.InterruptedForm;
import eu.passerelle.accounts.NeedsProof;
import eu.passerelle.accounts.Role;
import eu.passerelle.accounts.Viewer;
import eu.passerelle.kernel.Conflict;
import eu.passerelle.kernel.FieldProblem;
import eu.passerelle.kernel.Ids;
import eu.passerelle.kernel.InvalidInput;
import eu.passerelle.webhooks.Webhooks.Made;
import eu.passerelle.webhooks.Webhooks.Wanted;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
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

/** Where people set up which programs elsewhere hear of what, and see how that goes. */
@Controller
@RequestMapping(WebhookPages.PAGE)
@AllowedTo({Role.CITY, Role.EXPERT, Role.COORDINATOR})
class WebhookPages {
    static final String PAGE = "/account/webhooks";
    private static final Wanted NOTHING = new Wanted("", "", List.of());

    private final Webhooks webhooks;
    private final WebhookWords words;
    private final Clock clock;

    WebhookPages(Webhooks webhooks, WebhookWords words, Clock clock) {
        this.webhooks = webhooks;
        this.words = words;
        this.clock = clock;
    }

    @GetMapping
    ModelAndView page(Viewer viewer, Locale locale, Model model) {
        Wanted entered = InterruptedForm.find(model, "address")
                .map(typed -> new Wanted(typed.text("name"), typed.text("address"), typed.all("kinds")))
                .orElse(NOTHING);
        return page(viewer, entered, List.of(), HttpStatus.OK, locale);
    }

    @PostMapping
    @NeedsProof(page = PAGE)
    ModelAndView add(
            Viewer viewer,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String address,
            @RequestParam(defaultValue = "") List<String> kinds,
            @RequestParam(defaultValue = "") String commandId,
            RedirectAttributes next,
            Locale locale) {
        var wanted = new Wanted(name, address, kinds);
        try {
            return shown(webhooks.add(viewer, wanted, commandId), "added", next);
        } catch (InvalidInput e) {
            return page(viewer, wanted, e.problems(), HttpStatus.UNPROCESSABLE_CONTENT, locale);
        }
    }

    @PostMapping("/{id}/secret")
    @NeedsProof(page = PAGE)
    ModelAndView rotate(
            Viewer viewer,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String commandId,
            RedirectAttributes next) {
        return shown(webhooks.rotate(viewer.account(), id, commandId), "rotated", next);
    }

    private static ModelAndView shown(Made made, String notice, RedirectAttributes next) {
        made.secret().ifPresent(secret -> next.addFlashAttribute("secret", secret.value()));
        return noticed(notice, made.webhook().name(), next);
    }

    @PostMapping("/{id}/test")
    ModelAndView test(
            Viewer viewer,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String commandId,
            RedirectAttributes next,
            Locale locale) {
        try {
            webhooks.test(viewer.account(), id, commandId);
            return noticed("tested", "", next);
        } catch (Conflict e) {
            return page(viewer, NOTHING, List.of(), HttpStatus.CONFLICT, locale).addObject("conflict", e);
        }
    }

    @PostMapping("/{id}/pause")
    ModelAndView pause(Viewer viewer, @PathVariable String id, RedirectAttributes next) {
        webhooks.pause(viewer.account(), id);
        return noticed("paused", "", next);
    }

    @PostMapping("/{id}/resumption")
    ModelAndView resume(Viewer viewer, @PathVariable String id, RedirectAttributes next) {
        webhooks.resume(viewer.account(), id);
        return noticed("resumed", "", next);
    }

    @PostMapping("/{id}/removal")
    ModelAndView remove(Viewer viewer, @PathVariable String id, RedirectAttributes next) {
        webhooks.remove(viewer.account(), id);
        return noticed("removed", "", next);
    }

    private static ModelAndView noticed(String notice, String name, RedirectAttributes next) {
        next.addFlashAttribute("notice", notice);
        next.addFlashAttribute("noticed", name);
        return new ModelAndView("redirect:" + PAGE);
    }

    private ModelAndView page(
            Viewer viewer, Wanted entered, List<FieldProblem> problems, HttpStatus status, Locale locale) {
        return new ModelAndView("webhooks/webhooks", status)
                .addObject("problems", problems)
                .addObject("entered", entered)
                .addObject("fresh", InterruptedForm.mayBeSent(clock))
                .addObject("commandId", Ids.random())
                .addObject("kinds", EventKind.heardBy(viewer.role()))
                .addObject("most", Webhooks.MOST)
                .addObject(
                        "cards",
                        webhooks.of(viewer.account()).stream()
                                .map(listed -> words.card(listed, locale))
                                .toList());
    }
}
