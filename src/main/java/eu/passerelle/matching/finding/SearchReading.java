package eu.passerelle.matching.finding;

import eu.passerelle.accounts.Viewer;
import eu.passerelle.accounts.Viewer.CityViewer;
import eu.passerelle.kernel.CompetenceCode;
import eu.passerelle.kernel.InterfaceLanguage;
import eu.passerelle.matching.query.NamedField;
import eu.passerelle.matching.query.SearchText;
import eu.passerelle.matching.search.ExpertQuery;
import eu.passerelle.matching.search.ExpertQuery.Condition;
import eu.passerelle.matching.search.ExpertQuery.Order;
import eu.passerelle.matching.search.Facet;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Reads an address as a question to the index, for one reader: what he or she may not ask, or nobody knows, is left out. */
@Component
class SearchReading {
    private static final Map<NamedField, Facet> CONDITIONS = new EnumMap<>(Map.of(
            NamedField.COMPETENCE, Facet.COMPETENCE,
            NamedField.LANGUAGE, Facet.LANGUAGE,
            NamedField.COUNTRY, Facet.COUNTRY,
            NamedField.SECTOR, Facet.SECTOR,
            NamedField.STATUS, Facet.STATUS));

    private final KnownValues known;
    private final Clock clock;

    SearchReading(KnownValues known, Clock clock) {
        this.known = known;
        this.clock = clock;
    }

    Reading read(SearchAddress typed, Viewer viewer, InterfaceLanguage reader, int size) {
        boolean forCity = viewer instanceof CityViewer;
        var unknown = new ArrayList<UnknownValue>();
        SearchAddress address = readable(typed, forCity, unknown);
        var text = SearchText.parse(address.q());
        String free = text.free();
        Collection<CompetenceCode> concepts = free.isEmpty() ? List.of() : known.concepts(free, reader);
        var query = new ExpertQuery(
                text,
                known.withNarrower(concepts),
                conditions(text, reader),
                address.chosen(),
                address.order(),
                address.page(),
                size,
                forCity,
                LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
        return new Reading(address, query, concepts, unknown);
    }

    private SearchAddress readable(SearchAddress typed, boolean forCity, List<UnknownValue> unknown) {
        List<Facet> offered = Facet.shownTo(forCity);
        var chosen = new EnumMap<Facet, Set<String>>(Facet.class);
        typed.chosen().forEach((facet, values) -> {
            var readable = new LinkedHashSet<String>();
            for (String value : values) {
                if (offered.contains(facet) && known.isKnown(facet, value)) {
                    readable.add(value);
                } else {
                    unknown.add(new UnknownValue(facet, value));
                }
            }
            if (!readable.isEmpty()) {
                chosen.put(facet, readable);
            }
        });
        Order order = forCity ? Order.RELEVANCE : typed.order();
        return new SearchAddress(typed.q(), chosen, order, typed.page());
    }

    private List<Condition> conditions(SearchText text, InterfaceLanguage reader) {
        var conditions = new ArrayList<Condition>();
        CONDITIONS.forEach((field, facet) -> text.values(field)
                .forEach(value -> conditions.add(
                        new Condition(facet, known.meant(field, value.text(), reader), value.excluded()))));
        return conditions;
    }

    /**
     * @param address what of the address was read
     * @param concepts what the words mean
     * @param unknown what was left out
     */
    record Reading(
            SearchAddress address,
            ExpertQuery query,
            Collection<CompetenceCode> concepts,
            List<UnknownValue> unknown) {}

    record UnknownValue(Facet facet, String value) {}
}
