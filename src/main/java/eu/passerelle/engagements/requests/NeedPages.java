package eu.passerelle.engagements.requests;

import eu.passerelle.accounts.AllowedTo;
import eu.passerelle.accounts.Role;
import eu.passerelle.accounts.Viewer.CityViewer;
import eu.passerelle.directory.MissingConcepts;
import eu.passerelle.engagements.RequestId;
import eu.passerelle.kernel.InterfaceLanguage;
import eu.passerelle.kernel.InvalidInput;
import eu.passerelle.kernel.Typed;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What a team needs, picked from the taxonomy. Every button saves the weights and levels too, so that nothing chosen is
 * lost on the way to a search.
 */
@Controller
@RequestMapping("/requests/{id}/needs")
@AllowedTo(Role.CITY)
class NeedPages {
    private final PartForms forms;
    private final Requests requests;
    private final NeedChoices choices;
    private final MissingConcepts missing;

    NeedPages(PartForms forms, Requests requests, NeedChoices choices, MissingConcepts missing) {
        this.forms = forms;
        this.requests = requests;
        this.choices = choices;
        this.missing = missing;
    }

    @GetMapping
    ModelAndView needs(
            CityViewer viewer,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(required = false) String back,
            Locale locale) {
        return withChoices(forms.show(viewer, new RequestId(id), Part.NEEDS, back), q, locale);
    }

    @PostMapping
    ModelAndView save(
            CityViewer viewer,
            @PathVariable String id,
            PartForms.Sent sent,
            Pressed pressed,
            @RequestParam Map<String, String> fields,
            Locale locale) {
        var request = new RequestId(id);
        try {
            UnaryOperator<Content> rated = content -> choices.rated(content, fields);
            if (pressed.isPlainSave()) {
                return withChoices(forms.save(viewer, request, Part.NEEDS, sent, rated), "", locale);
            }
            requests.change(viewer, request, content -> pressed.apply(choices, unlessStale(sent, content, rated)));
            if (pressed.search() != null) {
                missing.searchedInVain(pressed.typed(), InterfaceLanguage.of(locale));
            }
            return new ModelAndView("redirect:" + backTo(request, pressed, sent));
        } catch (InvalidInput e) {
            return withChoices(
                    forms.answer(requests.get(viewer, request), Part.NEEDS, sent, e.problems()),
                    pressed.typed(),
                    locale);
        }
    }

    /** Weights seen in another window must not undo what was chosen since; adding and removing cannot. */
    private static Content unlessStale(PartForms.Sent sent, Content content, UnaryOperator<Content> rated) {
        return Part.NEEDS.print(content).equals(sent.seenOrNothing()) ? rated.apply(content) : content;
    }

    private static String backTo(RequestId id, Pressed pressed, PartForms.Sent sent) {
        var uri = UriComponentsBuilder.fromPath("/requests/" + id + "/needs");
        if (!pressed.typed().isEmpty()) {
            uri.queryParam("q", "{q}");
        }
        if (sent.isFromCheck()) {
            uri.queryParam("back", "check");
        }
        return uri.encode().buildAndExpand(pressed.typed()).toUriString();
    }

    private ModelAndView withChoices(ModelAndView page, String typed, Locale locale) {
        if (!(page.getModel().get("content") instanceof Content content)) {
            return page;
        }
        var reader = InterfaceLanguage.of(locale);
        String q = Typed.text(typed);
        return page.addObject("q", q)
                .addObject("longestBecause", Completeness.LONGEST_BECAUSE)
                .addObject("needs", choices.named(content, reader))
                .addObject("found", q.isEmpty() ? List.of() : choices.found(content, q, reader))
                .addObject("recognised", choices.recognised(content, reader));
    }

    /**
     * Which button.
     *
     * @param search the search button
     * @param q what is in the search box
     */
    record Pressed(
            @Nullable String add,
            @Nullable String remove,
            @Nullable String search,
            @Nullable String q) {
        boolean isPlainSave() {
            return add == null && remove == null && search == null;
        }

        String typed() {
            String text = Typed.text(q);
            return text.length() <= 200 ? text : text.substring(0, 200);
        }

        Content apply(NeedChoices choices, Content content) {
            if (add != null) {
                return choices.added(content, add);
            }
            return remove == null ? content : choices.without(content, remove);
        }
    }
}
