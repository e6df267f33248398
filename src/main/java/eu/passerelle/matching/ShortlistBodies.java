package eu.passerelle.matching;

import eu.passerelle.conflicts.Conflict;
import eu.passerelle.directory.Kinship;
import eu.passerelle.kernel.CompetenceCode;
import eu.passerelle.kernel.ExpertId;
import eu.passerelle.matching.search.AnsweringPassage;
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
                shortlist.openings(),
                matching.isRebuilding(),
                shortlist.byMeaning());
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
                worded(recommendation.reasons(), locale),
                worded(recommendation.differences(), locale),
                recommendation.paths(),
                recommendation.passages(),
                recommendation.conflicts(),
                recommendation.freeTime().total().toMinutes(),
                recommendation.freeTime().first());
    }

    private List<String> worded(List<Reason> reasons, Locale locale) {
        return reasons.stream()
                .map(reason ->
                        messages.getMessage(reason.code(), reason.arguments().toArray(), locale))
                .toList();
    }

    private static CoverageBody body(NeedCoverage coverage) {
        return new CoverageBody(
                coverage.need().competence(),
                coverage.by().map(claim -> claim.competence().value()).orElse(null),
                coverage.kinship().relation(),
                coverage.value());
    }

    /**
     * @param openings where nobody is recommended, what would bring somebody
     * @param rebuilding the index is being built anew: there may be more
     * @param byMeaning texts were compared by what they mean, too; else by their words only
     */
    public record Body(
            int policy,
            List<RecommendationBody> recommendations,
            int considered,
            List<Shortlist.LeftOut> leftOut,
            List<Opening> openings,
            boolean rebuilding,
            boolean byMeaning) {}

    /**
     * @param differences what none of the teams mentored before has in common with the one that asks
     * @param passages of the expert’s texts that answer the words best; a marked fragment is a word of both
     * @param conflicts ties that do not stand in the way, for coordinators
     * @param freeMinutes shared with the team in the window
     * @param firstFree the first slots of 90 minutes
     */
    public record RecommendationBody(
            ExpertId expert,
            String name,
            String country,
            Recommendation.Standing standing,
            double score,
            List<Factor> factors,
            List<CoverageBody> coverage,
            List<String> reasons,
            List<String> differences,
            List<EvidencePath> paths,
            List<AnsweringPassage> passages,
            List<Conflict> conflicts,
            long freeMinutes,
            List<Slot> firstFree) {}

    public record CoverageBody(
            CompetenceCode need, @Nullable String by, Kinship.Relation relation, double value) {}
}
