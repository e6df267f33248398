package eu.passerelle.toolbox.results;

import eu.passerelle.toolbox.instruments.Instrument.Item;
import java.util.Collection;
import java.util.List;

/**
 * What a group said to one item.
 *
 * @param agreement van der Eijk’s A, −1 to 1
 */
public record ItemResult(Item item, double mean, double median, int lowest, int highest, double agreement) {
    /** Below it people should talk before anything is concluded. */
    static final double DISPUTED_BELOW = 0.4;

    static ItemResult of(Item item, Collection<Integer> levels, int scale) {
        return new ItemResult(
                item,
                levels.stream().mapToInt(Integer::intValue).average().orElseThrow(),
                median(levels),
                levels.stream().mapToInt(Integer::intValue).min().orElseThrow(),
                levels.stream().mapToInt(Integer::intValue).max().orElseThrow(),
                Agreement.of(levels, scale));
    }

    public boolean isDisputed() {
        return agreement < DISPUTED_BELOW;
    }

    static double median(Collection<Integer> levels) {
        List<Integer> sorted = levels.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2.0;
    }
}
