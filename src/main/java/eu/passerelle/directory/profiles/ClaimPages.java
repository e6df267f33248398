package eu.passerelle.directory.profiles;

import eu.passerelle.accounts.AllowedTo;
import eu.passerelle.accounts.Role;
import eu.passerelle.accounts.ShownInGuise;
import eu.passerelle.accounts.Viewer.ExpertViewer;
import eu.passerelle.directory.Claim;
import eu.passerelle.directory.MissingConcepts;
import eu.passerelle.directory.Taxonomy;
import eu.passerelle.kernel.InterfaceLanguage;
import eu.passerelle.kernel.InvalidInput;
import eu.passerelle.kernel.Typed;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** What the expert can do, competence by competence: each has its own small form, so that nothing is lost on the way. */
@Controller
@RequestMapping("/profile/competences")
@AllowedTo(Role.EXPERT)
class ClaimPages {
    private static final int MOST_FOUND = 8;
    private static final int LONGEST_SEARCH = 200;

    private final Profiles profiles;
    private final CompetenceClaims claims;
    private final ProfileView view;
    private final Taxonomy taxonomy;
    private final MissingConcepts missing;

    ClaimPages(
            Profiles profiles, CompetenceClaims claims, ProfileView view, Taxonomy taxonomy, MissingConcepts missing) {
        this.profiles = profiles;
        this.claims = claims;
        this.view = view;
        this.taxonomy = taxonomy;
        this.missing = missing;
    }

    @GetMapping
    @ShownInGuise
    ModelAndView list(
            ExpertViewer viewer,
            @RequestParam(defaultValue = "") String q,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean whileTyping,
            Locale locale) {
        if (!whileTyping) {
            missing.searchedInVain(Typed.text(q), InterfaceLanguage.of(locale));
        }
        return page(viewer, q, locale);
    }

    @PostMapping
    ModelAndView add(ExpertViewer viewer, @RequestParam String code, Locale locale) {
        return attempt(viewer, locale, code, () -> claims.add(viewer, code));
    }

    @PostMapping("/{code}")
    ModelAndView change(
            ExpertViewer viewer,
            @PathVariable String code,
            @RequestParam(defaultValue = "") String level,
            @RequestParam(defaultValue = "") String evidence,
            @RequestParam(required = false) @Nullable String note,
            Locale locale) {
        var statement = new CompetenceClaims.Statement(level(level), evidence(evidence), Typed.text(note));
        ModelAndView page = attempt(viewer, locale, code, () -> claims.change(viewer, code, statement));
        return page.getStatus() == null
                ? page
                : page.addObject("typed", statement).addObject("typedCode", code);
    }

    @PostMapping("/{code}/removal")
    ModelAndView remove(ExpertViewer viewer, @PathVariable String code, Locale locale) {
        return attempt(viewer, locale, "", () -> claims.remove(viewer, code));
    }

    private ModelAndView attempt(ExpertViewer viewer, Locale locale, String code, Runnable work) {
        try {
            work.run();
            String place = code.isEmpty() ? "" : "#claim-" + code;
            return new ModelAndView("redirect:/profile/competences" + place);
        } catch (InvalidInput e) {
            ModelAndView page = page(viewer, "", locale).addObject("problems", e.problems());
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return page;
        }
    }

    private ModelAndView page(ExpertViewer viewer, String q, Locale locale) {
        Profile profile = profiles.get(viewer.expert());
        String typed = Typed.text(q);
        String searched = typed.length() <= LONGEST_SEARCH ? typed : typed.substring(0, LONGEST_SEARCH);
        return view.page("profile-competences", profile, locale)
                .addObject("q", searched)
                .addObject("found", found(profile, searched, locale))
                .addObject("evidences", Claim.Evidence.values())
                .addObject("most", CompetenceClaims.MOST)
                .addObject("longest", CompetenceClaims.LONGEST_NOTE)
                .addObject("problems", List.of());
    }

    private List<String> found(Profile profile, String q, Locale locale) {
        if (q.isEmpty()) {
            return List.of();
        }
        Set<String> claimed = profile.claims().stream()
                .map(stated -> stated.claim().competence().value())
                .collect(Collectors.toSet());
        return taxonomy.suggest(q, InterfaceLanguage.of(locale), MOST_FOUND + claimed.size()).stream()
                .map(suggestion -> suggestion.concept().code().value())
                .filter(code -> !claimed.contains(code))
                .limit(MOST_FOUND)
                .toList();
    }

    /** What a form cannot send is taken for the least. */
    static int level(String typed) {
        return typed.matches("[1-4]") ? Integer.parseInt(typed) : 1;
    }

    private static Claim.Evidence evidence(String typed) {
        return Arrays.stream(Claim.Evidence.values())
                .filter(known -> known.name().equals(typed))
                .findFirst()
                .orElse(Claim.Evidence.SELF_STATED);
    }
}
