package eu.passerelle.toolbox.results;

import eu.passerelle.toolbox.instruments.Instrument.Dimension;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Where a team stands in one dimension: by what it has agreed on, where it has, else by its score.
 *
 * @param gap between agencies; none once the team has agreed on a value
 */
public record Standing(Dimension dimension, double value, boolean agreed, Optional<Double> gap) {
    /** @param agreed values by dimension */
    public static List<Standing> of(Results results, Map<String, Integer> agreed) {
        return results.dimensions().stream()
                .flatMap(result -> of(result, Optional.ofNullable(agreed.get(result.id()))).stream())
                .toList();
    }

    /** By dimension. */
    public static Map<String, Double> values(List<Standing> standings) {
        return standings.stream()
                .collect(Collectors.toMap(standing -> standing.dimension().id(), Standing::value));
    }

    private static Optional<Standing> of(DimensionResult result, Optional<Integer> agreed) {
        return agreed.map(value -> new Standing(result.dimension(), value, true, Optional.empty()))
                .or(() -> result.score().map(score -> new Standing(result.dimension(), score, false, result.gap())));
    }
}
