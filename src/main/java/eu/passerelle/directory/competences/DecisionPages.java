package eu.passerelle.directory.competences;

import eu.passerelle.accounts.AllowedTo;
import eu.passerelle.accounts.Role;
import eu.passerelle.accounts.Viewer.CoordinatorViewer;
import eu.passerelle.kernel.CompetenceCode;
import eu.passerelle.kernel.Conflict;
import eu.passerelle.kernel.FieldProblem;
import eu.passerelle.kernel.InvalidInput;
import eu.passerelle.kernel.Typed;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Moving, merging, deprecating and restoring a concept, from the forms on its page. */
@Controller
@RequestMapping("/competences/{code}")
@AllowedTo(Role.COORDINATOR)
class DecisionPages {
    private final Decisions decisions;
    private final ConceptPage page;

    DecisionPages(Decisions decisions, ConceptPage page) {
        this.decisions = decisions;
        this.page = page;
    }

    /**
     * What the forms send.
     *
     * @param rev of the concept when the form was shown
     * @param other the concept that was chosen; empty for none
     */
    record Sent(long rev, String other, String reason) {
        Optional<String> chosen() {
            return Optional.of(other).filter(code -> !code.isEmpty());
        }
    }

    @PostMapping("/move")
    ModelAndView move(
            CoordinatorViewer viewer,
            @PathVariable String code,
            @RequestParam(defaultValue = "") String rev,
            @RequestParam(defaultValue = "") String broader,
            @RequestParam(defaultValue = "") String reason,
            Locale locale) {
        Sent sent = sent(rev, broader, reason);
        return attempt(
                viewer,
                code,
                "move",
                sent,
                locale,
                () -> decisions.move(viewer, code, sent.rev(), sent.chosen(), sent.reason()));
    }

    @PostMapping("/merge")
    ModelAndView merge(
            CoordinatorViewer viewer,
            @PathVariable String code,
            @RequestParam(defaultValue = "") String rev,
            @RequestParam(defaultValue = "") String into,
            @RequestParam(defaultValue = "") String reason,
            Locale locale) {
        Sent sent = sent(rev, into, reason);
        return attempt(
                viewer,
                code,
                "merge",
                sent,
                locale,
                () -> decisions.merge(viewer, code, sent.rev(), sent.other(), sent.reason()));
    }

    @PostMapping("/deprecation")
    ModelAndView deprecate(
            CoordinatorViewer viewer,
            @PathVariable String code,
            @RequestParam(defaultValue = "") String rev,
            @RequestParam(defaultValue = "") String replacedBy,
            @RequestParam(defaultValue = "") String reason,
            Locale locale) {
        Sent sent = sent(rev, replacedBy, reason);
        return attempt(
                viewer,
                code,
                "deprecate",
                sent,
                locale,
                () -> decisions.deprecate(viewer, code, sent.rev(), sent.chosen(), sent.reason()));
    }

    @PostMapping("/restoration")
    ModelAndView restore(
            CoordinatorViewer viewer,
            @PathVariable String code,
            @RequestParam(defaultValue = "") String rev,
            @RequestParam(defaultValue = "") String reason,
            Locale locale) {
        Sent sent = sent(rev, "", reason);
        return attempt(
                viewer,
                code,
                "restore",
                sent,
                locale,
                () -> decisions.restore(viewer, code, sent.rev(), sent.reason()));
    }

    private static Sent sent(String rev, String other, String reason) {
        return new Sent(rev(rev), Typed.text(other), Typed.text(reason));
    }

    /** What is no number is no state of any concept. */
    static long rev(String typed) {
        return typed.matches("\\d{1,18}") ? Long.parseLong(typed) : -1;
    }

    /** @param form which to show open when it is not taken */
    private ModelAndView attempt(
            CoordinatorViewer viewer, String code, String form, Sent sent, Locale locale, Runnable work) {
        String known = new CompetenceCode(code).value();
        try {
            work.run();
            return new ModelAndView("redirect:/competences/" + known);
        } catch (InvalidInput e) {
            return again(viewer, known, form, sent, locale, HttpStatus.UNPROCESSABLE_CONTENT, e.problems());
        } catch (Conflict e) {
            return again(
                    viewer,
                    known,
                    form,
                    sent,
                    locale,
                    HttpStatus.CONFLICT,
                    List.of(new FieldProblem("decide", e.code(), e.arguments())));
        }
    }

    private ModelAndView again(
            CoordinatorViewer viewer,
            String code,
            String form,
            Sent sent,
            Locale locale,
            HttpStatus status,
            List<FieldProblem> problems) {
        ModelAndView shown = page.of(viewer, code, locale)
                .addObject("problems", problems)
                .addObject("open", form)
                .addObject("typed", Map.of("other", sent.other(), "reason", sent.reason()));
        shown.setStatus(status);
        return shown;
    }
}
