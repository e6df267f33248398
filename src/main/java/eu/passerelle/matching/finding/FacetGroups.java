package eu.passerelle.matching.finding;

import eu.passerelle.directory.Concept;
import eu.passerelle.directory.Taxonomy;
import eu.passerelle.kernel.CompetenceCode;
import eu.passerelle.kernel.InterfaceLanguage;
import eu.passerelle.matching.Labels;
import eu.passerelle.matching.search.Facet;
import eu.passerelle.matching.search.Found;
import java.text.Collator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** The counts of a search as lists of links, each of which narrows or widens it. */
@Component
class FacetGroups {
    private final Taxonomy taxonomy;
    private final Labels labels;
    private final MessageSource messages;

    FacetGroups(Taxonomy taxonomy, Labels labels, MessageSource messages) {
        this.taxonomy = taxonomy;
        this.labels = labels;
        this.messages = messages;
    }

    List<FacetGroup> of(Found found, SearchAddress address, boolean forCity, InterfaceLanguage reader) {
        return Facet.shownTo(forCity).stream()
                .map(facet -> new FacetGroup(
                        facet,
                        facet == Facet.COMPETENCE
                                ? tree(found, address, forCity, reader)
                                : list(facet, found, address, forCity, reader)))
                .filter(group -> !group.values().isEmpty())
                .toList();
    }

    String label(Facet facet, String value, InterfaceLanguage reader) {
        if (value.equals(Facet.RARE)) {
            return word("matching.search." + facet.parameter() + ".OTHER", reader);
        }
        return switch (facet) {
            case COMPETENCE -> labels.competence(new CompetenceCode(value), reader);
            case LANGUAGE -> labels.language(value, reader);
            case COUNTRY -> labels.country(value, reader);
            case SECTOR -> labels.sector(value, reader);
            case AVAILABILITY -> word("matching.search.availability." + value, reader);
            case VERIFICATION -> word("matching.search.verification." + value, reader);
            case STATUS -> word("directory.status." + value, reader);
        };
    }

    private String word(String key, InterfaceLanguage reader) {
        return messages.getMessage(key, new Object[0], reader.locale());
    }

    /** Those with fixed values in their own order; of the others the most frequent first, the chosen before all. */
    private List<FacetGroup.Value> list(
            Facet facet, Found found, SearchAddress address, boolean forCity, InterfaceLanguage reader) {
        Map<String, Integer> counts = found.counts().getOrDefault(facet, Map.of());
        var codes = new LinkedHashSet<String>();
        facet.fixedValues().ifPresent(codes::addAll);
        codes.retainAll(withChosen(facet, counts, address));
        codes.addAll(withChosen(facet, counts, address));
        List<FacetGroup.Value> values = codes.stream()
                .map(code -> value(facet, code, 0, counts, address, forCity, reader))
                .toList();
        return facet.fixedValues().isPresent()
                ? values
                : values.stream().sorted(mostFrequentFirst(reader)).toList();
    }

    private static Set<String> withChosen(Facet facet, Map<String, Integer> counts, SearchAddress address) {
        var codes = new TreeSet<>(counts.keySet());
        codes.addAll(address.chosen().getOrDefault(facet, Set.of()));
        return codes;
    }

    private static Comparator<FacetGroup.Value> mostFrequentFirst(InterfaceLanguage reader) {
        Collator collator = Collator.getInstance(reader.locale());
        return Comparator.comparing(FacetGroup.Value::chosen)
                .reversed()
                .thenComparing(Comparator.<FacetGroup.Value>comparingInt(value -> value.fewer() ? 0 : value.count())
                        .reversed())
                .thenComparing(FacetGroup.Value::label, collator::compare);
    }

    private FacetGroup.Value value(
            Facet facet,
            String code,
            int depth,
            Map<String, Integer> counts,
            SearchAddress address,
            boolean forCity,
            InterfaceLanguage reader) {
        int count = counts.getOrDefault(code, 0);
        boolean fewer = forCity && count > 0 && count < Facet.SMALLEST_GROUP;
        return new FacetGroup.Value(
                code,
                label(facet, code, reader),
                depth,
                count,
                fewer,
                address.isChosen(facet, code),
                toggled(facet, code, address).href());
    }

    /** Who chooses within a chosen field means only that; who chooses the field means all of it. */
    private SearchAddress toggled(Facet facet, String code, SearchAddress address) {
        if (facet != Facet.COMPETENCE || address.isChosen(facet, code)) {
            return address.toggled(facet, code);
        }
        Set<String> others = address.chosen().getOrDefault(facet, Set.of()).stream()
                .filter(other -> !above(code).contains(other) && !above(other).contains(code))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        others.add(code);
        return address.with(facet, others);
    }

    private Set<String> above(String code) {
        return taxonomy.withBroader(new CompetenceCode(code)).stream()
                .map(CompetenceCode::value)
                .collect(Collectors.toSet());
    }

    /** The top, and along each chosen branch one level more. */
    private List<FacetGroup.Value> tree(Found found, SearchAddress address, boolean forCity, InterfaceLanguage reader) {
        Set<String> open = address.chosen().getOrDefault(Facet.COMPETENCE, Set.of()).stream()
                .flatMap(code -> above(code).stream())
                .collect(Collectors.toSet());
        var branch = new Branch(
                taxonomy.all(), open, found.counts().getOrDefault(Facet.COMPETENCE, Map.of()), new ArrayList<>());
        branch.grow(
                Optional.empty(),
                0,
                (code, depth) -> value(Facet.COMPETENCE, code, depth, branch.counts(), address, forCity, reader));
        return branch.grown();
    }

    private record Branch(
            List<Concept> all, Set<String> open, Map<String, Integer> counts, List<FacetGroup.Value> grown) {
        void grow(Optional<CompetenceCode> broader, int depth, Leaf leaf) {
            for (Concept concept : all) {
                String code = concept.code().value();
                if (concept.broader().equals(broader) && (counts.containsKey(code) || open.contains(code))) {
                    grown.add(leaf.at(code, depth));
                    if (open.contains(code)) {
                        grow(Optional.of(concept.code()), depth + 1, leaf);
                    }
                }
            }
        }
    }

    private interface Leaf {
        FacetGroup.Value at(String code, int depth);
    }
}
