package eu.passerelle.accounts;

import eu.passerelle.accounts.Participants.Participant;
import eu.passerelle.accounts.Viewer.CoordinatorViewer;
import eu.passerelle.kernel.AccountId;
import eu.passerelle.kernel.Conflict;
import eu.passerelle.kernel.FieldProblem;
import eu.passerelle.kernel.Ids;
import eu.passerelle.kernel.InvalidInput;
import eu.passerelle.kernel.Typed;
import eu.passerelle.privacy.AuditEntry;
import jakarta.servlet.http.HttpServletRequest;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The accounts of cities' people and experts: to close one, to open it again, and to look as its owner does. */
@Controller
@RequestMapping(ParticipantPages.PATH)
@AllowedTo(Role.COORDINATOR)
@NeedsProof(page = ParticipantPages.PATH)
class ParticipantPages {
    static final String PATH = "/participants";

    private final Participants participants;
    private final Guises guises;
    private final Accounts accounts;

    ParticipantPages(Participants participants, Guises guises, Accounts accounts) {
        this.participants = participants;
        this.guises = guises;
        this.accounts = accounts;
    }

    /** Where a form of one of them was interrupted, its page. */
    @GetMapping
    ModelAndView list(
            CoordinatorViewer viewer,
            @RequestParam(name = "q", defaultValue = "") String words,
            @RequestParam(defaultValue = "") String of,
            Model model) {
        Optional<InterruptedForm> interrupted = InterruptedForm.find(model, "participant");
        if (interrupted.isPresent()) {
            InterruptedForm form = interrupted.get();
            var typed = new Typing(form.text("what"), form.text("reason"), Ids.random());
            return page(viewer, form.text("participant"), typed, List.of());
        }
        List<Participant> found = participants.find(Typed.text(words), of);
        return new ModelAndView("accounts/participants")
                .addObject(
                        "found", found.stream().limit(Participants.MOST_LISTED).toList())
                .addObject("more", found.size() > Participants.MOST_LISTED)
                .addObject("q", words)
                .addObject("of", of);
    }

    /** @param over when a look has just ended */
    @GetMapping("/{id}")
    ModelAndView one(CoordinatorViewer viewer, @PathVariable String id, @RequestParam Optional<String> over) {
        return page(viewer, id, new Typing("", "", Ids.random()), List.of()).addObject("over", over.isPresent());
    }

    @PostMapping("/{id}/guise")
    ModelAndView lookAs(CoordinatorViewer viewer, @PathVariable String id, Typing typed, HttpServletRequest request) {
        try {
            Participants.requireReason(typed.text());
            Guises.putOn(request, guises.begin(viewer, new AccountId(id), typed.text(), typed.command()));
            return new ModelAndView("redirect:/home");
        } catch (InvalidInput invalid) {
            return page(viewer, id, typed, invalid.problems());
        } catch (Conflict conflict) {
            return page(viewer, id, typed, conflict);
        }
    }

    private ModelAndView page(CoordinatorViewer viewer, String id, Typing typed, Conflict conflict) {
        ModelAndView page = page(viewer, id, typed, List.of())
                .addObject("conflict", conflict)
                .addObject("commandId", Ids.random());
        page.setStatus(HttpStatus.CONFLICT);
        return page;
    }

    @PostMapping("/{id}/closing")
    ModelAndView close(CoordinatorViewer viewer, @PathVariable String id, Typing typed) {
        return done(
                viewer, id, typed, () -> participants.close(viewer, new AccountId(id), typed.text(), typed.command()));
    }

    @PostMapping("/{id}/opening")
    ModelAndView open(CoordinatorViewer viewer, @PathVariable String id, Typing typed) {
        return done(
                viewer, id, typed, () -> participants.open(viewer, new AccountId(id), typed.text(), typed.command()));
    }

    private ModelAndView done(CoordinatorViewer viewer, String id, Typing typed, Runnable deed) {
        try {
            deed.run();
            return new ModelAndView("redirect:" + PATH + "/" + id);
        } catch (InvalidInput invalid) {
            return page(viewer, id, typed, invalid.problems());
        } catch (Conflict conflict) {
            return page(viewer, id, typed, conflict);
        }
    }

    /** @param what the form that it was typed into */
    record Typing(
            @Nullable String what,
            @Nullable String reason,
            @Nullable String commandId) {
        public String text() {
            return Typed.text(reason);
        }

        public String textOf(String form) {
            return form.equals(what) ? text() : "";
        }

        public String command() {
            return commandId == null ? "" : commandId;
        }
    }

    /** What a coordinator did, for the page. */
    record Deed(String action, ZonedDateTime at, String who, String reason) {}

    private ModelAndView page(CoordinatorViewer viewer, String id, Typing typed, List<FieldProblem> problems) {
        var account = new AccountId(id);
        Participant participant = participants.get(account);
        return new ModelAndView(
                        "accounts/participant", problems.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT)
                .addObject("participant", participant)
                .addObject("visible", guises.isVisible(account))
                .addObject("alone", guises.isForbidden(viewer))
                .addObject("minutes", Guises.HOLDS.toMinutes())
                .addObject("deeds", deeds(account))
                .addObject("typed", typed)
                .addObject("commandId", typed.command())
                .addObject("over", false)
                .addObject("problems", problems);
    }

    private List<Deed> deeds(AccountId account) {
        List<AuditEntry> history = participants.history(account);
        Map<AccountId, String> names =
                accounts.names(history.stream().map(AuditEntry::actor).toList());
        return history.stream()
                .map(entry -> new Deed(
                        entry.action(),
                        entry.at().atZone(ZoneOffset.UTC),
                        names.getOrDefault(entry.actor(), ""),
                        entry.reason()))
                .toList();
    }
}
