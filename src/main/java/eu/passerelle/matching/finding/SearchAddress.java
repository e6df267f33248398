package eu.passerelle.matching.finding;

import eu.passerelle.kernel.Typed;
import eu.passerelle.matching.search.ExpertQuery.Order;
import eu.passerelle.matching.search.Facet;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/** All that makes a search, as it stands in an address: so a search can be shared, kept, and narrowed by links. */
record SearchAddress(String q, Map<Facet, Set<String>> chosen, Order order, int page) {
    static final String PATH = "/experts";
    private static final int MOST_VALUES = 20;
    private static final int LONGEST_VALUE = 64;

    SearchAddress {
        var inOrder = new EnumMap<Facet, Set<String>>(Facet.class);
        inOrder.putAll(chosen);
        chosen = Collections.unmodifiableMap(inOrder);
    }

    /** Whatever stands in the address; what cannot be read is as if it were not there. */
    static SearchAddress of(MultiValueMap<String, String> parameters) {
        var chosen = new EnumMap<Facet, Set<String>>(Facet.class);
        for (Facet facet : Facet.values()) {
            Set<String> values = values(parameters.get(facet.parameter()));
            if (!values.isEmpty()) {
                chosen.put(facet, values);
            }
        }
        return new SearchAddress(
                Typed.text(parameters.getFirst("q")),
                chosen,
                order(parameters.getFirst("sort")).orElse(Order.RELEVANCE),
                number(parameters.getFirst("page")));
    }

    static Optional<Order> order(@Nullable String typed) {
        return Arrays.stream(Order.values())
                .filter(order -> parameter(order).equals(typed))
                .findFirst();
    }

    private static Set<String> values(@Nullable List<String> typed) {
        return Optional.ofNullable(typed).stream()
                .flatMap(List::stream)
                .map(Typed::text)
                .filter(value -> !value.isEmpty() && value.length() <= LONGEST_VALUE)
                .limit(MOST_VALUES)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static int number(@Nullable String typed) {
        try {
            return typed == null ? 1 : Math.max(1, Integer.parseInt(typed.strip()));
        } catch (NumberFormatException e) {
            return 1;
        }
    }

    static String parameter(Order order) {
        return order.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public boolean isEmpty() {
        return q.isEmpty() && chosen.isEmpty();
    }

    public int choices() {
        return chosen.values().stream().mapToInt(Set::size).sum();
    }

    boolean isChosen(Facet facet, String value) {
        return chosen.getOrDefault(facet, Set.of()).contains(value);
    }

    SearchAddress with(Facet facet, Set<String> values) {
        var other = new EnumMap<Facet, Set<String>>(Facet.class);
        other.putAll(chosen);
        other.remove(facet);
        if (!values.isEmpty()) {
            other.put(facet, values);
        }
        return new SearchAddress(q, other, order, 1);
    }

    SearchAddress toggled(Facet facet, String value) {
        var values = new LinkedHashSet<>(chosen.getOrDefault(facet, Set.of()));
        if (!values.remove(value)) {
            values.add(value);
        }
        return with(facet, values);
    }

    SearchAddress with(String otherWords) {
        return new SearchAddress(otherWords, chosen, order, 1);
    }

    SearchAddress with(Order other) {
        return new SearchAddress(q, chosen, other, 1);
    }

    SearchAddress at(int otherPage) {
        return new SearchAddress(q, chosen, order, otherPage);
    }

    public SearchAddress withoutChoices() {
        return new SearchAddress(q, Map.of(), order, 1);
    }

    public String href() {
        String query = query();
        return query.isEmpty() ? PATH : PATH + "?" + query;
    }

    /** The same search always reads the same. */
    String query() {
        return Stream.of(
                        parameter("q", q.isEmpty() ? Set.of() : Set.of(q)),
                        chosen.entrySet().stream()
                                .flatMap(entry -> parameter(entry.getKey().parameter(), entry.getValue())),
                        parameter("sort", order == Order.RELEVANCE ? Set.of() : Set.of(parameter(order))),
                        parameter("page", page == 1 ? Set.of() : Set.of(String.valueOf(page))))
                .flatMap(parameters -> parameters)
                .collect(Collectors.joining("&"));
    }

    private static Stream<String> parameter(String name, Set<String> values) {
        return values.stream().map(value -> name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8));
    }
}
