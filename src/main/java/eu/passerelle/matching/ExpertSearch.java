package eu.passerelle.matching;

import eu.passerelle.accounts.Viewer;
import eu.passerelle.accounts.Viewer.CityViewer;
import eu.passerelle.directory.Claim;
import eu.passerelle.directory.Expert;
import eu.passerelle.directory.Experts;
import eu.passerelle.directory.Kinship;
import eu.passerelle.directory.Taxonomy;
import eu.passerelle.directory.Visibility;
import eu.passerelle.kernel.CompetenceCode;
import eu.passerelle.kernel.ExpertId;
import eu.passerelle.kernel.FieldProblem;
import eu.passerelle.kernel.InterfaceLanguage;
import eu.passerelle.kernel.InvalidInput;
import eu.passerelle.matching.search.CandidateSearch;
import eu.passerelle.matching.search.IndexFollower;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Finds experts by what somebody types, and says why each was found. */
@Component
class ExpertSearch {
    private static final int MOST_CHARACTERS = 200;
    private static final int MOST_HITS = 50;
    private static final Duration INDEX_WAIT = Duration.ofSeconds(1);

    private final CandidateSearch search;
    private final IndexFollower index;
    private final Experts experts;
    private final Taxonomy taxonomy;
    private final Labels labels;

    ExpertSearch(CandidateSearch search, IndexFollower index, Experts experts, Taxonomy taxonomy, Labels labels) {
        this.search = search;
        this.index = index;
        this.experts = experts;
        this.taxonomy = taxonomy;
        this.labels = labels;
    }

    /** @throws InvalidInput when what was typed is longer than 200 characters */
    List<Hit> search(String typed, Viewer viewer, InterfaceLanguage reader) {
        if (typed.length() > MOST_CHARACTERS) {
            throw new InvalidInput(FieldProblem.of("q", "matching.problem.query", MOST_CHARACTERS));
        }
        if (typed.isBlank()) {
            return List.of();
        }
        index.awaitNow(INDEX_WAIT);
        boolean forCity = viewer instanceof CityViewer;
        Set<CompetenceCode> meant = meant(typed, reader);
        List<ExpertId> ids = search.search(typed, meant, forCity, MOST_HITS);
        Map<ExpertId, Expert> profiles = experts.all(ids);
        return ids.stream()
                .flatMap(id -> Stream.ofNullable(profiles.get(id)))
                .map(expert -> hit(expert, meant, forCity, reader))
                .toList();
    }

    boolean isRebuilding() {
        return index.isRebuilding();
    }

    /** The concepts that the words name, or the one that the typing most likely means, and what serves them well. */
    private Set<CompetenceCode> meant(String typed, InterfaceLanguage reader) {
        var named = new LinkedHashSet<>(taxonomy.recognise(typed));
        if (named.isEmpty()) {
            taxonomy.suggest(typed, reader, 1)
                    .forEach(suggestion -> named.add(suggestion.concept().code()));
        }
        var meant = new LinkedHashSet<CompetenceCode>();
        named.stream()
                .limit(3)
                .forEach(code -> taxonomy.serving(code).forEach((served, kinship) -> {
                    if (kinship.relation() == Kinship.Relation.SAME
                            || kinship.relation() == Kinship.Relation.NARROWER) {
                        meant.add(served);
                    }
                }));
        return meant;
    }

    private Hit hit(Expert expert, Set<CompetenceCode> meant, boolean forCity, InterfaceLanguage reader) {
        boolean named = !forCity || expert.visibility() == Visibility.NETWORK;
        var languages = new TreeMap<String, String>();
        expert.languages().forEach((code, level) -> languages.put(labels.language(code, reader), level.name()));
        return new Hit(
                expert.id(),
                named ? expert.fullName() : expert.alias(),
                labels.country(expert.country(), reader),
                languages,
                expert.claims().stream()
                        .filter(claim -> meant.contains(claim.competence()))
                        .sorted(Comparator.comparingInt(Claim::level).reversed())
                        .map(claim -> labels.competence(claim.competence(), reader))
                        .toList());
    }

    /**
     * @param languages the reader's name of each, with the CEFR level
     * @param why the claimed competences that the typing means, strongest first; empty when only words matched
     */
    record Hit(ExpertId expert, String name, String country, Map<String, String> languages, List<String> why) {}
}
