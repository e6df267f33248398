package eu.passerelle.matching.search;

import eu.passerelle.kernel.CompetenceCode;
import eu.passerelle.matching.query.SearchText;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A search for experts with all that was typed resolved to codes.
 *
 * @param meant the competences that the words mean
 * @param conditions of typed fields
 * @param chosen values by facet; of one facet any may hold, of all facets each
 * @param page from 1
 */
public record ExpertQuery(
        SearchText text,
        Set<CompetenceCode> meant,
        List<Condition> conditions,
        Map<Facet, Set<String>> chosen,
        Order order,
        int page,
        int size,
        boolean forCity,
        LocalDate today) {
    /** @param values any of them; none when nothing is known by what was typed, and then nobody meets it */
    public record Condition(Facet facet, Set<String> values, boolean excluded) {}

    /** What results may be sorted by. */
    public enum Order {
        RELEVANCE,
        NAME,
        /** Who has not confirmed the profile for the longest comes first. */
        CONFIRMED,
        FREE_HOURS
    }
}
