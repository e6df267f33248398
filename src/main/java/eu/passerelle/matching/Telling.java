package eu.passerelle.matching;

import eu.passerelle.directory.CefrLevel;
import eu.passerelle.directory.Expert;
import eu.passerelle.directory.ExpertStatus;
import eu.passerelle.directory.Experts;
import eu.passerelle.directory.Visibility;
import eu.passerelle.kernel.ExpertId;
import eu.passerelle.kernel.InterfaceLanguage;
import eu.passerelle.kernel.LocalizedText;
import eu.passerelle.matching.search.AnsweringPassage;
import eu.passerelle.matching.search.CandidateSearch;
import eu.passerelle.matching.search.Candidates;
import eu.passerelle.matching.search.CardGroups;
import eu.passerelle.matching.search.Cards;
import eu.passerelle.matching.search.Facet;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
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
    private final Cards cards;
    private final CandidateSearch search;

    Telling(Experts experts, Reasons reasons, Paths paths, Cards cards, CandidateSearch search) {
        this.experts = experts;
        this.reasons = reasons;
        this.paths = paths;
        this.cards = cards;
        this.search = search;
    }

    Shortlist shortlist(Ranked ranked, boolean naming, InterfaceLanguage reader, int limit) {
        List<Ranked.Placed> shown = ranked.placed().stream().limit(limit).toList();
        Map<ExpertId, Expert> profiles =
                profiles(shown.stream().map(Ranked.Placed::appraisal).toList(), naming);
        Map<ExpertId, List<AnsweringPassage>> passages =
                search.passages(Ranker.candidateQuery(ranked.question(), !naming), profiles.keySet());
        return new Shortlist(
                ranked.policy().version(),
                shown.stream()
                        .flatMap(placed -> Optional.ofNullable(profiles.get(expert(placed.appraisal()))).stream()
                                .map(expert -> recommend(
                                        placed,
                                        expert,
                                        passages.getOrDefault(expert.id(), List.of()),
                                        new Reader(naming, reader))))
                        .toList(),
                ranked.found().considered(),
                leftOut(ranked.found(), ranked.conflicted(), naming),
                List.of(),
                ranked.found().byMeaning());
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
                .filter(expert -> naming ? expert.status() == ExpertStatus.ACTIVE : expert.isOnCards())
                .collect(Collectors.toMap(Expert::id, Function.identity()));
    }

    private static ExpertId expert(Appraisal appraisal) {
        return appraisal.candidate().expert().id();
    }

    /** @param naming may read every name */
    private record Reader(boolean naming, InterfaceLanguage language) {}

    private Recommendation recommend(
            Ranked.Placed placed, Expert expert, List<AnsweringPassage> passages, Reader reader) {
        Appraisal appraisal = placed.appraisal();
        boolean named = reader.naming() || expert.visibility() == Visibility.NETWORK;
        String displayName = named ? expert.fullName() : expert.alias();
        return new Recommendation(
                named ? expert : pseudonymous(expert, appraisal.question().query()),
                displayName,
                new Recommendation.Standing(placed.place(), placed.tied(), placed.kept(), Cautions.of(appraisal)),
                appraisal.score(),
                appraisal.factors(),
                appraisal.coverage(),
                reasons.of(appraisal, reader.language()),
                reasons.differences(appraisal, reader.language()),
                paths.of(appraisal, displayName, reader.naming(), reader.language()),
                passages,
                reader.naming() ? appraisal.candidate().standing().conflicts() : List.of(),
                appraisal.freeTime());
    }

    /** What could name the person does not leave this module. */
    private Expert pseudonymous(Expert expert, MentorQuery query) {
        CardGroups groups = cards.groups(true);
        return new Expert(
                expert.id(),
                "",
                "",
                expert.alias(),
                "",
                expert.type(),
                groups.country(expert),
                ZoneOffset.UTC,
                expert.status(),
                expert.visibility(),
                expert.hoursPerMonth(),
                expert.parallelEngagements(),
                expert.remote(),
                expert.visitCountries(),
                shown(
                        expert.languages(),
                        code -> query.languages().contains(code) || groups.names(Facet.LANGUAGE, code)),
                expert.legalSystems(),
                expert.sectors().stream()
                        .filter(code -> groups.names(Facet.SECTOR, code))
                        .collect(Collectors.toUnmodifiableSet()),
                expert.claims(),
                new LocalizedText(Map.of()),
                Optional.empty());
    }

    /** In which language they would work is what was asked, and is answered. */
    private static Map<String, CefrLevel> shown(Map<String, CefrLevel> languages, Predicate<String> named) {
        return languages.entrySet().stream()
                .filter(language -> named.test(language.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, same) -> one, TreeMap::new));
    }

    private static List<Shortlist.LeftOut> leftOut(Candidates found, List<Candidate> conflicted, boolean naming) {
        Stream<Shortlist.LeftOut> filtered = found.refused().stream()
                .map(refused -> leftOut(refused.limit(), refused.count(), refused.experts(), naming));
        List<ExpertId> ids =
                conflicted.stream().map(candidate -> candidate.expert().id()).toList();
        Stream<Shortlist.LeftOut> tied =
                ids.isEmpty() ? Stream.of() : Stream.of(leftOut(Limit.CONFLICT_OF_INTEREST, ids.size(), ids, naming));
        return Stream.concat(filtered, tied).toList();
    }

    /** Of a small group a city reads only that it is small: it could be told who is meant. */
    private static Shortlist.LeftOut leftOut(Limit limit, int count, List<ExpertId> experts, boolean naming) {
        int most = Facet.SMALLEST_GROUP - 1;
        return naming
                ? new Shortlist.LeftOut(limit, count, false, experts)
                : new Shortlist.LeftOut(limit, Math.max(count, most), count <= most, List.of());
    }
}
