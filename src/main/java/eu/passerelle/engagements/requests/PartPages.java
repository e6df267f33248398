package eu.passerelle.engagements.requests;

import eu.passerelle.accounts.AllowedTo;
import eu.passerelle.accounts.Role;
import eu.passerelle.accounts.Viewer.CityViewer;
import eu.passerelle.cities.TeamPhase;
import eu.passerelle.directory.World;
import eu.passerelle.engagements.RequestId;
import eu.passerelle.kernel.LocalizedText;
import eu.passerelle.kernel.Typed;
import java.text.Collator;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The parts of the request form that are plain questions. */
@Controller
@RequestMapping("/requests/{id}")
@AllowedTo(Role.CITY)
class PartPages {
    private final PartForms forms;
    private final World world;

    PartPages(PartForms forms, World world) {
        this.forms = forms;
        this.world = world;
    }

    @GetMapping("/situation")
    ModelAndView situation(CityViewer viewer, @PathVariable String id, @RequestParam(required = false) String back) {
        return forms.show(viewer, new RequestId(id), Part.SITUATION, back);
    }

    @PostMapping("/situation")
    ModelAndView saveSituation(
            CityViewer viewer,
            @PathVariable String id,
            PartForms.Sent sent,
            @RequestParam(required = false) @Nullable String now,
            @RequestParam(required = false) @Nullable String change) {
        var typed = new Content.Situation(Typed.text(now), Typed.text(change));
        return forms.save(viewer, new RequestId(id), Part.SITUATION, sent, content -> content.with(typed));
    }

    @GetMapping("/team")
    ModelAndView team(
            CityViewer viewer, @PathVariable String id, @RequestParam(required = false) String back, Locale locale) {
        return withChoices(forms.show(viewer, new RequestId(id), Part.TEAM, back), locale);
    }

    @PostMapping("/team")
    ModelAndView saveTeam(
            CityViewer viewer,
            @PathVariable String id,
            PartForms.Sent sent,
            @RequestParam(required = false) @Nullable String phase,
            @RequestParam(required = false) @Nullable String country,
            @RequestParam(required = false) @Nullable String legal,
            Locale locale) {
        var typed = new Content.Frame(Typed.text(phase), Typed.text(country), Typed.text(legal));
        return withChoices(
                forms.save(viewer, new RequestId(id), Part.TEAM, sent, content -> content.with(typed)), locale);
    }

    @GetMapping("/meeting")
    ModelAndView meeting(CityViewer viewer, @PathVariable String id, @RequestParam(required = false) String back) {
        return forms.show(viewer, new RequestId(id), Part.MEETING, back);
    }

    @PostMapping("/meeting")
    ModelAndView saveMeeting(
            CityViewer viewer,
            @PathVariable String id,
            PartForms.Sent sent,
            @RequestParam(required = false) @Nullable String form,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String until,
            @RequestParam(required = false) @Nullable String hours) {
        var typed = new Meeting(Typed.text(form), Typed.text(from), Typed.text(until), Typed.text(hours));
        return forms.save(viewer, new RequestId(id), Part.MEETING, sent, content -> content.with(typed));
    }

    /** Whoever goes on from here needs no choices, and an address that carries none. */
    private ModelAndView withChoices(ModelAndView page, Locale locale) {
        if (!page.getModel().containsKey("content")) {
            return page;
        }
        return page.addObject("phases", TeamPhase.values()).addObject("countries", sorted(world.countries(), locale));
    }

    static List<Map.Entry<String, String>> sorted(Map<String, LocalizedText> names, Locale locale) {
        var collator = Collator.getInstance(locale);
        return names.entrySet().stream()
                .map(entry -> Map.entry(entry.getKey(), entry.getValue().in(locale)))
                .sorted(Comparator.comparing(Map.Entry::getValue, collator))
                .toList();
    }
}
