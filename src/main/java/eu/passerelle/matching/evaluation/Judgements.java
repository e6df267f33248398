package eu.passerelle.matching.evaluation;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code qrels.tsv}: what people said of some requests and experts. */
record Judgements(List<Judgement> all) {
    /** @param grade the higher the better; 0 and below say that the expert does not answer the request */
    record Judgement(int request, int expert, double grade) {}

    static Optional<Judgements> find(Path directory, ScoreTable scores) {
        var tsv = new TsvFile(directory, "qrels.tsv", "request, expert, grade");
        if (!tsv.exists()) {
            return Optional.empty();
        }
        var all = new ArrayList<Judgement>();
        Set<Long> seen = new HashSet<>();
        tsv.read(line -> take(line, scores, all, seen));
        return Optional.of(new Judgements(List.copyOf(all)));
    }

    private static String take(TsvLines line, ScoreTable scores, List<Judgement> all, Set<Long> seen) {
        int request = line.id(0, scores.requests());
        int expert = line.id(1, scores.experts());
        double grade = line.number(2);
        if (request < 0) {
            return "there is no request “" + line.text(0) + "” in requests.jsonl. Maybe it is spelt otherwise there.";
        }
        if (expert < 0) {
            return "there is no expert “" + line.text(1) + "” in experts.jsonl. Maybe it is spelt otherwise there.";
        }
        if (Double.isNaN(grade)) {
            return "“" + line.text(2) + "” is not a number. Give the grade as one.";
        }
        if (!seen.add((long) request << Integer.SIZE | expert)) {
            return "this request and expert are judged already. Remove one of the two lines.";
        }
        all.add(new Judgement(request, expert, grade));
        return "";
    }
}
