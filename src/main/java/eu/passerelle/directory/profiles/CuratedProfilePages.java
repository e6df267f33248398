package eu.passerelle.directory.profiles;

import eu.passerelle.accounts.AccountInvitations;
import eu.passerelle.accounts.AllowedTo;
import eu.passerelle.accounts.Role;
import eu.passerelle.accounts.Viewer.CoordinatorViewer;
import eu.passerelle.directory.Expert;
import eu.passerelle.directory.ExpertStatus;
import eu.passerelle.kernel.ExpertId;
import eu.passerelle.kernel.InvalidInput;
import eu.passerelle.kernel.Typed;
import eu.passerelle.privacy.ProfileViews;
import java.util.List;
import java.util.Locale;
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

/** A profile as a coordinator sees it: all of it, each claim with what to decide on it, and what was decided before. */
@Controller
@RequestMapping("/experts/{id}")
@AllowedTo(Role.COORDINATOR)
class CuratedProfilePages {
    private final Profiles profiles;
    private final CompetenceClaims claims;
    private final Membership membership;
    private final Joining joining;
    private final AccountInvitations invitations;
    private final Conduct conduct;
    private final ProfileViews views;
    private final ProfileView view;

    CuratedProfilePages(
            Profiles profiles,
            CompetenceClaims claims,
            Membership membership,
            Joining joining,
            AccountInvitations invitations,
            Conduct conduct,
            ProfileViews views,
            ProfileView view) {
        this.profiles = profiles;
        this.claims = claims;
        this.membership = membership;
        this.joining = joining;
        this.invitations = invitations;
        this.conduct = conduct;
        this.views = views;
        this.view = view;
    }

    @GetMapping
    ModelAndView one(CoordinatorViewer viewer, @PathVariable String id, Locale locale) {
        var expert = new ExpertId(id);
        return profiles.successor(expert)
                .map(kept -> new ModelAndView("redirect:/experts/" + kept))
                .orElseGet(() -> {
                    ModelAndView page = page(expert, locale);
                    views.open(viewer.account(), expert);
                    return page;
                });
    }

    @PostMapping("/claims/{code}/verification")
    ModelAndView verify(
            CoordinatorViewer viewer,
            @PathVariable String id,
            @PathVariable String code,
            @RequestParam(defaultValue = "") String level,
            @RequestParam(defaultValue = "") String reason,
            Locale locale) {
        var expert = new ExpertId(id);
        return attempt(
                expert,
                locale,
                "#claim-" + code,
                Map.of(code, reason),
                () -> claims.verify(viewer, expert, code, ClaimPages.level(level), Typed.text(reason)));
    }

    @PostMapping("/claims/{code}/withdrawal")
    ModelAndView unverify(
            CoordinatorViewer viewer,
            @PathVariable String id,
            @PathVariable String code,
            @RequestParam(defaultValue = "") String reason,
            Locale locale) {
        var expert = new ExpertId(id);
        return attempt(
                expert,
                locale,
                "#claim-" + code,
                Map.of(code, reason),
                () -> claims.unverify(viewer, expert, code, Typed.text(reason)));
    }

    @PostMapping("/status")
    ModelAndView decide(
            CoordinatorViewer viewer,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String status,
            @RequestParam(defaultValue = "") String reason,
            Locale locale) {
        var expert = new ExpertId(id);
        return attempt(
                expert,
                locale,
                "",
                Map.of("status", reason),
                () -> membership.decide(viewer, expert, status, Typed.text(reason)));
    }

    @PostMapping("/declination")
    ModelAndView decline(
            CoordinatorViewer viewer,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String reason,
            Locale locale) {
        var expert = new ExpertId(id);
        ModelAndView page = attempt(
                expert,
                locale,
                "",
                Map.of("decline", reason),
                () -> joining.decline(viewer, expert, Typed.text(reason)));
        return page.getStatus() == null ? new ModelAndView("redirect:/curation/applicants") : page;
    }

    @PostMapping("/invitation")
    String invite(CoordinatorViewer viewer, @PathVariable String id, RedirectAttributes next) {
        var expert = new ExpertId(id);
        next.addFlashAttribute("invited", joining.invite(viewer.account(), expert));
        return "redirect:/experts/" + expert + "#account";
    }

    /** @param reasons as typed, by what they are about, so that none is lost when another field is wrong */
    private ModelAndView attempt(
            ExpertId expert, Locale locale, String place, Map<String, String> reasons, Runnable work) {
        try {
            work.run();
            return new ModelAndView("redirect:/experts/" + expert + place);
        } catch (InvalidInput e) {
            ModelAndView page =
                    page(expert, locale).addObject("problems", e.problems()).addObject("reasons", reasons);
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return page;
        }
    }

    private ModelAndView page(ExpertId id, Locale locale) {
        Profile profile = profiles.get(id);
        Expert expert = profile.expert();
        return view.page("expert", profile, locale)
                .addObject("history", profiles.history(id))
                .addObject("stale", profile.isStale(profiles.today(expert)))
                .addObject("choices", Membership.choices(expert.status()))
                .addObject("access", access(expert))
                .addObject("signed", conduct.signedOn(id).orElse(null))
                .addObject("isApplicant", expert.status() == ExpertStatus.APPLICANT)
                .addObject("reasons", Map.of())
                .addObject("problems", List.of());
    }

    /** How the expert signs in: {@code ACCOUNT}, {@code INVITED}, or {@code NONE}. */
    private String access(Expert expert) {
        if (invitations.hasAccount(expert.email())) {
            return "ACCOUNT";
        }
        return invitations.open(expert.id().value()).isEmpty() ? "NONE" : "INVITED";
    }
}
