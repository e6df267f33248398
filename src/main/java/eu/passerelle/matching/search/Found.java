package eu.passerelle.matching.search;

import eu.passerelle.kernel.ExpertId;
import java.util.List;
import java.util.Map;

/**
 * One page of the answers to a search.
 *
 * @param total how many there are on all pages
 * @param page the one that this is: the last, when one beyond it was asked for
 * @param counts by facet and value, as if nothing were chosen in that facet
 * @param cards what a card without a name may name
 */
public record Found(
        int total, int page, List<ExpertId> experts, Map<Facet, Map<String, Integer>> counts, CardGroups cards) {}
