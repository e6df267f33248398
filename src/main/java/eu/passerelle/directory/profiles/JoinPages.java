package eu.passerelle.directory.profiles;

import eu.passerelle.accounts.AllowedTo;
import eu.passerelle.accounts.Role;
import eu.passerelle.directory.CefrLevel;
import eu.passerelle.directory.ExpertType;
import eu.passerelle.directory.World;
import eu.passerelle.kernel.FieldProblem;
import eu.passerelle.kernel.InterfaceLanguage;
import eu.passerelle.kernel.InvalidInput;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The open door for experts: what the network expects, and the application. */
@Controller
@AllowedTo(Role.ANYONE)
class JoinPages {
    private final Joining joining;
    private final ProfileView view;
    private final World world;

    JoinPages(Joining joining, ProfileView view, World world) {
        this.joining = joining;
        this.view = view;
        this.world = world;
    }

    @GetMapping("/conduct")
    String conduct() {
        return "directory/conduct";
    }

    @GetMapping("/join")
    ModelAndView form(Locale locale) {
        return page(Application.empty(InterfaceLanguage.of(locale)), List.of(), locale);
    }

    @PostMapping("/join")
    ModelAndView apply(@RequestParam MultiValueMap<String, String> fields, HttpServletRequest request, Locale locale) {
        Application application = Application.of(fields, InterfaceLanguage.of(locale));
        try {
            joining.apply(application, new TypedSection(fields).languageProblems(world), request.getRemoteAddr());
            return new ModelAndView("redirect:/join/thanks");
        } catch (InvalidInput e) {
            return page(application, e.problems(), locale);
        }
    }

    @GetMapping("/join/thanks")
    String thanks() {
        return "directory/joined";
    }

    private ModelAndView page(Application application, List<FieldProblem> problems, Locale locale) {
        var page = new ModelAndView("directory/join");
        page.setStatus(problems.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
        ProfileWords words = view.words(locale);
        return page.addObject("applicant", application)
                .addObject("rows", application.rows())
                .addObject("types", ExpertType.values())
                .addObject("levels", CefrLevel.values())
                .addObject("languages", words.sorted(world.languages()))
                .addObject("countries", words.sorted(world.countries()))
                .addObject("interfaceLanguages", InterfaceLanguage.values())
                .addObject("longest", Section.Summary.LONGEST)
                .addObject("words", words)
                .addObject("problems", problems);
    }
}
