package eu.passerelle.matching.evaluation;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;

/**
 * How far a figure would vary if others had been asked: the percentile bootstrap (Efron, 1979) over those who were, with a
 * fixed seed, so that the same files give the same interval.
 */
final class Bootstrap {
    private static final int RESAMPLES = 1_000;
    private static final long SEED = 20_261;
    private static final double TAIL = 0.025;

    private Bootstrap() {}

    /** @param low the figure is between low and high in 95 of 100 resamples */
    record Interval(double value, double low, double high) {}

    /** @param figure of a sample, which is never empty */
    static <T> Interval of(List<T> all, ToDoubleFunction<List<T>> figure) {
        var random = new Random(SEED);
        double[] figures = new double[RESAMPLES];
        for (int i = 0; i < RESAMPLES; i++) {
            figures[i] = figure.applyAsDouble(
                    random.ints(all.size(), 0, all.size()).mapToObj(all::get).toList());
        }
        Arrays.sort(figures);
        int cut = (int) Math.round(TAIL * RESAMPLES);
        return new Interval(figure.applyAsDouble(all), figures[cut], figures[RESAMPLES - 1 - cut]);
    }
}
