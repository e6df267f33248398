package eu.passerelle.accounts;

import eu.passerelle.kernel.Attachment;
import eu.passerelle.kernel.FieldProblem;
import eu.passerelle.kernel.Ids;
import eu.passerelle.kernel.InvalidInput;
import eu.passerelle.kernel.papers.Pdf;
import eu.passerelle.privacy.Erasures;
import eu.passerelle.privacy.PersonalCopy;
import eu.passerelle.privacy.PersonalCopy.Copy;
import java.util.List;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** What is kept about a person, to take along; and how to leave for good, and to stay after all. */
@Controller
@RequestMapping(LeavingPages.PATH)
@AllowedTo({Role.CITY, Role.EXPERT, Role.COORDINATOR, Role.AUDITOR, Role.OPERATOR})
class LeavingPages {
    static final String PATH = "/account/leaving";

    private final Leaving leaving;
    private final Erasures erasures;
    private final PersonalCopy copies;
    private final CopyPaper paper;
    private final Pdf pdf;
    private final JsonMapper json;

    LeavingPages(Leaving leaving, Erasures erasures, PersonalCopy copies, CopyPaper paper, Pdf pdf, JsonMapper json) {
        this.leaving = leaving;
        this.erasures = erasures;
        this.copies = copies;
        this.paper = paper;
        this.pdf = pdf;
        this.json = json.rebuild().enable(SerializationFeature.INDENT_OUTPUT).build();
    }

    @GetMapping
    ModelAndView show(Viewer viewer) {
        return page(viewer, Ids.random(), List.of());
    }

    @PostMapping
    @NeedsProof(page = PATH)
    Object ask(
            Viewer viewer,
            @RequestParam(defaultValue = "false") boolean understood,
            @RequestParam(defaultValue = "") String commandId) {
        try {
            leaving.ask(viewer, understood, commandId);
            return "redirect:" + PATH;
        } catch (InvalidInput invalid) {
            return page(viewer, commandId, invalid.problems());
        }
    }

    @PostMapping("/taking-back")
    Object takeBack(Viewer viewer, RedirectAttributes redirect) {
        try {
            leaving.takeBack(viewer);
            redirect.addFlashAttribute("notice", "STAYS");
            return "redirect:/account";
        } catch (InvalidInput invalid) {
            return page(viewer, Ids.random(), invalid.problems());
        }
    }

    @GetMapping("/copy.json")
    @NeedsProof
    ResponseEntity<byte[]> json(Viewer viewer) {
        return file(json.writeValueAsBytes(copy(viewer)), MediaType.APPLICATION_JSON, "passerelle.json");
    }

    @GetMapping("/copy.pdf")
    @NeedsProof
    ResponseEntity<byte[]> pdf(Viewer viewer, Locale locale) {
        return file(
                pdf.of(paper.of(copy(viewer), person().name(), locale)), MediaType.APPLICATION_PDF, "passerelle.pdf");
    }

    private Copy copy(Viewer viewer) {
        return copies.of(erasures.of(viewer.account()));
    }

    private static ResponseEntity<byte[]> file(byte[] bytes, MediaType type, String name) {
        return new Attachment(name, type).with(bytes);
    }

    private ModelAndView page(Viewer viewer, String commandId, List<FieldProblem> problems) {
        return new ModelAndView(
                        "accounts/leaving", problems.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT)
                .addObject("leaving", leaving.open(viewer).map(LeavingView::of).orElse(LeavingView.NONE))
                .addObject("role", viewer.role().name())
                .addObject("commandId", commandId)
                .addObject("problems", problems);
    }

    private static SignedIn person() {
        return SignedIn.find().orElseThrow(() -> new InsufficientAuthenticationException("Nobody has signed in"));
    }
}
