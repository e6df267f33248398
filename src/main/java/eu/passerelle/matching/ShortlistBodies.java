package eu.passerelle.matching;

import eu.passerelle.directory.Kinship;
import eu.passerelle.kernel.CompetenceCode;
import eu.passerelle.kernel.ExpertId;
import eu.passerelle.scheduling.Slot;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Shortlists for programs, with the reasons worded in the reader's language. */
@Component
public class ShortlistBodies {
    private final Matching matching;
    private final MessageSource messages;

    ShortlistBodies(Matching matching, MessageSource messages) {
        this.matching = matching;
        this.messages = messages;
    }

    public Body of(Shortlist shortlist, Locale locale) {
        return new Body(
                shortlist.policy(),
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
                recommendation.standing(),
                recommendation.score(),
                recommendation.factors(),
                recommendation.coverage().stream().map(ShortlistBodies::body).toList(),
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

    /** @param rebuilding the index is being built anew: there may be more */
    public record Body(
            int policy,
            List<RecommendationBody> recommendations,
            int considered,
            List<Shortlist.LeftOut> leftOut,
            boolean rebuilding) {}

    /** @param freeMinutes shared with the team in the window; @param firstFree the first slots of 90 minutes */
    public record RecommendationBody(
            ExpertId expert,
            String name,
            String country,
            Recommendation.Standing standing,
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
