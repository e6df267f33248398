package eu.passerelle.matching;

import eu.passerelle.accounts.Viewer;
import eu.passerelle.accounts.Viewer.CityViewer;
import eu.passerelle.accounts.Viewer.CoordinatorViewer;
import eu.passerelle.cities.Team;
import eu.passerelle.cities.Teams;
import eu.passerelle.directory.Taxonomy;
import eu.passerelle.kernel.CompetenceCode;
import eu.passerelle.kernel.InterfaceLanguage;
import eu.passerelle.kernel.NotFound;
import eu.passerelle.kernel.TeamId;
import eu.passerelle.matching.graph.Evidence.Served;
import eu.passerelle.matching.graph.SameNeedQuery;
import eu.passerelle.matching.graph.SameNeedQuery.Mentoring;
import eu.passerelle.matching.ranking.Similarity;
import eu.passerelle.matching.ranking.WhatHelped;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Finds the cities that had the same need as a team, and tells what helped them as far as the reader may know. */
@Component
public class SimilarCities {
    private static final int MOST_SHOWN = 5;
    /** The same need, a special case of it, or the one just above it. */
    private static final double SAME_NEED = 0.6;

    private static final double ALIKE = 0.55;
    private static final int REACHED = 1;

    private final Teams teams;
    private final Taxonomy taxonomy;
    private final SameNeedQuery query;
    private final CityLabels labels;

    SimilarCities(Teams teams, Taxonomy taxonomy, SameNeedQuery query, CityLabels labels) {
        this.teams = teams;
        this.taxonomy = taxonomy;
        this.query = query;
        this.labels = labels;
    }

    /** @throws NotFound when the team is unknown, or not the viewer's */
    public Precedents of(TeamId id, List<Need> needs, Viewer viewer, InterfaceLanguage reader) {
        boolean naming = viewer instanceof CoordinatorViewer;
        boolean own = viewer instanceof CityViewer city && city.team().equals(id);
        if (!naming && !own) {
            throw new NotFound("Team", id.value());
        }
        Team team = teams.get(id);
        Map<CompetenceCode, Set<CompetenceCode>> serving = serving(needs);
        List<Precedent> alike = query.of(all(serving.values()), team.city().id()).stream()
                .map(past -> new Precedent(past, traits(past), Question.traits(team)))
                .filter(past -> past.similarity() >= ALIKE)
                .toList();
        return new Precedents(cities(alike, serving, naming, reader), helped(alike, serving));
    }

    /** A past mentoring beside the team that asks. */
    private record Precedent(Mentoring past, Similarity.Traits theirs, Similarity.Traits ours) {
        double similarity() {
            return Similarity.of(ours, theirs);
        }

        boolean servedAny(Collection<CompetenceCode> wanted) {
            return past.served().stream().map(Served::competence).anyMatch(wanted::contains);
        }
    }

    private Map<CompetenceCode, Set<CompetenceCode>> serving(List<Need> needs) {
        var serving = new LinkedHashMap<CompetenceCode, Set<CompetenceCode>>();
        needs.forEach(need -> serving.put(
                need.competence(),
                taxonomy.serving(need.competence()).entrySet().stream()
                        .filter(entry -> entry.getValue().closeness() >= SAME_NEED)
                        .map(Map.Entry::getKey)
                        .collect(Collectors.toUnmodifiableSet())));
        return serving;
    }

    private static Set<CompetenceCode> all(Collection<Set<CompetenceCode>> sets) {
        return sets.stream().flatMap(Set::stream).collect(Collectors.toSet());
    }

    private static Similarity.Traits traits(Mentoring past) {
        var place = past.place();
        return new Similarity.Traits(
                place.country(), place.population(), place.phase().toUpperCase(Locale.ROOT), place.sectors());
    }

    /** Each city once, by its newest mentoring. */
    private List<Precedents.City> cities(
            List<Precedent> alike,
            Map<CompetenceCode, Set<CompetenceCode>> serving,
            boolean naming,
            InterfaceLanguage reader) {
        var newest = new LinkedHashMap<String, Precedent>();
        alike.forEach(one -> newest.putIfAbsent(one.past().place().city(), one));
        return newest.values().stream()
                .sorted(Comparator.comparingDouble(Precedent::similarity)
                        .reversed()
                        .thenComparing(one -> one.past().id().value()))
                .limit(MOST_SHOWN)
                .map(one -> city(one, serving, naming, reader))
                .toList();
    }

    private Precedents.City city(
            Precedent one, Map<CompetenceCode, Set<CompetenceCode>> serving, boolean naming, InterfaceLanguage reader) {
        List<CompetenceCode> needs = serving.entrySet().stream()
                .filter(entry -> one.servedAny(entry.getValue()))
                .map(Map.Entry::getKey)
                .toList();
        var place = one.past().place();
        return new Precedents.City(
                naming
                        ? CityLabels.name(place.name(), place.team())
                        : labels.kind(place.country(), place.population(), reader),
                one.past().endedOn().getYear(),
                one.past().hours(),
                needs,
                Similarity.alike(one.ours(), one.theirs()),
                naming ? outcome(one, all(serving.values())) : OptionalInt.empty(),
                one.past().lesson());
    }

    private static List<Precedents.Helped> helped(
            List<Precedent> alike, Map<CompetenceCode, Set<CompetenceCode>> serving) {
        return serving.entrySet().stream()
                .flatMap(entry -> helped(alike, entry.getKey(), entry.getValue()).stream())
                .toList();
    }

    private static Optional<Precedents.Helped> helped(
            List<Precedent> alike, CompetenceCode need, Set<CompetenceCode> serving) {
        return WhatHelped.of(alike.stream()
                        .flatMap(one -> rated(one, serving).stream())
                        .toList())
                .map(told -> new Precedents.Helped(
                        need,
                        told.mentorings(),
                        told.reached(),
                        told.hours(),
                        told.months(),
                        told.alongside().stream().map(CompetenceCode::new).toList()));
    }

    private static Optional<WhatHelped.Rated> rated(Precedent one, Set<CompetenceCode> serving) {
        OptionalInt outcome = outcome(one, serving);
        if (outcome.isEmpty()) {
            return Optional.empty();
        }
        var alongside = new LinkedHashSet<String>();
        one.past().served().stream()
                .map(Served::competence)
                .filter(code -> !serving.contains(code))
                .forEach(code -> alongside.add(code.value()));
        return Optional.of(new WhatHelped.Rated(
                one.past().place().city(),
                outcome.getAsInt() >= REACHED,
                one.past().hours(),
                one.past().months(),
                alongside));
    }

    /** Carefully: the worst of what was served of the need. */
    private static OptionalInt outcome(Precedent one, Set<CompetenceCode> wanted) {
        return one.past().served().stream()
                .filter(served -> wanted.contains(served.competence()))
                .flatMap(served -> served.outcome().stream().boxed())
                .mapToInt(outcome -> outcome)
                .min();
    }
}
