package eu.passerelle.engagements.policies;

import eu.passerelle.accounts.AllowedTo;
import eu.passerelle.accounts.Role;
import eu.passerelle.accounts.Viewer.CoordinatorViewer;
import eu.passerelle.matching.Labels;
import eu.passerelle.matching.Learned;
import eu.passerelle.matching.LearnedPolicies;
import eu.passerelle.matching.Policies;
import eu.passerelle.matching.Policy;
import java.time.ZoneOffset;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** Weights learned from rated mentoring, beside those that hold: looked at before anybody may adopt them. */
@Controller
@RequestMapping("/policies/learned")
@AllowedTo(Role.COORDINATOR)
class LearnedPages {
    private final LearnedPolicies learned;
    private final Policies policies;
    private final Labels labels;

    LearnedPages(LearnedPolicies learned, Policies policies, Labels labels) {
        this.learned = learned;
        this.policies = policies;
        this.labels = labels;
    }

    @GetMapping
    ModelAndView latest(Locale locale) {
        Learned latest = learned.latest().orElse(null);
        Policy current = policies.current();
        return new ModelAndView("engagements/learned")
                .addObject("rated", learned.ratedSoFar())
                .addObject("enough", LearnedPolicies.ENOUGH)
                .addObject("learned", latest)
                .addObject("current", current)
                .addObject(
                        "compared",
                        latest == null ? current : policies.find(latest.from()).orElse(current))
                .addObject("words", labels.wording(locale, ZoneOffset.UTC))
                .addObject("utc", ZoneOffset.UTC);
    }

    @PostMapping
    ModelAndView begin(CoordinatorViewer viewer) {
        learned.begin(viewer.account());
        return new ModelAndView("redirect:/policies/learned");
    }
}
