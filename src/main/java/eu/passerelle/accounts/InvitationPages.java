package eu.passerelle.accounts;

import eu.passerelle.accounts.oidc.Errand.Purpose;
import eu.passerelle.accounts.oidc.Providers;
import eu.passerelle.accounts.oidc.Refusal;
import eu.passerelle.accounts.oidc.Vouched;
import eu.passerelle.kernel.FieldProblem;
import eu.passerelle.kernel.InvalidInput;
import eu.passerelle.kernel.SecretToken;
import eu.passerelle.kernel.Typed;
import eu.passerelle.privacy.PrivacyNotices;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
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
@RequestMapping("/invitations/{token}")
@AllowedTo(Role.ANYONE)
class InvitationPages {
    private final AccountInvitations invitations;
    private final PrivacyNotices notices;
    private final Identities identities;
    private final Providers providers;
    private final VouchedGuests guests;
    private final ProviderReturn back;

    InvitationPages(
            AccountInvitations invitations,
            PrivacyNotices notices,
            Identities identities,
            Providers providers,
            VouchedGuests guests,
            ProviderReturn back) {
        this.invitations = invitations;
        this.notices = notices;
        this.identities = identities;
        this.providers = providers;
        this.guests = guests;
        this.back = back;
    }

    @GetMapping
    ModelAndView show(
            @PathVariable String token,
            @RequestParam(name = ProviderReturn.REFUSAL, defaultValue = "") String providerRefusal,
            HttpServletRequest request) {
        AccountInvitations.Invitation invitation = invitations.of(new SecretToken(token));
        return page(token, invitation, invitation.invitee().name(), request, List.of())
                .addObject("providerRefusal", Refusal.find(providerRefusal).orElse(null));
    }

    @PostMapping
    ModelAndView accept(
            @PathVariable String token,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String notice,
            HttpServletRequest request) {
        AccountInvitations.Invitation invitation = invitations.of(new SecretToken(token));
        try {
            invitations.accept(new SecretToken(token), Typed.text(name), password, shown(notice));
            return new ModelAndView("redirect:/sign-in");
        } catch (InvalidInput invalid) {
            return page(token, invitation, name, request, invalid.problems());
        }
    }

    /** Who had an older one on the screen is asked after signing in. */
    private Optional<String> shown(String notice) {
        return Optional.of(notice).filter(notices.current().version()::equals);
    }

    /** By what a provider has said meanwhile, and at once into the account: the link and the provider together open it. */
    @PostMapping("/with")
    ModelAndView acceptWith(
            @PathVariable String token,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String notice,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        AccountInvitations.Invitation invitation = invitations.of(new SecretToken(token));
        Optional<Vouched> person = guest(token, request);
        if (person.isEmpty()) {
            return new ModelAndView(
                    "redirect:/invitations/" + token + "?" + ProviderReturn.REFUSAL + "=" + Refusal.AGAIN);
        }
        try {
            AccountInvitations.Accepted accepted = invitations.accept(
                    new SecretToken(token),
                    Typed.text(name),
                    shown(notice),
                    account -> identities.link(account, person.get()));
            back.enter(request, response, accepted.account(), person.get());
            if (accepted.codes().isEmpty()) {
                return new ModelAndView("redirect:/");
            }
            redirect.addFlashAttribute("codes", accepted.codes());
            return new ModelAndView(SigningInPages.BACK);
        } catch (InvalidInput invalid) {
            return page(token, invitation, name, request, invalid.problems());
        }
    }

    private Optional<Vouched> guest(String token, HttpServletRequest request) {
        return guests.find(request, Purpose.INVITATION, new SecretToken(token).hash());
    }

    private ModelAndView page(
            String token,
            AccountInvitations.Invitation invitation,
            String name,
            HttpServletRequest request,
            List<FieldProblem> problems) {
        var page = new ModelAndView("accounts/invitation");
        page.setStatus(problems.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
        guest(token, request)
                .ifPresent(person -> page.addObject("vouched", person)
                        .addObject(
                                "providerName",
                                providers
                                        .withIssuer(person.issuer())
                                        .map(Providers.Offered::name)
                                        .orElse("")));
        return page.addObject("token", token)
                .addObject("invitee", invitation.invitee())
                .addObject("providers", providers.offeredTo(invitation.invitee().email()))
                .addObject("name", name)
                .addObject("notice", notices.current().version())
                .addObject("passwordAtLeast", Passwords.AT_LEAST)
                .addObject("problems", problems);
    }
}
