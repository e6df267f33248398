package eu.passerelle.engagements;

import eu.passerelle.accounts.AllowedTo;
import eu.passerelle.accounts.Role;
import eu.passerelle.accounts.Viewer;
import eu.passerelle.cities.Team;
import eu.passerelle.cities.Teams;
import eu.passerelle.engagements.requests.Request;
import eu.passerelle.engagements.requests.Requests;
import eu.passerelle.kernel.CompetenceCode;
import eu.passerelle.kernel.ExpertId;
import eu.passerelle.matching.Labels;
import eu.passerelle.matching.PanelSuggestion;
import eu.passerelle.matching.Panels;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** Mentors who complete each other, for a request: for people and for programs. */
@Controller
@AllowedTo({Role.CITY, Role.COORDINATOR})
class PanelPages {
    private static final String USUAL_SIZE = "3";
    private static final String USUAL_PER_INSTITUTION = "1";
    private static final String USUAL_PER_COUNTRY = "2";

    private final Requests requests;
    private final Asking asking;
    private final Panels panels;
    private final Teams teams;
    private final Labels labels;

    PanelPages(Requests requests, Asking asking, Panels panels, Teams teams, Labels labels) {
        this.requests = requests;
        this.asking = asking;
        this.panels = panels;
        this.teams = teams;
        this.labels = labels;
    }

    @GetMapping("/requests/{id}/panels")
    String panels(
            Viewer viewer,
            @PathVariable String id,
            @RequestParam(defaultValue = USUAL_SIZE) int size,
            @RequestParam(defaultValue = USUAL_PER_INSTITUTION) int perInstitution,
            @RequestParam(defaultValue = USUAL_PER_COUNTRY) int perCountry,
            Model model,
            Locale locale) {
        Request request = requests.get(viewer, new RequestId(id));
        if (request.isDraft()) {
            return "redirect:/requests/" + request.id();
        }
        Team team = teams.get(request.team());
        model.addAttribute("request", request);
        model.addAttribute("team", team);
        var limits = new Panels.Limits(size, perInstitution, perCountry);
        model.addAttribute("limits", limits);
        model.addAttribute(
                "sizes", IntStream.rangeClosed(1, Panels.MOST_SIZE).boxed().toList());
        model.addAttribute("panels", panels.of(asking.mentorQuery(viewer, request.id()), viewer, limits));
        model.addAttribute("words", labels.wording(locale, team.city().zone()));
        return "engagements/panels";
    }

    record Body(
            List<MemberBody> members,
            List<CompetenceCode> open,
            double value,
            Set<String> languages,
            int workedTogether,
            List<MemberBody> further,
            boolean jointTime,
            boolean proven) {}

    record MemberBody(ExpertId expert, String name, String country, double gain, List<CompetenceCode> covers) {}

    @GetMapping("/api/v1/requests/{id}/panels")
    @ResponseBody
    List<Body> panels(
            Viewer viewer,
            @PathVariable String id,
            @RequestParam(defaultValue = USUAL_SIZE) int size,
            @RequestParam(defaultValue = USUAL_PER_INSTITUTION) int perInstitution,
            @RequestParam(defaultValue = USUAL_PER_COUNTRY) int perCountry) {
        var limits = new Panels.Limits(size, perInstitution, perCountry);
        return panels.of(asking.mentorQuery(viewer, new RequestId(id)), viewer, limits).stream()
                .map(PanelPages::body)
                .toList();
    }

    private static Body body(PanelSuggestion panel) {
        return new Body(
                panel.members().stream().map(PanelPages::body).toList(),
                panel.open(),
                panel.value(),
                panel.languages(),
                panel.workedTogether(),
                panel.further().stream().map(PanelPages::body).toList(),
                panel.jointTime(),
                panel.proven());
    }

    private static MemberBody body(PanelSuggestion.Member member) {
        return new MemberBody(member.expert(), member.name(), member.country(), member.gain(), member.covers());
    }
}
