package eu.passerelle.directory.duplicates;

import eu.passerelle.directory.Visibility;
import eu.passerelle.kernel.InterfaceLanguage;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * All that a profile says of its expert: the node's properties, and its ties to languages, competences, places, sectors
 * and organisations. Two states merge into one, and a merge is taken back without losing what was written since.
 *
 * @param properties as in the graph; what is absent there is absent here
 */
record ExpertState(Map<String, Object> properties, List<Tie> ties) {
    /**
     * @param key the other end's code or id
     * @param name of an organisation, to be shown; else empty
     */
    record Tie(String type, String label, String key, String name, Map<String, Object> properties) {
        /** Somebody may have been with one employer twice. */
        String identity() {
            return type + " " + key + " " + (type.equals("EMPLOYED_BY") ? properties.get("from") : "");
        }
    }

    /** What is one person's or the other's, and is chosen as one. The message key {@code curation.part.<part>} words each. */
    enum Part {
        NAME(List.of("givenName", "familyName"), ""),
        ALIAS(List.of("alias"), ""),
        EMAIL(List.of("email"), ""),
        TYPE(List.of("type"), ""),
        PLACE(List.of("timeZone"), "LIVES_IN"),
        OFFER(List.of("hoursPerMonth", "parallelEngagements", "remote", "onSite"), "OFFERS_VISITS_TO"),
        VISIBILITY(List.of("visibility"), ""),
        SUMMARY_EN(InterfaceLanguage.EN),
        SUMMARY_FR(InterfaceLanguage.FR),
        SUMMARY_DE(InterfaceLanguage.DE),
        SUMMARY_RO(InterfaceLanguage.RO);

        private final List<String> properties;
        private final String ties;

        Part(InterfaceLanguage language) {
            this(List.of("summary_" + language.code()), "");
        }

        Part(List<String> properties, String ties) {
            this.properties = properties;
            this.ties = ties;
        }
    }

    String fullName() {
        return properties.getOrDefault("givenName", "") + " " + properties.getOrDefault("familyName", "");
    }

    boolean has(Part part) {
        return part.properties.stream()
                .anyMatch(property -> !properties.getOrDefault(property, "").equals(""));
    }

    boolean sameAs(ExpertState other, Part part) {
        return values(part).equals(other.values(part));
    }

    private List<Object> values(Part part) {
        var values = new ArrayList<Object>();
        part.properties.forEach(property -> values.add(properties.getOrDefault(property, "")));
        ties.stream()
                .filter(tie -> tie.type().equals(part.ties))
                .map(Tie::key)
                .sorted()
                .forEach(values::add);
        return values;
    }

    /**
     * This profile with the other's parts that were chosen, and with those that this one lacks. What can be had together,
     * such as languages, is had together; where both have it, the stronger stays. Nobody is shown to more people by it.
     */
    ExpertState merged(ExpertState other, Set<Part> fromOther) {
        var properties = new HashMap<>(this.properties);
        var chosen = new LinkedHashMap<String, Tie>();
        ties.forEach(tie -> chosen.put(tie.identity(), tie));
        var settled = new LinkedHashSet<String>();
        for (Part part : Part.values()) {
            settled.add(part.ties);
            boolean wanted = part == Part.VISIBILITY ? isShownToMoreThan(other) : fromOther.contains(part);
            if (other.has(part) && (wanted || !has(part))) {
                part.properties.forEach(property -> put(properties, property, other.properties.get(property)));
                chosen.values().removeIf(tie -> tie.type().equals(part.ties));
                other.ties.stream()
                        .filter(tie -> tie.type().equals(part.ties))
                        .forEach(tie -> chosen.put(tie.identity(), tie));
            }
        }
        other.ties.stream()
                .filter(tie -> !settled.contains(tie.type()))
                .forEach(tie -> chosen.merge(tie.identity(), tie, ExpertState::stronger));
        return new ExpertState(properties, List.copyOf(chosen.values()));
    }

    boolean isShownToMoreThan(ExpertState other) {
        return visibility().compareTo(other.visibility()) > 0;
    }

    private Visibility visibility() {
        return Visibility.valueOf(String.valueOf(properties.getOrDefault("visibility", Visibility.COORDINATORS.name()))
                .toUpperCase(Locale.ROOT));
    }

    /** What was verified beats what was not; then the higher level counts. */
    private static Tie stronger(Tie one, Tie other) {
        return Comparator.comparing((Tie tie) -> verifiedOn(tie).isPresent())
                                .thenComparing(
                                        tie -> String.valueOf(tie.properties().getOrDefault("level", "")))
                                .compare(one, other)
                        >= 0
                ? one
                : other;
    }

    private static Optional<LocalDate> verifiedOn(Tie tie) {
        return Optional.ofNullable((LocalDate) tie.properties().get("verifiedOn"));
    }

    /**
     * What it would be had the merge not been: each property and tie that is still as the merge left it goes back to what
     * it was before; what somebody has changed since stays.
     */
    ExpertState without(ExpertState before, ExpertState after) {
        var ties = back(byIdentity(this), byIdentity(before), byIdentity(after));
        return new ExpertState(back(properties, before.properties, after.properties), List.copyOf(ties.values()));
    }

    private static <V> Map<String, V> back(Map<String, V> now, Map<String, V> before, Map<String, V> after) {
        var keys = new LinkedHashSet<>(before.keySet());
        keys.addAll(now.keySet());
        var back = new LinkedHashMap<String, V>();
        for (String key : keys) {
            boolean untouched = Objects.equals(now.get(key), after.get(key));
            put(back, key, untouched ? before.get(key) : now.get(key));
        }
        return back;
    }

    private static Map<String, Tie> byIdentity(ExpertState state) {
        return state.ties.stream()
                .collect(Collectors.toMap(Tie::identity, Function.identity(), (one, same) -> one, LinkedHashMap::new));
    }

    private static <V> void put(Map<String, V> map, String key, @Nullable V value) {
        if (value == null) {
            map.remove(key);
        } else {
            map.put(key, value);
        }
    }
}
