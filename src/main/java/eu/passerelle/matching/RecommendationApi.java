package eu.passerelle.matching;

import eu.passerelle.accounts.AllowedTo;
import eu.passerelle.accounts.Role;
import eu.passerelle.accounts.Viewer;
import eu.passerelle.directory.Kinship;
import eu.passerelle.kernel.CompetenceCode;
import eu.passerelle.kernel.ExpertId;
import eu.passerelle.kernel.InterfaceLanguage;
import eu.passerelle.kernel.TeamId;
import eu.passerelle.scheduling.Slot;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Recommendations for a request that is not saved: what a city's own system may ask before anybody is asked. */
@RestController
@RequestMapping("/api/v1/recommendations")
@AllowedTo({Role.CITY, Role.COORDINATOR})
public class RecommendationApi {
    private static final int MOST = 10;

    private final Matching matching;
    private final MessageSource messages;

    RecommendationApi(Matching matching, MessageSource messages) {
        this.matching = matching;
        this.messages = messages;
    }

    @PostMapping
    ShortlistBody recommend(Viewer viewer, @Valid @RequestBody QueryBody body, Locale locale) {
        return body(matching.shortlist(body.query(), viewer, InterfaceLanguage.of(locale), MOST), locale);
    }

    /** The same form for a saved request, which engagements answers. */
    public ShortlistBody body(Shortlist shortlist, Locale locale) {
        return new ShortlistBody(
                shortlist.recommendations().stream()
                        .map(recommendation -> body(recommendation, locale))
                        .toList(),
                shortlist.considered(),
                shortlist.leftOut(),
                matching.isRebuilding());
    }

    private RecommendationBody body(Recommendation recommendation, Locale locale) {
        return new RecommendationBody(
                recommendation.expert().id(),
                recommendation.displayName(),
                recommendation.expert().country(),
                recommendation.score(),
                recommendation.factors(),
                recommendation.coverage().stream().map(RecommendationApi::body).toList(),
                recommendation.reasons().stream()
                        .map(reason -> messages.getMessage(
                                reason.code(), reason.arguments().toArray(), locale))
                        .toList(),
                recommendation.paths(),
                recommendation.freeTime().total().toMinutes(),
                recommendation.freeTime().first());
    }

    private static CoverageBody body(NeedCoverage coverage) {
        return new CoverageBody(
                coverage.need().competence(),
                coverage.by().map(claim -> claim.competence().value()).orElse(null),
                coverage.kinship().relation(),
                coverage.value());
    }

    record QueryBody(
            @NotNull TeamId team,
            @NotNull List<NeedBody> needs,
            @Nullable String words,
            @NotNull Set<String> languages,
            @NotNull MeetingForm form,
            @NotNull LocalDate from,
            @NotNull LocalDate until,
            int hours) {
        MentorQuery query() {
            return new MentorQuery(
                    team,
                    needs.stream()
                            .map(need -> new Need(need.competence(), need.weight(), need.level()))
                            .toList(),
                    words == null ? "" : words,
                    languages,
                    form,
                    from,
                    until,
                    hours);
        }
    }

    record NeedBody(@NotNull CompetenceCode competence, int weight, int level) {}

    /** @param rebuilding the index is being built anew: there may be more */
    public record ShortlistBody(
            List<RecommendationBody> recommendations,
            int considered,
            List<Shortlist.LeftOut> leftOut,
            boolean rebuilding) {}

    /** @param freeMinutes shared with the team in the window; @param firstFree the first slots of 90 minutes */
    public record RecommendationBody(
            ExpertId expert,
            String name,
            String country,
            double score,
            List<Factor> factors,
            List<CoverageBody> coverage,
            List<String> reasons,
            List<EvidencePath> paths,
            long freeMinutes,
            List<Slot> firstFree) {}

    public record CoverageBody(
            CompetenceCode need, @Nullable String by, Kinship.Relation relation, double value) {}
}
