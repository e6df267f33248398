package eu.passerelle.toolbox.results;

import eu.passerelle.toolbox.instruments.Instrument;
import eu.passerelle.toolbox.instruments.Instrument.Dimension;
import eu.passerelle.toolbox.instruments.Instrument.Item;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What the answers of a team come to. Everything in it is made of what {@link GroupRule} lets through, and of nothing
 * else, so that a difference between two of its numbers is one between groups, too.
 *
 * @param answers how many people
 * @param words what people wrote, by item, in alphabetical order and without a name
 */
public record Results(int answers, List<DimensionResult> dimensions, Map<String, List<String>> words) {
    public Results {
        dimensions = List.copyOf(dimensions);
        words = Map.copyOf(words);
    }

    /** Empty when too few have answered. */
    public static Optional<Results> of(Instrument instrument, List<Filled> people) {
        if (!GroupRule.mayShow(people.size())) {
            return Optional.empty();
        }
        return Optional.of(new Results(
                people.size(),
                instrument.dimensions().stream()
                        .map(dimension -> of(dimension, people))
                        .toList(),
                words(instrument, people)));
    }

    private static DimensionResult of(Dimension dimension, List<Filled> people) {
        List<ItemResult> items =
                dimension.scales().flatMap(item -> of(item, people)).toList();
        var mean = items.stream().mapToDouble(ItemResult::mean).average();
        return new DimensionResult(
                dimension,
                mean.isPresent() ? Optional.of(mean.getAsDouble()) : Optional.empty(),
                gap(people, items.stream().map(result -> result.item().id()).toList()),
                items,
                (int) dimension.scales().count() - items.size());
    }

    private static Stream<ItemResult> of(Item item, List<Filled> people) {
        List<Integer> levels = GroupRule.saying(people, item.id()).stream()
                .flatMap(one -> Stream.ofNullable(one.levels().get(item.id())))
                .toList();
        return levels.isEmpty() ? Stream.empty() : Stream.of(ItemResult.of(item, levels, Instrument.HIGHEST));
    }

    private static Optional<Double> gap(List<Filled> people, List<String> items) {
        List<Double> medians = GroupRule.byAgency(people, items).stream()
                .map(ItemResult::median)
                .sorted()
                .toList();
        return medians.isEmpty() ? Optional.empty() : Optional.of(medians.getLast() - medians.getFirst());
    }

    private static Map<String, List<String>> words(Instrument instrument, List<Filled> people) {
        var words = new TreeMap<String, List<String>>();
        instrument.items().map(Item::id).forEach(item -> {
            List<String> said = people.stream()
                    .flatMap(one -> Stream.ofNullable(one.words().get(item)))
                    .sorted()
                    .toList();
            if (!said.isEmpty()) {
                words.put(item, said);
            }
        });
        return words;
    }

    /** What people see differently, the farthest apart first. */
    public List<ItemResult> disputed() {
        return dimensions.stream()
                .flatMap(dimension -> dimension.items().stream())
                .filter(ItemResult::isDisputed)
                .sorted(Comparator.comparingDouble(ItemResult::agreement))
                .toList();
    }

    /** The team’s own scores by dimension, where there are any. */
    public Map<String, Double> scores() {
        var scores = new TreeMap<String, Double>();
        dimensions.forEach(result -> result.score().ifPresent(score -> scores.put(result.id(), score)));
        return scores;
    }

    public List<String> words(Item item) {
        return words.getOrDefault(item.id(), List.of());
    }
}
