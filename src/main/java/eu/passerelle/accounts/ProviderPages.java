package eu.passerelle.accounts;

import eu.passerelle.accounts.oidc.Errand;
import eu.passerelle.accounts.oidc.Errand.Purpose;
import eu.passerelle.accounts.oidc.Providers;
import eu.passerelle.accounts.oidc.Refusal;
import eu.passerelle.accounts.oidc.Vouched;
import eu.passerelle.kernel.InvalidInput;
import eu.passerelle.kernel.NotFound;
import eu.passerelle.kernel.SecretToken;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The ways to a provider and what is done with what it says. {@link ProviderReturn} is the way back. */
@Controller
@AllowedTo({Role.CITY, Role.EXPERT, Role.COORDINATOR, Role.AUDITOR, Role.OPERATOR})
class ProviderPages {
    private static final String LINKING = SigningInPages.PATH + "/linking";

    private final Providers providers;
    private final Identities identities;
    private final AccountInvitations invitations;
    private final VouchedGuests guests;
    private final ProviderReturn back;
    private final Entrance entrance;
    private final SigningInPages.View view;
    private final SignInThrottle throttle;

    ProviderPages(
            Providers providers,
            Identities identities,
            AccountInvitations invitations,
            VouchedGuests guests,
            ProviderReturn back,
            Entrance entrance,
            SigningInPages.View view,
            SignInThrottle throttle) {
        this.providers = providers;
        this.identities = identities;
        this.invitations = invitations;
        this.guests = guests;
        this.back = back;
        this.entrance = entrance;
        this.view = view;
        this.throttle = throttle;
    }

    /** Whoever is in already stays so: another site could send people here, to be signed in as somebody else. */
    @GetMapping("/sign-in/with/{provider}")
    @AllowedTo(Role.ANYONE)
    ResponseEntity<Void> toSignIn(
            @PathVariable String provider,
            @RequestParam(defaultValue = "/") String next,
            HttpServletRequest request,
            HttpServletResponse response) {
        String path = ReturnPath.afterSigningIn(next).value();
        if (entrance.isPassed()) {
            return seeOther(URI.create(path));
        }
        boolean anew = entrance.halfWay(request).isPresent();
        return go(provider, new Errand(Purpose.SIGN_IN, "", path, anew), request, response);
    }

    @GetMapping(ProofPages.PATH + "/with/{provider}")
    ResponseEntity<Void> toProve(
            Viewer viewer,
            @PathVariable String provider,
            @RequestParam(defaultValue = "/") String next,
            HttpServletRequest request,
            HttpServletResponse response) {
        String path = ReturnPath.afterSigningIn(next).value();
        return go(provider, new Errand(Purpose.PROOF, viewer.account().value(), path, true), request, response);
    }

    @GetMapping(SigningInPages.PATH + "/providers/{provider}")
    @NeedsProof
    ResponseEntity<Void> toLink(
            Viewer viewer, @PathVariable String provider, HttpServletRequest request, HttpServletResponse response) {
        requireFor(provider, email());
        return go(provider, new Errand(Purpose.LINK, viewer.account().value(), LINKING, false), request, response);
    }

    @GetMapping("/invitations/{token}/with/{provider}")
    @AllowedTo(Role.ANYONE)
    ResponseEntity<Void> toAccept(
            @PathVariable String token,
            @PathVariable String provider,
            HttpServletRequest request,
            HttpServletResponse response) {
        var link = new SecretToken(token);
        requireFor(provider, invitations.of(link).invitee().email());
        var errand = new Errand(Purpose.INVITATION, link.hash(), "/invitations/" + token, false);
        return go(provider, errand, request, response);
    }

    private void requireFor(String provider, String email) {
        if (!providers.isFor(provider, email)) {
            throw new NotFound("Provider", provider);
        }
    }

    private ResponseEntity<Void> go(
            String provider, Errand errand, HttpServletRequest request, HttpServletResponse response) {
        URI address = throttle.takeFrom(request.getRemoteAddr())
                ? providers
                        .begin(request, response, provider, errand)
                        .orElseGet(() -> URI.create(back.back(request, Optional.of(errand), Refusal.UNREACHABLE)))
                : URI.create(back.back(request, Optional.of(errand), Refusal.TOO_MANY));
        return seeOther(address);
    }

    private static ResponseEntity<Void> seeOther(URI address) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER).location(address).build();
    }

    @GetMapping(LINKING)
    @NeedsProof
    Object linking(Viewer viewer, HttpServletRequest request) {
        Optional<Vouched> person = guest(viewer, request);
        if (person.isEmpty()) {
            return SigningInPages.BACK;
        }
        Optional<Identities.Owner> owner = identities.owner(person.get());
        if (owner.isPresent()) {
            boolean own = owner.get().account().equals(viewer.account());
            return own
                    ? SigningInPages.BACK
                    : SigningInPages.BACK + "?" + ProviderReturn.REFUSAL + "=" + Refusal.OTHERS;
        }
        return new ModelAndView("accounts/linking")
                .addObject("vouched", person.get())
                .addObject("providerName", name(person.get()));
    }

    @PostMapping(LINKING)
    @NeedsProof
    Object link(Viewer viewer, HttpServletRequest request, RedirectAttributes redirect) {
        Optional<Vouched> person = guest(viewer, request);
        if (person.isEmpty()) {
            return SigningInPages.BACK + "?" + ProviderReturn.REFUSAL + "=" + Refusal.AGAIN;
        }
        requireFor(person.get().provider(), email());
        guests.forget(request);
        return view.added(viewer, "", "LINKED", redirect, () -> identities.link(viewer.account(), person.get()));
    }

    @PostMapping(SigningInPages.PATH + "/identities/{id}/removal")
    @NeedsProof
    Object unlink(Viewer viewer, @PathVariable String id, RedirectAttributes redirect) {
        try {
            identities.unlink(viewer, id);
            redirect.addFlashAttribute("notice", "REMOVED");
            return SigningInPages.BACK;
        } catch (InvalidInput invalid) {
            return view.page(viewer, "", invalid.problems());
        }
    }

    private Optional<Vouched> guest(Viewer viewer, HttpServletRequest request) {
        return guests.find(request, Purpose.LINK, viewer.account().value());
    }

    private String name(Vouched person) {
        return providers
                .withIssuer(person.issuer())
                .map(Providers.Offered::name)
                .orElse("");
    }

    private static String email() {
        return SignedIn.find()
                .orElseThrow(() -> new InsufficientAuthenticationException("Nobody has signed in"))
                .email();
    }
}
