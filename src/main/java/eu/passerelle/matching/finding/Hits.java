package eu.passerelle.matching.finding;

import eu.passerelle.directory.CefrLevel;
import eu.passerelle.directory.Claim;
import eu.passerelle.directory.Expert;
import eu.passerelle.directory.ExpertStatus;
import eu.passerelle.directory.Experts;
import eu.passerelle.directory.Taxonomy;
import eu.passerelle.directory.Visibility;
import eu.passerelle.kernel.CompetenceCode;
import eu.passerelle.kernel.ExpertId;
import eu.passerelle.kernel.LocalizedText;
import eu.passerelle.matching.graph.Load;
import eu.passerelle.matching.search.CardGroups;
import eu.passerelle.matching.search.ExpertQuery;
import eu.passerelle.matching.search.Facet;
import eu.passerelle.matching.search.Found;
import eu.passerelle.matching.search.Highlights;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Looks up who was found, and shows of each what the reader may see. */
@Component
class Hits {
    private static final int MOST_REASONS = 5;

    private final Experts experts;
    private final Load load;
    private final KnownValues known;
    private final Taxonomy taxonomy;

    Hits(Experts experts, Load load, KnownValues known, Taxonomy taxonomy) {
        this.experts = experts;
        this.load = load;
        this.known = known;
        this.taxonomy = taxonomy;
    }

    /** Two queries, however many hits. Who is gone, or hidden, since the index last heard is left out. */
    List<Hit> of(Found found, ExpertQuery query) {
        Map<ExpertId, Expert> profiles = experts.all(found.experts());
        Map<ExpertId, Integer> active = load.activeEngagements(found.experts());
        Set<CompetenceCode> asked = asked(query);
        var inLabels = new HashMap<CompetenceCode, Boolean>();
        return found.experts().stream()
                .flatMap(id -> Stream.ofNullable(profiles.get(id)))
                .filter(expert -> !query.forCity() || expert.isOnCards())
                .map(expert -> hit(expert, active.getOrDefault(expert.id(), 0), asked, query, found.cards()))
                .toList();
    }

    private Set<CompetenceCode> asked(ExpertQuery query) {
        var asked = new LinkedHashSet<>(query.meant());
        Stream<String> chosen = query.chosen().getOrDefault(Facet.COMPETENCE, Set.of()).stream();
        Stream<String> typed = query.conditions().stream()
                .filter(condition -> condition.facet() == Facet.COMPETENCE && !condition.excluded())
                .flatMap(condition -> condition.values().stream());
        asked.addAll(known.withNarrower(
                Stream.concat(chosen, typed).map(CompetenceCode::new).toList()));
        return asked;
    }

    private static Hit hit(Expert expert, int active, Set<CompetenceCode> asked, ExpertQuery query, CardGroups cards) {
        boolean forCity = query.forCity();
        boolean named = !forCity || expert.visibility() == Visibility.NETWORK;
        LocalizedText readable = named ? expert.summary() : new LocalizedText(Map.of());
        return new Hit(
                expert.id(),
                named ? expert.fullName() : expert.alias(),
                cards.country(expert),
                bestFirst(expert.languages(), language -> named || cards.names(Facet.LANGUAGE, language)),
                expert.sectors().stream()
                        .filter(sector -> named || cards.names(Facet.SECTOR, sector))
                        .collect(Collectors.toCollection(TreeSet::new)),
                expert.status() == ExpertStatus.ACTIVE && expert.parallelEngagements() > active,
                why(expert, asked::contains, query),
                Highlights.of(readable, query.text()),
                Optional.of(expert.status()).filter(status -> !forCity),
                expert.confirmedOn().filter(day -> !forCity));
    }

    private static Map<String, CefrLevel> bestFirst(Map<String, CefrLevel> languages, Predicate<String> shown) {
        var sorted = new LinkedHashMap<String, CefrLevel>();
        languages.entrySet().stream()
                .filter(language -> shown.test(language.getKey()))
                .sorted(Map.Entry.<String, CefrLevel>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .forEach(language -> sorted.put(language.getKey(), language.getValue()));
        return sorted;
    }

    private static List<Hit.Why> why(Expert expert, Predicate<CompetenceCode> answers, ExpertQuery query) {
        return expert.claims().stream()
                .filter(claim -> answers.test(claim.competence()))
                .sorted(Comparator.comparingInt(Claim::level).reversed())
                .limit(MOST_REASONS)
                .map(claim -> new Hit.Why(claim.competence(), claim.level(), claim.isVerified(query.today())))
                .toList();
    }
}
