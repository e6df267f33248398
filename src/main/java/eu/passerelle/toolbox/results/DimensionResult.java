package eu.passerelle.toolbox.results;

import eu.passerelle.toolbox.instruments.Instrument.Dimension;
import java.util.List;
import java.util.Optional;

/**
 * What a group said to one dimension.
 *
 * @param score 0 to 4, the mean of its items that are shown; empty when none is
 * @param gap how far the agencies’ medians are apart; empty when they may not be compared
 * @param items those that are shown
 * @param hidden how many too few know about
 */
public record DimensionResult(
        Dimension dimension, Optional<Double> score, Optional<Double> gap, List<ItemResult> items, int hidden) {
    public DimensionResult {
        items = List.copyOf(items);
    }

    public String id() {
        return dimension.id();
    }
}
