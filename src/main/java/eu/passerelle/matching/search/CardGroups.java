package eu.passerelle.matching.search;

import eu.passerelle.directory.Expert;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.lucene.facet.FacetsCollector;
import org.apache.lucene.facet.FacetsCollectorManager;
import org.apache.lucene.search.IndexSearcher;

/**
 * The countries, languages and sectors that a card without a name may name: those that at least five of the experts share
 * whom a city may see. What fewer share could tell who is meant; it is one value, {@link Facet#RARE}, in what is chosen as
 * in what is counted. Those who are hidden do not count, or the grouping would tell of them. Coordinators see every value.
 *
 * @param common by facet; empty for coordinators
 * @param rare by facet, those that some have
 */
public record CardGroups(Map<Facet, Set<String>> common, Map<Facet, Set<String>> rare) {
    private static final Set<Facet> GROUPED = Set.of(Facet.COUNTRY, Facet.LANGUAGE, Facet.SECTOR);
    static final CardGroups ALL = new CardGroups(Map.of(), Map.of());

    static CardGroups of(Audience audience, IndexSearcher searcher) throws IOException {
        var visible = audience.visible();
        return visible.isEmpty() ? ALL : among(searcher.search(visible.get(), new FacetsCollectorManager()), searcher);
    }

    private static CardGroups among(FacetsCollector visible, IndexSearcher searcher) throws IOException {
        var common = new EnumMap<Facet, Set<String>>(Facet.class);
        var rare = new EnumMap<Facet, Set<String>>(Facet.class);
        for (Facet facet : GROUPED) {
            Map<String, Integer> counts = FacetCounts.of(searcher.getIndexReader(), facet.field(), visible);
            common.put(facet, having(counts, true));
            rare.put(facet, having(counts, false));
        }
        return new CardGroups(common, rare);
    }

    private static Set<String> having(Map<String, Integer> counts, boolean enough) {
        return counts.entrySet().stream()
                .filter(count -> count.getValue() >= Facet.SMALLEST_GROUP == enough)
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    static boolean groups(Facet facet) {
        return GROUPED.contains(facet);
    }

    public boolean names(Facet facet, String value) {
        return common.isEmpty()
                || !groups(facet)
                || common.getOrDefault(facet, Set.of()).contains(value);
    }

    /** The country of an expert, as a card may say it. */
    public String country(Expert expert) {
        return names(Facet.COUNTRY, expert.country()) ? expert.country() : Facet.RARE;
    }

    /** Without the values that are not named. */
    Map<String, Integer> named(Facet facet, Map<String, Integer> counts) {
        var named = new TreeMap<>(counts);
        named.keySet().removeIf(value -> !names(facet, value));
        return named;
    }

    Set<String> rare(Facet facet) {
        return rare.getOrDefault(facet, Set.of());
    }

    /** Whoever asks for one that is not named asks for all of them. */
    Set<String> apart(Facet facet, Set<String> chosen) {
        var apart = new TreeSet<String>();
        for (String value : chosen) {
            if (names(facet, value)) {
                apart.add(value);
            } else {
                apart.addAll(rare(facet));
            }
        }
        return apart;
    }
}
