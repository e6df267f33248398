package eu.passerelle.matching.finding;

import eu.passerelle.accounts.AllowedTo;
import eu.passerelle.accounts.Role;
import eu.passerelle.accounts.Viewer;
import eu.passerelle.kernel.FieldProblem;
import eu.passerelle.kernel.InterfaceLanguage;
import eu.passerelle.kernel.InvalidInput;
import eu.passerelle.matching.search.Facet;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@AllowedTo({Role.CITY, Role.COORDINATOR})
class ExpertSearchApi {
    private static final int LARGEST_PAGE = 50;

    private final ExpertSearch search;

    ExpertSearchApi(ExpertSearch search) {
        this.search = search;
    }

    @GetMapping("/api/v1/experts")
    Body experts(
            Viewer viewer,
            @RequestParam MultiValueMap<String, String> parameters,
            @RequestParam(defaultValue = "20") int size,
            Locale locale) {
        SearchAddress address = SearchAddress.of(parameters);
        requireOrder(parameters.getFirst("sort"));
        ExpertSearch.Answer answer =
                search.search(address, viewer, InterfaceLanguage.of(locale), Math.clamp(size, 1, LARGEST_PAGE));
        requireKnown(answer.reading().unknown());
        return new Body(
                answer.hits(),
                answer.found().total(),
                answer.found().page(),
                answer.pages(),
                facets(answer),
                answer.rebuilding());
    }

    private static void requireOrder(@Nullable String sort) {
        if (sort != null && SearchAddress.order(sort).isEmpty()) {
            throw new InvalidInput(FieldProblem.of("sort", "matching.problem.sort"));
        }
    }

    private static void requireKnown(List<SearchReading.UnknownValue> unknown) {
        if (!unknown.isEmpty()) {
            throw new InvalidInput(unknown.stream()
                    .map(value -> FieldProblem.of(value.facet().parameter(), "matching.problem.filter", value.value()))
                    .toList());
        }
    }

    private static Map<String, List<Count>> facets(ExpertSearch.Answer answer) {
        boolean forCity = answer.reading().query().forCity();
        var facets = new TreeMap<String, List<Count>>();
        for (Facet facet : Facet.shownTo(forCity)) {
            var counts = new ArrayList<Count>();
            answer.found()
                    .counts()
                    .getOrDefault(facet, Map.of())
                    .forEach((value, count) -> counts.add(Count.of(value, count, forCity)));
            facets.put(facet.parameter(), counts);
        }
        return facets;
    }

    /** @param rebuilding the index is being built anew: there may be more */
    record Body(
            List<Hit> experts, int total, int page, int pages, Map<String, List<Count>> facets, boolean rebuilding) {}

    /** @param count empty when it is smaller than five and a city asks */
    record Count(String value, Optional<Integer> count) {
        static Count of(String value, int count, boolean forCity) {
            return new Count(value, Optional.of(count).filter(number -> !forCity || number >= Facet.SMALLEST_GROUP));
        }
    }
}
