package eu.passerelle.accounts;

import eu.passerelle.kernel.FieldProblem;
import eu.passerelle.kernel.InvalidInput;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Adds a passkey: the browser is asked for one, and its answer comes as an ordinary form. */
@Controller
@RequestMapping(SigningInPages.PATH + "/passkeys")
@AllowedTo({Role.CITY, Role.EXPERT, Role.COORDINATOR, Role.AUDITOR, Role.OPERATOR})
@NeedsProof
class PasskeyPages {
    private final PasskeyChallenges challenges;
    private final Passkeys passkeys;
    private final SigningInPages.View view;

    PasskeyPages(PasskeyChallenges challenges, Passkeys passkeys, SigningInPages.View view) {
        this.challenges = challenges;
        this.passkeys = passkeys;
        this.view = view;
    }

    @PostMapping("/options")
    ResponseEntity<String> options(HttpServletRequest request) {
        return challenges.toAdd(
                request,
                PersonalAuthentication.find()
                        .orElseThrow(() -> new InsufficientAuthenticationException("Nobody has signed in")));
    }

    @PostMapping
    Object add(
            Viewer viewer,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String credential,
            HttpServletRequest request,
            RedirectAttributes redirect) {
        return view.added(viewer, name, redirect, () -> added(viewer, name, credential, request));
    }

    private List<String> added(Viewer viewer, String name, String credential, HttpServletRequest request) {
        return challenges
                .askedToAdd(request)
                .map(asked -> passkeys.add(viewer.account(), asked, name, credential))
                .orElseThrow(() -> new InvalidInput(FieldProblem.of("name", "accounts.passkey.failed")));
    }
}
