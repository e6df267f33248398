package eu.passerelle.accounts;

import eu.passerelle.accounts.AccountInvitations.Invitee;
import eu.passerelle.accounts.Viewer.CoordinatorViewer;
import eu.passerelle.kernel.AccountId;
import eu.passerelle.kernel.FieldProblem;
import eu.passerelle.kernel.Ids;
import eu.passerelle.kernel.InterfaceLanguage;
import eu.passerelle.kernel.InvalidInput;
import eu.passerelle.kernel.NotFound;
import eu.passerelle.kernel.Typed;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

@Controller
@RequestMapping("/network-people")
@AllowedTo(Role.COORDINATOR)
@NeedsProof(page = "/network-people")
class NetworkPeoplePages {
    private final NetworkPeople people;
    private final Clock clock;

    NetworkPeoplePages(NetworkPeople people, Clock clock) {
        this.people = people;
        this.clock = clock;
    }

    @GetMapping
    ModelAndView show(CoordinatorViewer viewer) {
        return page(viewer, new Typing("", "", "AUDITOR", "en", ""), Ids.random(), List.of());
    }

    /** As typed. */
    record Typing(String name, String email, String role, String language, String reason) {
        static Typing of(Map<String, String> form) {
            return new Typing(
                    Typed.text(form.get("name")),
                    Typed.text(form.get("email")),
                    form.getOrDefault("role", ""),
                    form.getOrDefault("language", ""),
                    Typed.text(form.get("reason")));
        }

        Invitee invitee() {
            Role wanted = NetworkPeople.ROLES.stream()
                    .filter(one -> one.name().equals(role))
                    .findFirst()
                    .orElseThrow(() -> new InvalidInput(FieldProblem.of("role", "accounts.people.role.invalid")));
            return new Invitee(email, name, InterfaceLanguage.find(language).orElse(InterfaceLanguage.EN), wanted, "");
        }
    }

    @PostMapping
    ModelAndView invite(
            CoordinatorViewer viewer,
            @RequestParam Map<String, String> form,
            @RequestParam(defaultValue = "") String commandId,
            RedirectAttributes next) {
        Typing typed = Typing.of(form);
        try {
            people.invite(viewer, typed.invitee(), typed.reason(), commandId);
            next.addFlashAttribute("invitedNow", typed.email());
            return new ModelAndView("redirect:/network-people");
        } catch (InvalidInput invalid) {
            return page(viewer, typed, commandId, invalid.problems());
        } catch (ApprovalMissing missing) {
            boolean asked = people.askToInvite(viewer, typed.invitee(), typed.reason(), commandId);
            return page(viewer, typed, Ids.random(), List.of()).addObject(asked ? "askedNow" : "aloneNow", true);
        }
    }

    @GetMapping("/{id}/end")
    ModelAndView askEnd(CoordinatorViewer viewer, @PathVariable String id) {
        return end(person(id), "", Ids.random(), List.of());
    }

    @PostMapping("/{id}/end")
    ModelAndView end(
            CoordinatorViewer viewer,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String commandId) {
        NetworkPeople.Person person = person(id);
        try {
            people.end(viewer, new AccountId(id), Typed.text(reason), commandId);
            return new ModelAndView("redirect:/network-people");
        } catch (InvalidInput invalid) {
            return end(person, reason, commandId, invalid.problems());
        }
    }

    private NetworkPeople.Person person(String id) {
        return people.list().stream()
                .filter(one -> one.account().value().equals(id))
                .findFirst()
                .orElseThrow(() -> new NotFound("Account", id));
    }

    private ModelAndView page(CoordinatorViewer viewer, Typing typed, String commandId, List<FieldProblem> problems) {
        return new ModelAndView("accounts/network-people", status(problems))
                .addObject("people", people.list())
                .addObject("own", viewer.account())
                .addObject("invited", people.invited())
                .addObject("roles", NetworkPeople.ROLES)
                .addObject("languages", InterfaceLanguage.values())
                .addObject("asked", people.asked(viewer))
                .addObject("now", clock.instant())
                .addObject("typed", typed)
                .addObject("commandId", commandId)
                .addObject("problems", problems);
    }

    private static ModelAndView end(
            NetworkPeople.Person person, String reason, String commandId, List<FieldProblem> problems) {
        return new ModelAndView("accounts/network-person-end", status(problems))
                .addObject("person", person)
                .addObject("reason", reason)
                .addObject("commandId", commandId)
                .addObject("problems", problems);
    }

    private static HttpStatus status(List<FieldProblem> problems) {
        return problems.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT;
    }
}
