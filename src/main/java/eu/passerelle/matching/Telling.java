package eu.passerelle.matching;

import eu.passerelle.directory.Expert;
import eu.passerelle.directory.Visibility;
import eu.passerelle.kernel.ExpertId;
import eu.passerelle.kernel.InterfaceLanguage;
import eu.passerelle.kernel.LocalizedText;
import eu.passerelle.matching.search.Candidates;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Tells what was ranked, as far as the reader may see it. */
@Component
class Telling {
    private final Reasons reasons;
    private final Paths paths;

    Telling(Reasons reasons, Paths paths) {
        this.reasons = reasons;
        this.paths = paths;
    }

    Shortlist shortlist(Ranked ranked, boolean naming, InterfaceLanguage reader, int limit) {
        return new Shortlist(
                ranked.policy().version(),
                ranked.placed().stream()
                        .limit(limit)
                        .map(placed -> recommend(placed, naming, reader))
                        .toList(),
                ranked.found().considered(),
                leftOut(ranked.found(), ranked.conflicted(), naming),
                List.of());
    }

    Recommendation recommend(Ranked.Placed placed, boolean naming, InterfaceLanguage reader) {
        Appraisal appraisal = placed.appraisal();
        Expert expert = appraisal.candidate().expert();
        boolean named = naming || expert.visibility() == Visibility.NETWORK;
        String displayName = named ? expert.fullName() : expert.alias();
        return new Recommendation(
                named ? expert : pseudonymous(expert),
                displayName,
                new Recommendation.Standing(placed.place(), placed.tied(), placed.kept(), appraisal.cautions()),
                appraisal.score(),
                appraisal.factors(),
                appraisal.coverage(),
                reasons.of(appraisal, reader),
                reasons.differences(appraisal, reader),
                paths.of(appraisal, displayName, naming, reader),
                naming ? appraisal.candidate().standing().conflicts() : List.of(),
                appraisal.freeTime());
    }

    /** What could name the person does not leave this module. */
    private static Expert pseudonymous(Expert expert) {
        return new Expert(
                expert.id(),
                "",
                "",
                expert.alias(),
                "",
                expert.type(),
                expert.country(),
                expert.zone(),
                expert.status(),
                expert.visibility(),
                expert.hoursPerMonth(),
                expert.parallelEngagements(),
                expert.remote(),
                expert.visitCountries(),
                expert.languages(),
                expert.legalSystems(),
                expert.sectors(),
                expert.claims(),
                new LocalizedText(Map.of()),
                Optional.empty());
    }

    private static List<Shortlist.LeftOut> leftOut(Candidates found, List<Candidate> conflicted, boolean naming) {
        Stream<Shortlist.LeftOut> filtered = found.refused().stream()
                .map(refused -> new Shortlist.LeftOut(
                        refused.limit(), refused.count(), naming ? refused.experts() : List.of()));
        List<ExpertId> ids =
                conflicted.stream().map(candidate -> candidate.expert().id()).toList();
        Stream<Shortlist.LeftOut> tied = ids.isEmpty()
                ? Stream.of()
                : Stream.of(new Shortlist.LeftOut(Limit.CONFLICT_OF_INTEREST, ids.size(), naming ? ids : List.of()));
        return Stream.concat(filtered, tied).toList();
    }
}
