package eu.passerelle.matching;

import eu.passerelle.directory.Expert;
import eu.passerelle.directory.ExpertStatus;
import eu.passerelle.directory.Experts;
import eu.passerelle.directory.Visibility;
import eu.passerelle.kernel.ExpertId;
import eu.passerelle.kernel.InterfaceLanguage;
import eu.passerelle.kernel.LocalizedText;
import eu.passerelle.matching.search.Candidates;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Tells what was ranked, as far as the reader may see it. A ranking knows nobody's name: those who are shown are read in the
 * graph, and whoever may not be shown at this moment is not.
 */
@Component
class Telling {
    private final Experts experts;
    private final Reasons reasons;
    private final Paths paths;

    Telling(Experts experts, Reasons reasons, Paths paths) {
        this.experts = experts;
        this.reasons = reasons;
        this.paths = paths;
    }

    Shortlist shortlist(Ranked ranked, boolean naming, InterfaceLanguage reader, int limit) {
        List<Ranked.Placed> shown = ranked.placed().stream().limit(limit).toList();
        Map<ExpertId, Expert> profiles =
                profiles(shown.stream().map(Ranked.Placed::appraisal).toList(), naming);
        return new Shortlist(
                ranked.policy().version(),
                shown.stream()
                        .flatMap(placed -> Optional.ofNullable(profiles.get(expert(placed.appraisal()))).stream()
                                .map(expert -> recommend(placed, expert, naming, reader)))
                        .toList(),
                ranked.found().considered(),
                leftOut(ranked.found(), ranked.conflicted(), naming));
    }

    /** With their profiles; whoever is gone, or may not be shown, is left out. */
    List<Appraisal> whole(List<Appraisal> ranked, boolean naming) {
        Map<ExpertId, Expert> profiles = profiles(ranked, naming);
        return ranked.stream()
                .flatMap(appraisal -> Optional.ofNullable(profiles.get(expert(appraisal))).stream()
                        .map(appraisal::of))
                .toList();
    }

    private Map<ExpertId, Expert> profiles(List<Appraisal> ranked, boolean naming) {
        return experts.all(ranked.stream().map(Telling::expert).toList()).values().stream()
                .filter(expert -> naming || isOnCards(expert))
                .collect(Collectors.toMap(Expert::id, Function.identity()));
    }

    private static ExpertId expert(Appraisal appraisal) {
        return appraisal.candidate().expert().id();
    }

    private static boolean isOnCards(Expert expert) {
        return expert.status() == ExpertStatus.ACTIVE && expert.visibility() != Visibility.COORDINATORS;
    }

    private Recommendation recommend(Ranked.Placed placed, Expert expert, boolean naming, InterfaceLanguage reader) {
        Appraisal appraisal = placed.appraisal();
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
                paths.of(appraisal, displayName, naming, reader),
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
