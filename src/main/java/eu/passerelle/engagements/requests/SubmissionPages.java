package eu.passerelle.engagements.requests;

import eu.passerelle.accounts.AllowedTo;
import eu.passerelle.accounts.Role;
import eu.passerelle.accounts.Viewer.CityViewer;
import eu.passerelle.cities.Team;
import eu.passerelle.cities.Teams;
import eu.passerelle.engagements.RequestId;
import eu.passerelle.engagements.Times;
import eu.passerelle.kernel.Ids;
import eu.passerelle.kernel.InvalidInput;
import java.util.List;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The last look at a request, and what becomes of it: sent, or deleted. */
@Controller
@RequestMapping("/requests/{id}")
@AllowedTo(Role.CITY)
class SubmissionPages {
    private final Requests requests;
    private final Teams teams;
    private final Wording wording;

    SubmissionPages(Requests requests, Teams teams, Wording wording) {
        this.requests = requests;
        this.teams = teams;
        this.wording = wording;
    }

    @GetMapping("/check")
    ModelAndView check(CityViewer viewer, @PathVariable String id, Locale locale) {
        Request request = requests.get(viewer, new RequestId(id));
        return request.isDraft() ? page(request, locale) : new ModelAndView("redirect:/requests/" + request.id());
    }

    @PostMapping("/submission")
    ModelAndView submit(
            CityViewer viewer,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String commandId,
            Locale locale) {
        var request = new RequestId(id);
        try {
            requests.submit(viewer, request, commandId);
            return new ModelAndView("redirect:/requests/" + request + "/submitted");
        } catch (InvalidInput e) {
            ModelAndView page = page(requests.get(viewer, request), locale);
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return page;
        }
    }

    @GetMapping("/deletion")
    ModelAndView askWhetherToDelete(CityViewer viewer, @PathVariable String id) {
        Request request = requests.get(viewer, new RequestId(id));
        request.requireDraft();
        return new ModelAndView("engagements/deletion").addObject("request", request);
    }

    @PostMapping("/deletion")
    String delete(CityViewer viewer, @PathVariable String id) {
        requests.delete(viewer, new RequestId(id));
        return "redirect:/requests";
    }

    private ModelAndView page(Request request, Locale locale) {
        Team team = teams.get(request.team());
        Completeness completeness = requests.completeness(request.content(), team);
        return new ModelAndView("engagements/check")
                .addObject("request", request)
                .addObject("worded", wording.of(request.content(), locale))
                .addObject("completeness", completeness)
                .addObject(
                        "known",
                        List.of(
                                team.name(),
                                team.city().name(),
                                team.coordinator().givenName(),
                                team.coordinator().familyName()))
                .addObject("parts", List.of(Part.values()))
                .addObject("times", new Times(locale))
                .addObject("commandId", Ids.random());
    }
}
