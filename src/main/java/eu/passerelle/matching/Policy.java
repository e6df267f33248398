package eu.passerelle.matching;

import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;

/**
 * What counts when mentors are ranked, and how much: one version of it.
 *
 * @param version 1 for the first, which the network began with
 * @param points of each factor, 0 to {@value #MOST_POINTS}, not all 0; its share of their sum is its weight
 * @param newcomerPlaces how many of the first ten places are kept for experts who have not mentored on these needs yet, 0
 *     to {@value #MOST_NEWCOMER_PLACES}: who is never asked can never show what he or she can do
 */
public record Policy(int version, Map<Factor.Name, Integer> points, int newcomerPlaces) {
    public static final int MOST_POINTS = 100;
    public static final int MOST_NEWCOMER_PLACES = 3;

    /** Who can do what is needed comes first, then who has done it; the rest decides between equals. */
    public static final Policy FIRST = new Policy(
            1,
            Map.of(
                    Factor.Name.COVERAGE, 35,
                    Factor.Name.EXPERIENCE, 20,
                    Factor.Name.OUTCOMES, 10,
                    Factor.Name.WORDS, 5,
                    Factor.Name.LANGUAGE, 10,
                    Factor.Name.CONTEXT, 10,
                    Factor.Name.TIME, 10),
            1);

    public Policy {
        var complete = new EnumMap<Factor.Name, Integer>(Factor.Name.class);
        for (var name : Factor.Name.values()) {
            complete.put(name, points.getOrDefault(name, 0));
        }
        points = Collections.unmodifiableMap(complete);
        if (sum(points) == 0 || points.values().stream().anyMatch(given -> given < 0 || given > MOST_POINTS)) {
            throw new IllegalArgumentException("The points of a policy are 0 to 100, and not all 0: " + points);
        }
        if (newcomerPlaces < 0 || newcomerPlaces > MOST_NEWCOMER_PLACES) {
            throw new IllegalArgumentException("Of ten places 0 to 3 are for newcomers, not " + newcomerPlaces);
        }
    }

    /**
     * With 100 points given out as near to these weights as whole points allow: what is lost by rounding down goes to those who
     * lost most.
     *
     * @param weights of the factors in their order, adding up to 1
     */
    static Policy ofWeights(int version, double[] weights, int newcomerPlaces) {
        Factor.Name[] names = Factor.Name.values();
        var points = new EnumMap<Factor.Name, Integer>(Factor.Name.class);
        int left = MOST_POINTS;
        for (var name : names) {
            int whole = (int) Math.floor(weights[name.ordinal()] * MOST_POINTS);
            points.put(name, whole);
            left -= whole;
        }
        Arrays.stream(names)
                .sorted(Comparator.comparingDouble(name ->
                        Math.floor(weights[name.ordinal()] * MOST_POINTS) - weights[name.ordinal()] * MOST_POINTS))
                .limit(left)
                .forEach(name -> points.merge(name, 1, Integer::sum));
        return new Policy(version, points, newcomerPlaces);
    }

    /** Of the factors in their order. */
    double[] weights() {
        return Arrays.stream(Factor.Name.values()).mapToDouble(this::weight).toArray();
    }

    /** 0 to 1; all weights of a policy add up to 1. */
    public double weight(Factor.Name factor) {
        return (double) points.getOrDefault(factor, 0) / sum(points);
    }

    private static int sum(Map<Factor.Name, Integer> points) {
        int sum = 0;
        for (int given : points.values()) {
            sum += given;
        }
        return sum;
    }
}
