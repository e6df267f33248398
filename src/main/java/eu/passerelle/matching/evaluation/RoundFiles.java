package eu.passerelle.matching.evaluation;

import eu.passerelle.matching.assignment.DuplicatePair;
import eu.passerelle.matching.assignment.Problem;
import eu.passerelle.matching.assignment.ProblemBuilder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The files of a round as a problem, and what in them is strange but can be taken. */
final class RoundFiles {
    private final Path directory;
    private final Counted demand;
    private final Counted capacity;
    private final ProblemBuilder builder;
    private final TsvFile scores;
    private final Map<String, Strange> strange = new TreeMap<>();
    private long lines;

    private RoundFiles(Path directory) {
        this.directory = directory;
        demand = Counted.read(directory, "demand.tsv", "request", "how many");
        capacity = Counted.read(directory, "capacity.tsv", "expert", "most");
        scores = new TsvFile(directory, "scores.tsv", "request, expert, score");
        builder = new ProblemBuilder(demand.counts(), capacity.counts());
    }

    /** @param warnings one sentence each */
    record Round(
            Problem problem, Counted demand, Counted capacity, long lines, boolean headed, List<String> warnings) {}

    private record Strange(long firstLine, String name, long count) {}

    /** @throws EvaluationRefused naming file, line and mend */
    static Round read(Path directory, double leastScore) {
        var files = new RoundFiles(directory);
        files.builder.leastScore(leastScore);
        files.readConflicts();
        files.readScores();
        return new Round(
                files.build(), files.demand, files.capacity, files.lines, files.scores.hasHeader(), files.warnings());
    }

    private void readConflicts() {
        var conflicts = new TsvFile(directory, "conflicts.tsv", "request, expert");
        if (!conflicts.exists()) {
            return;
        }
        conflicts.read(line -> {
            int request = request(line, conflicts);
            int expert = expert(line, conflicts);
            if (request >= 0 && expert >= 0) {
                builder.conflict(request, expert);
            }
            return "";
        });
    }

    private void readScores() {
        lines = scores.read(line -> {
            double score = line.number(2);
            if (Double.isNaN(score) || Math.abs(score) > 1_000) {
                return "the score “" + line.text(2) + "” is not a number. Give one from 0 to 1, with a point.";
            }
            int request = request(line, scores);
            int expert = expert(line, scores);
            if (request >= 0 && expert >= 0) {
                builder.pair(request, expert, score);
            }
            if (score < 0 || score > 1) {
                note("scores.tsv: a score is not from 0 to 1; it counts as it stands", line, line.text(2));
            }
            return "";
        });
        if (lines == 0) {
            throw new EvaluationRefused(directory.resolve("scores.tsv")
                    + " is empty. Give a line for each pair: request, tab, expert, tab, score from 0 to 1.");
        }
    }

    private int request(TsvLines line, TsvFile file) {
        int request = line.id(0, demand.ids());
        if (request < 0) {
            note(file.name() + ": a request without a line in demand.tsv; it wants nobody", line, line.text(0));
        }
        return request;
    }

    private int expert(TsvLines line, TsvFile file) {
        int expert = line.id(1, capacity.ids());
        if (expert < 0) {
            note(file.name() + ": an expert without a line in capacity.tsv; who takes nobody", line, line.text(1));
        }
        return expert;
    }

    private void note(String what, TsvLines line, String name) {
        strange.merge(
                what,
                new Strange(line.line(), name, 1),
                (known, added) -> new Strange(known.firstLine(), known.name(), known.count() + 1));
    }

    private List<String> warnings() {
        var warnings = new ArrayList<String>();
        strange.forEach((what, found) -> warnings.add(what + ": “" + found.name() + "” on line " + found.firstLine()
                + (found.count() == 1 ? "." : ", and " + (found.count() - 1) + " more lines like it.")));
        return warnings;
    }

    private Problem build() {
        try {
            return builder.build();
        } catch (DuplicatePair twice) {
            throw new EvaluationRefused(again(twice));
        }
    }

    /** Reads once more to find the second line, since nobody keeps ten million line numbers. */
    private String again(DuplicatePair twice) {
        var seen = new ArrayList<Long>();
        new TsvFile(directory, "scores.tsv", "request, expert, score").read(line -> {
            if (line.id(0, demand.ids()) == twice.request() && line.id(1, capacity.ids()) == twice.expert()) {
                seen.add(line.line());
            }
            return "";
        });
        return "scores.tsv line " + seen.get(1) + ": request " + demand.ids().name(twice.request()) + " and expert "
                + capacity.ids().name(twice.expert()) + " have a score on line " + seen.getFirst()
                + " already. Remove one of the two.";
    }
}
