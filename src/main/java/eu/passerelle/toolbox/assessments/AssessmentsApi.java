package eu.passerelle.toolbox.assessments;

import eu.passerelle.accounts.AllowedTo;
import eu.passerelle.accounts.NeedsScope;
import eu.passerelle.accounts.Role;
import eu.passerelle.accounts.Scope;
import eu.passerelle.accounts.Viewer;
import eu.passerelle.kernel.Code;
import eu.passerelle.kernel.TeamId;
import eu.passerelle.toolbox.AssessmentId;
import eu.passerelle.toolbox.results.ItemResult;
import eu.passerelle.toolbox.results.Phase;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * How teams see themselves, for programs: what the pages show, and no more. Every number is one of five people or more, or
 * is not there; who was asked and what anybody wrote is in none of it.
 */
@RestController
@RequestMapping("/api/v1")
@NeedsScope(Scope.READ)
@AllowedTo({Role.CITY, Role.EXPERT, Role.COORDINATOR})
class AssessmentsApi {
    private final Assessing assessing;
    private final Findings findings;

    AssessmentsApi(Assessing assessing, Findings findings) {
        this.assessing = assessing;
        this.findings = findings;
    }

    /** @param state open, closed or cancelled @param endedAt null while it is open */
    record LineView(
            String id,
            String instrument,
            String state,
            LocalDate lastDay,
            @Nullable Instant endedAt,
            int asked) {
        private static LineView of(AssessmentLine line) {
            return new LineView(
                    line.id().value(),
                    line.instrumentId(),
                    Code.of(line.state()),
                    line.lastDay(),
                    line.endedAt().orElse(null),
                    line.asked());
        }
    }

    /** @param agreement van der Eijk’s A, −1 to 1 */
    record ItemView(String id, double mean, double median, int lowest, int highest, double agreement) {
        private static ItemView of(ItemResult item) {
            return new ItemView(
                    item.item().id(), item.mean(), item.median(), item.lowest(), item.highest(), item.agreement());
        }
    }

    /**
     * @param score 0 to 4; null where too few know
     * @param agreed on by the team; null where it has agreed on nothing
     * @param mentor what the mentor says; null where it is nothing
     * @param gap between agencies; null where they may not be compared
     * @param change since the last time; null where there is none
     * @param hidden statements about which too few know
     */
    record DimensionView(
            String id,
            String name,
            @Nullable Double score,
            @Nullable Integer agreed,
            @Nullable Integer mentor,
            @Nullable Double gap,
            @Nullable Double change,
            List<ItemView> items,
            int hidden) {
        private static DimensionView of(Findings.Row row, Locale locale) {
            var result = row.result();
            return new DimensionView(
                    result.id(),
                    result.dimension().name().in(locale),
                    result.score().orElse(null),
                    row.agreed().map(DimensionValue::value).orElse(null),
                    row.mentor().map(DimensionValue::value).orElse(null),
                    result.gap().orElse(null),
                    row.change().orElse(null),
                    result.items().stream().map(ItemView::of).toList(),
                    result.hidden());
        }
    }

    record NeedView(String competence, String label, double points, String because) {
        private static NeedView of(Findings.Need need) {
            return new NeedView(
                    need.ranked().competence().value(),
                    need.label(),
                    need.ranked().points(),
                    need.because());
        }
    }

    /** @param results null while it is open, when it was cancelled, and of fewer than five people */
    record AssessmentView(
            String id,
            String team,
            String instrument,
            String state,
            LocalDate lastDay,
            int asked,
            @Nullable ResultsView results) {}

    /** @param answers how many people @param phase null where the instrument tells of none */
    record ResultsView(int answers, @Nullable String phase, List<DimensionView> dimensions, List<NeedView> needs) {
        private static ResultsView of(Findings.Found found, Locale locale) {
            Optional<String> phase = found.phase().map(Phase::phase).map(Code::of);
            return new ResultsView(
                    found.results().answers(),
                    phase.orElse(null),
                    found.rows().stream()
                            .map(row -> DimensionView.of(row, locale))
                            .toList(),
                    found.needs().stream().map(NeedView::of).toList());
        }
    }

    @GetMapping("/teams/{id}/assessments")
    List<LineView> of(Viewer viewer, @PathVariable String id) {
        return assessing.of(viewer, new TeamId(id)).stream().map(LineView::of).toList();
    }

    @GetMapping("/assessments/{id}")
    AssessmentView one(Viewer viewer, @PathVariable String id, Locale locale) {
        Assessment assessment = assessing.get(viewer, new AssessmentId(id));
        return new AssessmentView(
                assessment.id().value(),
                assessment.team().value(),
                assessment.instrumentId(),
                Code.of(assessment.state()),
                assessment.lastDay(),
                assessment.people().size(),
                findings.of(assessment, locale)
                        .map(found -> ResultsView.of(found, locale))
                        .orElse(null));
    }
}
