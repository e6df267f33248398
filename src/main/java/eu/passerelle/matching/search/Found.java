package eu.passerelle.matching.search;

import eu.passerelle.kernel.ExpertId;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One page of the answers to a search.
 *
 * @param total how many there are on all pages
 * @param page the one that this is: the last, when one beyond it was asked for
 * @param counts by facet and value, as if nothing were chosen in that facet
 * @param rareCountries those that a city reads as {@link Facet#RARE}
 */
public record Found(
        int total,
        int page,
        List<ExpertId> experts,
        Map<Facet, Map<String, Integer>> counts,
        Set<String> rareCountries) {}
