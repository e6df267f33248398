package eu.passerelle.matching.evaluation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * {@code evaluate relevance DIR} and {@code evaluate assignment DIR}: starts no server, no database, no container. What
 * was asked for wrongly ends with 2, what cannot be done with these files with 1, each with a sentence.
 */
public final class Evaluate {
    private static final String USAGE = "Usage: passerelle evaluate relevance DIR | passerelle evaluate assignment DIR";

    private Evaluate() {}

    public static void main(String[] args) throws IOException {
        List<String> words =
                Arrays.stream(args).filter(word -> !word.startsWith("--")).toList();
        if (words.size() != 3 || !List.of("relevance", "assignment").contains(words.get(1))) {
            end(2, USAGE);
        }
        Path directory = Path.of(words.getLast());
        if (!Files.isDirectory(directory)) {
            end(1, "There is no directory " + directory + ".");
        }
        try {
            run(words.get(1), directory);
        } catch (EvaluationRefused e) {
            end(1, String.valueOf(e.getMessage()));
        }
    }

    private static void run(String what, Path directory) throws IOException {
        if (what.equals("relevance")) {
            RelevanceEvaluation.run(directory);
        } else {
            AssignmentEvaluation.run(directory);
        }
    }

    private static void end(int status, String sentence) {
        System.err.println(sentence);
        System.exit(status);
    }
}
