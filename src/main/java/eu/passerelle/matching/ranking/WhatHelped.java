package eu.passerelle.matching.ranking;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * What came of rated mentorings on one need, told only when at least {@value #FEWEST_CITIES} different cities are behind it:
 * of fewer, one could guess who did badly.
 *
 * <p>Six mentorings of six cities, four of which reached their goals, in 10, 20, 30 and 40 hours: “4 of 6, half of them in up
 * to 20 hours” – the lower median. What three of the four also worked on is told, what two did is not.
 */
public final class WhatHelped {
    public static final int FEWEST_CITIES = 5;

    private static final int FEWEST_ALONGSIDE = 3;
    private static final int MOST_ALONGSIDE = 3;

    private WhatHelped() {}

    /**
     * @param hours 0 where nobody knows; so for months
     * @param alongside what else the mentoring worked on, by code
     */
    public record Rated(String city, boolean reached, int hours, int months, Set<String> alongside) {}

    /**
     * @param reached how many reached their goals
     * @param hours the median of those that did; 0 where nobody knows; so for months
     * @param alongside what those that did most often worked on too, by code
     */
    public record Summary(int mentorings, int reached, int hours, int months, List<String> alongside) {}

    public static Optional<Summary> of(Collection<Rated> rated) {
        if (rated.stream().map(Rated::city).distinct().count() < FEWEST_CITIES) {
            return Optional.empty();
        }
        List<Rated> reached = rated.stream().filter(Rated::reached).toList();
        return Optional.of(new Summary(
                rated.size(),
                reached.size(),
                median(reached.stream().mapToInt(Rated::hours)),
                median(reached.stream().mapToInt(Rated::months)),
                alongside(reached)));
    }

    /** The lower one of two. */
    private static int median(IntStream known) {
        int[] sorted = known.filter(number -> number > 0).sorted().toArray();
        return sorted.length == 0 ? 0 : sorted[(sorted.length - 1) / 2];
    }

    private static List<String> alongside(List<Rated> reached) {
        Map<String, Set<String>> cities = new HashMap<>();
        reached.forEach(one -> one.alongside()
                .forEach(code ->
                        cities.computeIfAbsent(code, any -> new HashSet<>()).add(one.city())));
        return cities.entrySet().stream()
                .filter(entry -> entry.getValue().size() >= FEWEST_ALONGSIDE)
                .sorted(Comparator.<Map.Entry<String, Set<String>>>comparingInt(
                                entry -> -entry.getValue().size())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST_ALONGSIDE)
                .map(Map.Entry::getKey)
                .toList();
    }
}
