package eu.passerelle.directory.profiles;

import eu.passerelle.accounts.AllowedTo;
import eu.passerelle.accounts.Role;
import eu.passerelle.accounts.ShownInGuise;
import eu.passerelle.accounts.Viewer.ExpertViewer;
import eu.passerelle.directory.CefrLevel;
import eu.passerelle.directory.Visibility;
import eu.passerelle.directory.World;
import eu.passerelle.kernel.FieldProblem;
import eu.passerelle.kernel.InterfaceLanguage;
import eu.passerelle.kernel.InvalidInput;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The expert's own profile: as it stands, and one form for each section of it. */
@Controller
@RequestMapping("/profile")
@AllowedTo(Role.EXPERT)
class ProfilePages {
    private final Profiles profiles;
    private final ProfileView view;
    private final World world;
    private final Conduct conduct;
    private final SeenBy seen;

    ProfilePages(Profiles profiles, ProfileView view, World world, Conduct conduct, SeenBy seen) {
        this.profiles = profiles;
        this.view = view;
        this.world = world;
        this.conduct = conduct;
        this.seen = seen;
    }

    @GetMapping
    @ShownInGuise
    ModelAndView overview(ExpertViewer viewer, Locale locale) {
        Profile profile = profiles.get(viewer.expert());
        LocalDate today = profiles.today(profile.expert());
        return view.page("profile", profile, locale)
                .addObject("next", profile.next(today))
                .addObject("completeness", profile.completeness(today))
                .addObject("seen", seen.of(viewer.expert()))
                .addObject("signed", conduct.signedOn(viewer.expert()).orElse(null))
                .addObject("history", profiles.history(viewer.expert()));
    }

    @PostMapping("/confirmation")
    String confirm(ExpertViewer viewer) {
        profiles.confirm(viewer);
        return "redirect:/profile";
    }

    @PostMapping("/conduct")
    String sign(ExpertViewer viewer) {
        conduct.sign(viewer);
        return "redirect:/profile";
    }

    @GetMapping("/summary")
    @ShownInGuise
    ModelAndView summary(ExpertViewer viewer, Locale locale) {
        return form(viewer, new Section.Summary(Map.of()), locale);
    }

    @PostMapping("/summary")
    ModelAndView saveSummary(ExpertViewer viewer, @RequestParam MultiValueMap<String, String> fields, Locale locale) {
        return save(viewer, new TypedSection(fields).summary(), List.of(), fields, locale);
    }

    @GetMapping("/languages")
    @ShownInGuise
    ModelAndView languages(ExpertViewer viewer, Locale locale) {
        return form(viewer, new Section.Languages(Map.of()), locale);
    }

    @PostMapping("/languages")
    ModelAndView saveLanguages(ExpertViewer viewer, @RequestParam MultiValueMap<String, String> fields, Locale locale) {
        var typed = new TypedSection(fields);
        List<FieldProblem> problems = typed.languageProblems(world);
        return save(viewer, typed.languages(), problems, fields, locale);
    }

    @GetMapping("/experience")
    @ShownInGuise
    ModelAndView experience(ExpertViewer viewer, Locale locale) {
        return form(viewer, new Section.Experience(Set.of(), Set.of()), locale);
    }

    @PostMapping("/experience")
    ModelAndView saveExperience(
            ExpertViewer viewer, @RequestParam MultiValueMap<String, String> fields, Locale locale) {
        return save(viewer, new TypedSection(fields).experience(), List.of(), fields, locale);
    }

    @GetMapping("/employments")
    @ShownInGuise
    ModelAndView employments(ExpertViewer viewer, Locale locale) {
        return form(viewer, new Section.Employments(List.of()), locale);
    }

    @PostMapping("/employments")
    ModelAndView saveEmployments(
            ExpertViewer viewer, @RequestParam MultiValueMap<String, String> fields, Locale locale) {
        return save(viewer, new TypedSection(fields).employments(), List.of(), fields, locale);
    }

    /** Who writes each part, and who sees it. */
    @GetMapping("/parts")
    @ShownInGuise
    ModelAndView parts(ExpertViewer viewer, Locale locale) {
        return view.page("profile-parts", profiles.get(viewer.expert()), locale)
                .addObject("parts", ProfilePart.values());
    }

    @GetMapping("/offer")
    @ShownInGuise
    ModelAndView offer(ExpertViewer viewer, Locale locale) {
        return form(viewer, new Section.Offer(false, Set.of(), "", "", Visibility.COORDINATORS, false), locale);
    }

    @PostMapping("/offer")
    ModelAndView saveOffer(ExpertViewer viewer, @RequestParam MultiValueMap<String, String> fields, Locale locale) {
        return save(viewer, new TypedSection(fields).offer(), List.of(), fields, locale);
    }

    private ModelAndView form(ExpertViewer viewer, Section shape, Locale locale) {
        Profile profile = profiles.get(viewer.expert());
        Section stored = shape.in(profile);
        return page(profile, stored, stored, locale);
    }

    private ModelAndView save(
            ExpertViewer viewer,
            Section typed,
            List<FieldProblem> unreadable,
            MultiValueMap<String, String> fields,
            Locale locale) {
        try {
            if (!unreadable.isEmpty()) {
                throw new InvalidInput(unreadable);
            }
            profiles.save(viewer, typed, TypedSection.first(fields, "seen"));
            return new ModelAndView("redirect:/profile");
        } catch (InvalidInput e) {
            ModelAndView page = again(viewer, typed, fields, locale).addObject("problems", e.problems());
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return page;
        } catch (Profiles.ChangedMeanwhile e) {
            ModelAndView page = again(viewer, typed, fields, locale).addObject("meanwhile", true);
            page.setStatus(HttpStatus.CONFLICT);
            return page;
        }
    }

    private ModelAndView again(
            ExpertViewer viewer, Section typed, MultiValueMap<String, String> fields, Locale locale) {
        Profile profile = profiles.get(viewer.expert());
        ModelAndView page = page(profile, typed.in(profile), typed, locale);
        if (typed instanceof Section.Languages) {
            page.addObject("rows", new TypedSection(fields).languageRows());
        }
        return page;
    }

    private ModelAndView page(Profile profile, Section stored, Section shown, Locale locale) {
        ProfileWords words = view.words(locale);
        ModelAndView page = view.page(template(shown), profile, locale)
                .addObject("section", shown)
                .addObject("seen", stored.print())
                .addObject("meanwhile", false)
                .addObject("problems", List.of());
        return switch (shown) {
            case Section.Summary summary ->
                page.addObject("languages", InterfaceLanguage.values()).addObject("longest", Section.Summary.LONGEST);
            case Section.Languages languages ->
                page.addObject("rows", TypedSection.rows(languages))
                        .addObject("languages", words.sorted(world.languages()))
                        .addObject("levels", CefrLevel.values());
            case Section.Experience experience ->
                page.addObject("countries", words.sorted(world.countries()))
                        .addObject("sectors", words.sorted(world.sectors()));
            case Section.Employments employments -> page.addObject("rows", TypedSection.rows(employments));
            case Section.Offer offer ->
                page.addObject("countries", words.sorted(world.countries()))
                        .addObject("visibilities", Visibility.values())
                        .addObject("mostHours", Section.Offer.MOST_HOURS)
                        .addObject("mostEngagements", Section.Offer.MOST_ENGAGEMENTS);
        };
    }

    private static String template(Section section) {
        return switch (section) {
            case Section.Summary summary -> "profile-summary";
            case Section.Languages languages -> "profile-languages";
            case Section.Experience experience -> "profile-experience";
            case Section.Employments employments -> "profile-employments";
            case Section.Offer offer -> "profile-offer";
        };
    }
}
