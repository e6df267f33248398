package eu.passerelle.engagements.requests;

import eu.passerelle.accounts.AllowedTo;
import eu.passerelle.accounts.Role;
import eu.passerelle.accounts.Viewer.CityViewer;
import eu.passerelle.cities.Team;
import eu.passerelle.directory.World;
import eu.passerelle.engagements.RequestId;
import eu.passerelle.kernel.FieldProblem;
import eu.passerelle.kernel.InterfaceLanguage;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Which languages a mentor may speak with the team. */
@Controller
@RequestMapping("/requests/{id}/languages")
@AllowedTo(Role.CITY)
class LanguageChoicePages {
    private final PartForms forms;
    private final World world;

    LanguageChoicePages(PartForms forms, World world) {
        this.forms = forms;
        this.world = world;
    }

    @GetMapping
    ModelAndView languages(
            CityViewer viewer, @PathVariable String id, @RequestParam(required = false) String back, Locale locale) {
        return withChoices(forms.show(viewer, new RequestId(id), Part.LANGUAGES, back), locale);
    }

    @PostMapping
    ModelAndView save(
            CityViewer viewer,
            @PathVariable String id,
            PartForms.Sent sent,
            @RequestParam(required = false) @Nullable List<String> languages,
            Locale locale) {
        var ticked = new TreeSet<>(languages == null ? List.of() : languages);
        var known = ticked.stream().filter(world.languages()::containsKey).collect(Collectors.toSet());
        return withChoices(
                forms.save(
                        viewer,
                        new RequestId(id),
                        Part.LANGUAGES,
                        sent,
                        content -> content.with(known),
                        unknown(ticked, known)),
                locale);
    }

    /** A language that nobody here knows is not ticked, but forged or typed into an address; the others are kept. */
    private static List<FieldProblem> unknown(Set<String> ticked, Set<String> known) {
        return ticked.stream()
                .filter(code -> !known.contains(code))
                .map(RequestBodies::unknownLanguage)
                .toList();
    }

    /** The team's own and those of the pages first; the rest folded away. */
    private ModelAndView withChoices(ModelAndView page, Locale locale) {
        if (!(page.getModel().get("team") instanceof Team team)) {
            return page;
        }
        Set<String> near = Stream.concat(
                        team.languages().stream(),
                        Arrays.stream(InterfaceLanguage.values()).map(InterfaceLanguage::code))
                .collect(Collectors.toSet());
        Map<Boolean, List<Map.Entry<String, String>>> choices = PartPages.sorted(world.languages(), locale).stream()
                .collect(Collectors.partitioningBy(entry -> near.contains(entry.getKey())));
        boolean othersTicked =
                page.getModel().get("content") instanceof Content content && !near.containsAll(content.languages());
        return page.addObject("near", choices.get(true))
                .addObject("others", choices.get(false))
                .addObject("othersTicked", othersTicked);
    }
}
