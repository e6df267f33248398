package eu.passerelle.toolbox.results;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A profile as a drawing: one axis for each dimension, clockwise from the top. Its unit is a hundredth of the longest axis,
 * and its middle is 0, 0. The numbers stand in the table beside it.
 *
 * @param team the outline, as SVG wants points
 * @param before that of the last time, may be empty
 * @param rings one for each level
 */
public record Radar(List<Axis> axes, String team, String before, List<String> rings) {
    private static final int LONGEST = 100;
    private static final int LABEL = 110;
    private static final int LEVELS = 4;

    public Radar {
        axes = List.copyOf(axes);
        rings = List.copyOf(rings);
    }

    /** @param x where it ends; @param labelX where its number stands */
    public record Axis(int number, String x, String y, String labelX, String labelY) {}

    public static Radar of(List<String> dimensions, Map<String, Double> values, Map<String, Double> before) {
        int count = dimensions.size();
        return new Radar(
                IntStream.range(0, count).mapToObj(place -> axis(place, count)).toList(),
                outline(dimensions, values),
                outline(dimensions, before),
                IntStream.rangeClosed(1, LEVELS)
                        .mapToObj(level -> ring(level, count))
                        .toList());
    }

    private static Axis axis(int place, int count) {
        return new Axis(
                place + 1,
                x(place, count, LONGEST),
                y(place, count, LONGEST),
                x(place, count, LABEL),
                y(place, count, LABEL));
    }

    private static String outline(List<String> dimensions, Map<String, Double> values) {
        var points = new ArrayList<String>();
        for (String dimension : dimensions) {
            int place = dimensions.indexOf(dimension);
            Optional.ofNullable(values.get(dimension))
                    .ifPresent(value -> points.add(point(place, dimensions.size(), value)));
        }
        return String.join(" ", points);
    }

    private static String ring(int level, int count) {
        return Stream.iterate(0, place -> place < count, place -> place + 1)
                .map(place -> point(place, count, level))
                .collect(Collectors.joining(" "));
    }

    private static String point(int place, int count, double value) {
        double length = value * LONGEST / LEVELS;
        return x(place, count, length) + "," + y(place, count, length);
    }

    private static String x(int place, int count, double length) {
        return number(length * Math.sin(2 * Math.PI * place / count));
    }

    private static String y(int place, int count, double length) {
        return number(-length * Math.cos(2 * Math.PI * place / count));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value + 0.0).replace("-0.0", "0.0");
    }
}
