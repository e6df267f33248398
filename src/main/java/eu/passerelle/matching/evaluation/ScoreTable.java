package eu.passerelle.matching.evaluation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A score from 0 to 1 for every request and every expert. */
final class ScoreTable {
    private final Ids requests;
    private final Ids experts;
    private final float[][] scores;

    ScoreTable(List<String> requests, List<String> experts) {
        this.requests = new Ids(requests);
        this.experts = new Ids(experts);
        scores = new float[requests.size()][experts.size()];
    }

    void put(int request, int expert, double score) {
        scores[request][expert] = (float) score;
    }

    double get(int request, int expert) {
        return scores[request][expert];
    }

    Ids requests() {
        return requests;
    }

    Ids experts() {
        return experts;
    }

    /** The experts of a request, the best first; of equals the first by id. */
    int[] ranking(int request) {
        Integer[] order = new Integer[experts.size()];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (one, other) -> Float.compare(scores[request][other], scores[request][one]));
        return Arrays.stream(order).mapToInt(Integer::intValue).toArray();
    }

    /** Whole or not at all: an old file stays until the new one is complete. */
    Path write(Path directory) throws IOException {
        if (!Files.isWritable(directory)) {
            throw new EvaluationRefused(
                    "Nothing can be written to " + directory + ". Maybe it belongs to somebody else.");
        }
        Path unfinished = Files.createTempFile(directory, ".scores", ".tsv");
        try (var writer = Files.newBufferedWriter(unfinished)) {
            for (int r = 0; r < requests.size(); r++) {
                for (int e = 0; e < experts.size(); e++) {
                    writer.write(requests.name(r) + "\t" + experts.name(e) + "\t"
                            + String.format(Locale.ROOT, "%.6f", scores[r][e]) + "\n");
                }
            }
        }
        unfinished.toFile().setReadable(true, false);
        return Files.move(unfinished, directory.resolve("scores.tsv"), StandardCopyOption.REPLACE_EXISTING);
    }
}
