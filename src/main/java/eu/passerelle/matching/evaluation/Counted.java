package eu.passerelle.matching.evaluation;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Names with a whole number each: {@code capacity.tsv} and {@code demand.tsv}.
 *
 * @param ids in order of name, so that the answer does not depend on the order of lines
 */
record Counted(Ids ids, int[] counts) {
    private static final int MOST = 1_000_000;

    /** @param what such as {@code expert}; @param number such as {@code most} */
    static Counted read(Path directory, String file, String what, String number) {
        Map<String, Integer> counts = new HashMap<>();
        var tsv = new TsvFile(directory, file, what + ", " + number);
        tsv.read(line -> take(line, counts, what));
        if (counts.isEmpty()) {
            throw new EvaluationRefused(directory.resolve(file) + " is empty. Give a line for each " + what + ": "
                    + what + ", tab, " + number + ".");
        }
        List<String> names = new ArrayList<>(counts.keySet());
        names.sort(null);
        return new Counted(new Ids(names), names.stream().mapToInt(counts::get).toArray());
    }

    private static String take(TsvLines line, Map<String, Integer> counts, String what) {
        double number = line.number(1);
        if (line.isEmpty(0)) {
            return "the " + what + " is missing. Give its name before the tab.";
        }
        if (!(number >= 0 && number <= MOST) || number != Math.rint(number)) {
            return "“" + line.text(1) + "” is not a whole number from 0 to " + MOST + ". Give one.";
        }
        Integer before = counts.putIfAbsent(line.text(0), (int) number);
        return before == null ? "" : what + " " + line.text(0) + " has a line already. Remove one of the two.";
    }

    long sum() {
        long sum = 0;
        for (int count : counts) {
            sum += count;
        }
        return sum;
    }
}
