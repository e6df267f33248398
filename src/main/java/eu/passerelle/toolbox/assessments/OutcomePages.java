package eu.passerelle.toolbox.assessments;

import eu.passerelle.accounts.AllowedTo;
import eu.passerelle.accounts.Role;
import eu.passerelle.accounts.Viewer.CityViewer;
import eu.passerelle.cities.TeamPhases;
import eu.passerelle.engagements.RequestDrafts;
import eu.passerelle.engagements.RequestDrafts.WantedNeed;
import eu.passerelle.kernel.Commands;
import eu.passerelle.kernel.Conflict;
import eu.passerelle.privacy.AuditEntry.Change;
import eu.passerelle.privacy.AuditTrail;
import eu.passerelle.toolbox.AssessmentId;
import eu.passerelle.toolbox.assessments.Findings.Found;
import eu.passerelle.toolbox.assessments.Findings.Need;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What a team takes with it from its results: its phase, and a request. */
@Controller
@RequestMapping("/assessments/{id}")
@AllowedTo(Role.CITY)
class OutcomePages {
    private static final int LONGEST_BECAUSE = 500;

    private final Assessing assessing;
    private final Findings findings;
    private final TeamPhases phases;
    private final RequestDrafts drafts;
    private final Commands commands;
    private final AuditTrail trail;

    OutcomePages(
            Assessing assessing,
            Findings findings,
            TeamPhases phases,
            RequestDrafts drafts,
            Commands commands,
            AuditTrail trail) {
        this.assessing = assessing;
        this.findings = findings;
        this.phases = phases;
        this.drafts = drafts;
        this.commands = commands;
        this.trail = trail;
    }

    @PostMapping("/phase")
    String takePhase(
            CityViewer viewer,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String commandId,
            Locale locale) {
        Assessment assessment = assessing.get(viewer, new AssessmentId(id));
        var phase = found(assessment, locale).phase().orElseThrow(() -> new Conflict("toolbox.conflict.noPhase"));
        commands.once("assessment.phase:" + id, commandId, phase.phase().name(), Boolean.class, () -> {
            phases.take(assessment.team(), phase.phase(), viewer.account(), "assessment:" + id);
            return true;
        });
        return "redirect:/team";
    }

    /**
     * A draft with the chosen needs, each with its reason; with none chosen it begins with none. When too many are chosen the
     * page is shown again, with them.
     */
    @PostMapping("/request")
    String request(
            CityViewer viewer,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String commandId,
            @RequestParam(name = "need", required = false) Optional<List<String>> chosen,
            Locale locale) {
        Assessment assessment = assessing.get(viewer, new AssessmentId(id));
        Set<String> codes = Set.copyOf(chosen.orElse(List.of()));
        List<WantedNeed> needs = found(assessment, locale).needs().stream()
                .filter(need -> codes.contains(need.ranked().competence().value()))
                .map(OutcomePages::wanted)
                .toList();
        if (needs.size() > RequestDrafts.MOST_NEEDS) {
            return "redirect:/assessments/" + assessment.id() + "?need="
                    + needs.stream().map(need -> need.competence().value()).collect(Collectors.joining("&need="));
        }
        String draft = commands.once("assessment.request:" + id, commandId, needs.toString(), String.class, () -> {
            String begun = drafts.begin(viewer, needs).value();
            trail.append(
                    viewer.account(),
                    "assessment:" + id,
                    "REQUEST_BEGUN",
                    "",
                    List.of(new Change(
                            "needs",
                            "",
                            String.join(", ", codes.stream().sorted().toList()))));
            return begun;
        });
        return "redirect:/requests/" + draft + "/needs";
    }

    private Found found(Assessment assessment, Locale locale) {
        return findings.of(assessment, locale).orElseThrow(() -> new Conflict("toolbox.conflict.noResults"));
    }

    private static WantedNeed wanted(Need need) {
        String because = need.because();
        return new WantedNeed(
                need.ranked().competence(),
                need.ranked().weight(),
                because.length() <= LONGEST_BECAUSE ? because : because.substring(0, LONGEST_BECAUSE));
    }
}
