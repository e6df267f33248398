package eu.passerelle.accounts;

import eu.passerelle.kernel.FieldProblem;
import eu.passerelle.kernel.InvalidInput;
import eu.passerelle.kernel.SecretToken;
import eu.passerelle.kernel.Typed;
import eu.passerelle.privacy.PrivacyNotices;
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

@Controller
@RequestMapping("/invitations/{token}")
@AllowedTo(Role.ANYONE)
class InvitationPages {
    private final AccountInvitations invitations;
    private final PrivacyNotices notices;

    InvitationPages(AccountInvitations invitations, PrivacyNotices notices) {
        this.invitations = invitations;
        this.notices = notices;
    }

    @GetMapping
    ModelAndView show(@PathVariable String token) {
        AccountInvitations.Invitation invitation = invitations.of(new SecretToken(token));
        return page(token, invitation, invitation.invitee().name(), List.of());
    }

    @PostMapping
    ModelAndView accept(
            @PathVariable String token,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String notice) {
        AccountInvitations.Invitation invitation = invitations.of(new SecretToken(token));
        try {
            invitations.accept(new SecretToken(token), Typed.text(name), password, shown(notice));
            return new ModelAndView("redirect:/sign-in");
        } catch (InvalidInput invalid) {
            return page(token, invitation, name, invalid.problems());
        }
    }

    /** Who had an older one on the screen is asked after signing in. */
    private Optional<String> shown(String notice) {
        return Optional.of(notice).filter(notices.current().version()::equals);
    }

    private ModelAndView page(
            String token, AccountInvitations.Invitation invitation, String name, List<FieldProblem> problems) {
        var page = new ModelAndView("accounts/invitation");
        page.setStatus(problems.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
        return page.addObject("token", token)
                .addObject("invitee", invitation.invitee())
                .addObject("name", name)
                .addObject("notice", notices.current().version())
                .addObject("passwordAtLeast", Passwords.AT_LEAST)
                .addObject("problems", problems);
    }
}
