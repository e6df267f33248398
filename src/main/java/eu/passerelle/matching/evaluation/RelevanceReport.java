package eu.passerelle.matching.evaluation;

import eu.passerelle.matching.evaluation.Judgements.Judgement;
import java.io.PrintStream;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** The figures of a ranking that people have judged, a line each, with what they would vary by. */
final class RelevanceReport {
    private static final int PLACES = 10;

    private final ScoreTable scores;
    private final Judgements judgements;
    private final PrintStream out;

    RelevanceReport(ScoreTable scores, Judgements judgements, PrintStream out) {
        this.scores = scores;
        this.judgements = judgements;
        this.out = out;
    }

    void print() {
        List<double[]> rankings = by(Judgement::request).entrySet().stream()
                .map(judged -> grades(judged.getKey(), judged.getValue()))
                .toList();
        out.println("judged: " + judgements.all().size() + " pairs of " + rankings.size() + " requests and "
                + by(Judgement::expert).size()
                + " experts; who is not judged counts as not relevant in the first three");
        mean("nDCG@10", rankings, grades -> RankingMeasures.ndcg(grades, PLACES));
        mean("MAP", rankings, RankingMeasures::averagePrecision);
        mean("MRR", rankings, RankingMeasures::reciprocalRank);
        pairs("of one request", by(Judgement::request).values());
        pairs("of one expert", by(Judgement::expert).values());
    }

    private Map<Integer, List<Judgement>> by(Function<Judgement, Integer> key) {
        return judgements.all().stream().collect(Collectors.groupingBy(key, TreeMap::new, Collectors.toList()));
    }

    private double[] grades(int request, List<Judgement> judged) {
        double[] byExpert = new double[scores.experts().size()];
        judged.forEach(judgement -> byExpert[judgement.expert()] = judgement.grade());
        int[] ranking = scores.ranking(request);
        double[] grades = new double[ranking.length];
        for (int place = 0; place < ranking.length; place++) {
            grades[place] = byExpert[ranking[place]];
        }
        return grades;
    }

    private void mean(String name, List<double[]> rankings, ToDoubleFunction<double[]> measure) {
        List<Double> values = rankings.stream().map(measure::applyAsDouble).toList();
        line(
                name,
                Bootstrap.of(values, some -> RankingMeasures.mean(some.stream().mapToDouble(value -> value))));
    }

    /** Heavier disagreements weigh more: each pair by the difference of its grades. */
    private void pairs(String which, Collection<List<Judgement>> groups) {
        List<double[]> misordered = groups.stream()
                .map(this::misordered)
                .filter(counted -> counted[1] > 0)
                .toList();
        if (misordered.isEmpty()) {
            out.println("pairwise accuracy, pairs " + which + ": there are none with different grades");
        } else {
            line("pairwise accuracy, pairs " + which, Bootstrap.of(misordered, some -> 1 - share(some)));
        }
    }

    private double[] misordered(List<Judgement> group) {
        return RankingMeasures.misordered(
                group.stream().mapToDouble(Judgement::grade).toArray(),
                group.stream()
                        .mapToDouble(judgement -> scores.get(judgement.request(), judgement.expert()))
                        .toArray());
    }

    private static double share(List<double[]> misordered) {
        double wrong = misordered.stream().mapToDouble(counted -> counted[0]).sum();
        return wrong / misordered.stream().mapToDouble(counted -> counted[1]).sum();
    }

    private void line(String name, Bootstrap.Interval interval) {
        out.println(String.format(
                Locale.ROOT, "%s: %.4f (%.4f to %.4f)", name, interval.value(), interval.low(), interval.high()));
    }
}
