package eu.passerelle.accounts;

import eu.passerelle.accounts.oidc.Providers;
import eu.passerelle.accounts.oidc.Refusal;
import eu.passerelle.kernel.FieldProblem;
import eu.passerelle.kernel.InvalidInput;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where a person sees and changes how he or she signs in, and where he or she is signed in. */
@Controller
@RequestMapping(SigningInPages.PATH)
@AllowedTo({Role.CITY, Role.EXPERT, Role.COORDINATOR, Role.AUDITOR, Role.OPERATOR})
class SigningInPages {
    static final String PATH = "/account/signing-in";
    static final String BACK = "redirect:" + PATH;

    private final View view;
    private final Factors factors;
    private final SignIns signIns;

    SigningInPages(View view, Factors factors, SignIns signIns) {
        this.view = view;
        this.factors = factors;
        this.signIns = signIns;
    }

    @GetMapping
    ModelAndView show(
            Viewer viewer, @RequestParam(name = ProviderReturn.REFUSAL, defaultValue = "") String providerRefusal) {
        return view.page(viewer, "", List.of())
                .addObject("providerRefusal", Refusal.find(providerRefusal).orElse(null));
    }

    @PostMapping("/passkeys/{id}/removal")
    @NeedsProof
    Object removePasskey(Viewer viewer, @PathVariable String id, RedirectAttributes redirect) {
        return removed(viewer, redirect, () -> factors.removePasskey(viewer, id));
    }

    @PostMapping("/app/removal")
    @NeedsProof
    Object removeApp(Viewer viewer, RedirectAttributes redirect) {
        return removed(viewer, redirect, () -> factors.removeApp(viewer));
    }

    private Object removed(Viewer viewer, RedirectAttributes redirect, Runnable removing) {
        try {
            removing.run();
            redirect.addFlashAttribute("notice", "REMOVED");
            return BACK;
        } catch (InvalidInput invalid) {
            return view.page(viewer, "", invalid.problems());
        }
    }

    @PostMapping("/codes")
    @NeedsProof
    String renewCodes(Viewer viewer, RedirectAttributes redirect) {
        List<String> codes = factors.renewCodes(viewer.account());
        if (!codes.isEmpty()) {
            redirect.addFlashAttribute("codes", codes);
        }
        return BACK;
    }

    @PostMapping("/sign-ins/{id}/end")
    String end(Viewer viewer, @PathVariable String id, RedirectAttributes redirect) {
        signIns.end(viewer.account(), id);
        redirect.addFlashAttribute("notice", "ENDED");
        return BACK;
    }

    @PostMapping("/sign-ins/end")
    String endOthers(Viewer viewer, RedirectAttributes redirect) {
        signIns.endOthers(viewer.account());
        redirect.addFlashAttribute("notice", "OTHERS_ENDED");
        return BACK;
    }

    /** The page, whichever form of it was sent. */
    @Component("signingInView")
    static class View {
        private final Passkeys passkeys;
        private final AuthenticatorApps apps;
        private final Factors factors;
        private final Identities identities;
        private final SignIns signIns;
        private final Clock clock;

        View(
                Passkeys passkeys,
                AuthenticatorApps apps,
                Factors factors,
                Identities identities,
                SignIns signIns,
                Clock clock) {
            this.passkeys = passkeys;
            this.apps = apps;
            this.factors = factors;
            this.identities = identities;
            this.signIns = signIns;
            this.clock = clock;
        }

        ModelAndView page(Viewer viewer, String name, List<FieldProblem> problems) {
            Factors.Held held = factors.of(viewer.account());
            boolean needed = factors.areNeededBy(viewer.role());
            boolean missing = needed && !held.any() && !isVouchedFor();
            List<Providers.Offered> linkable = identities.providersFor(viewer.account(), email());
            return new ModelAndView(
                            "accounts/signing-in",
                            problems.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT)
                    .addObject("held", held)
                    .addObject("missing", missing)
                    .addObject("noWay", missing && !passkeys.offered() && !apps.offered() && linkable.isEmpty())
                    .addObject("removable", !(needed && held.isOneOnly()))
                    .addObject("passkeys", passkeys.list(viewer.account()))
                    .addObject("identities", identities.list(viewer.account()))
                    .addObject("linkable", linkable)
                    .addObject("appsOffered", apps.offered())
                    .addObject("signIns", signIns.list(viewer.account()))
                    .addObject("fresh", PersonalAuthentication.isProven(clock.instant()))
                    .addObject("name", name)
                    .addObject("nameAtMost", Passkeys.NAME_AT_MOST)
                    .addObject("problems", problems);
        }

        private boolean isVouchedFor() {
            return PersonalAuthentication.find()
                    .filter(person -> signIns.standing(person) == SignIns.Standing.OPEN)
                    .isPresent();
        }

        private static String email() {
            return SignedIn.find().map(SignedIn::email).orElse("");
        }

        Object added(Viewer viewer, String name, RedirectAttributes redirect, Supplier<List<String>> adding) {
            return added(viewer, name, "ADDED", redirect, adding);
        }

        /** Back to the page with the recovery codes that came with the first factor. */
        Object added(
                Viewer viewer, String name, String notice, RedirectAttributes redirect, Supplier<List<String>> adding) {
            try {
                List<String> codes = adding.get();
                PersonalAuthentication.find().ifPresent(signIns::changed);
                redirect.addFlashAttribute("notice", notice);
                if (!codes.isEmpty()) {
                    redirect.addFlashAttribute("codes", codes);
                }
                return BACK;
            } catch (InvalidInput invalid) {
                return page(viewer, name, invalid.problems());
            }
        }
    }
}
