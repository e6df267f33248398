package eu.passerelle.matching.search;

import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.lucene.facet.FacetsCollectorManager;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;

/**
 * The countries in which fewer than five of those live whom a city may see: a country alone would tell who is meant. They
 * are one value, in what is chosen as in what is counted. Those who are hidden do not count, or the grouping would tell of
 * them. Coordinators see every country.
 */
record RareCountries(Set<String> codes) {
    static RareCountries of(Audience audience, IndexSearcher searcher) throws IOException {
        var visible = audience.visible();
        return visible.isEmpty() ? new RareCountries(Set.of()) : among(visible.get(), searcher);
    }

    private static RareCountries among(Query visible, IndexSearcher searcher) throws IOException {
        var rare = new TreeSet<String>();
        FacetCounts.of(
                        searcher.getIndexReader(),
                        Fields.COUNTRY,
                        searcher.search(visible, new FacetsCollectorManager()))
                .forEach((country, count) -> {
                    if (count < Facet.SMALLEST_GROUP) {
                        rare.add(country);
                    }
                });
        return new RareCountries(rare);
    }

    Map<String, Integer> together(Map<String, Integer> counts) {
        var together = new TreeMap<String, Integer>();
        counts.forEach((country, count) ->
                together.merge(codes.contains(country) ? Facet.RARE : country, count, Integer::sum));
        return together;
    }

    /** Whoever asks for one of them asks for all. */
    Set<String> apart(Set<String> chosen) {
        boolean rare = chosen.stream().anyMatch(country -> country.equals(Facet.RARE) || codes.contains(country));
        var apart = new TreeSet<>(chosen);
        if (rare) {
            apart.addAll(codes);
        }
        return apart;
    }
}
