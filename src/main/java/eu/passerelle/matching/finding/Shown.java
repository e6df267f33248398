package eu.passerelle.matching.finding;

import eu.passerelle.kernel.CompetenceCode;
import eu.passerelle.kernel.InterfaceLanguage;
import eu.passerelle.matching.search.ExpertQuery.Order;
import eu.passerelle.matching.search.Facet;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A search and its answer for the template, in the reader's words. */
record Shown(
        SearchAddress address,
        ExpertSearch.Answer answer,
        List<FacetGroup> groups,
        FacetGroups labels,
        boolean forCity,
        Locale locale) {
    private static final int PAGES_AROUND = 2;

    public String country(String code) {
        return label(Facet.COUNTRY, code);
    }

    public String competence(CompetenceCode code) {
        return label(Facet.COMPETENCE, code.value());
    }

    /** Such as “German C2, French C1”. */
    public String languages(Hit hit) {
        return hit.languages().entrySet().stream()
                .map(language -> label(Facet.LANGUAGE, language.getKey()) + " " + language.getValue())
                .collect(Collectors.joining(", "));
    }

    public String sectors(Hit hit) {
        return hit.sectors().stream()
                .map(sector -> label(Facet.SECTOR, sector))
                .sorted()
                .collect(Collectors.joining(", "));
    }

    public String day(LocalDate day) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                .withLocale(locale)
                .format(day);
    }

    public String label(Facet facet, String value) {
        return labels.label(facet, value, InterfaceLanguage.of(locale));
    }

    /** What is chosen, each with the address without it. */
    public List<Link> chips() {
        return address.chosen().entrySet().stream()
                .flatMap(entry -> entry.getValue().stream()
                        .map(value -> new Link(
                                label(entry.getKey(), value),
                                address.toggled(entry.getKey(), value).href(),
                                false)))
                .toList();
    }

    /** The label is the order's name. */
    public List<Link> orders() {
        return Arrays.stream(Order.values())
                .map(order -> new Link(order.name(), address.with(order).href(), order == address.order()))
                .toList();
    }

    /** The first, the last and those around this one; an empty label where some are passed over. */
    public List<Link> pages() {
        int here = answer.found().page();
        int last = answer.pages();
        List<Integer> numbers = IntStream.rangeClosed(1, last)
                .filter(page -> page == 1 || page == last || Math.abs(page - here) <= PAGES_AROUND)
                .boxed()
                .toList();
        return numbers.stream()
                .flatMap(page -> page > 1 && !numbers.contains(page - 1)
                        ? Stream.of(new Link("", "", false), page(page))
                        : Stream.of(page(page)))
                .toList();
    }

    private Link page(int page) {
        return new Link(
                String.valueOf(page),
                address.at(page).href(),
                page == answer.found().page());
    }

    /** What a form must send along so that the search stays what it is. */
    public List<Field> choices() {
        return address.chosen().entrySet().stream()
                .flatMap(entry -> entry.getValue().stream()
                        .map(value -> new Field(entry.getKey().parameter(), value)))
                .toList();
    }

    public String sort() {
        return SearchAddress.parameter(address.order());
    }

    public List<String> unknown() {
        return answer.reading().unknown().stream()
                .map(SearchReading.UnknownValue::value)
                .toList();
    }

    record Link(String label, String href, boolean here) {}

    record Field(String name, String value) {}
}
