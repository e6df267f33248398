package eu.passerelle.matching.evaluation;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import eu.passerelle.matching.text.TextModel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.logging.LogManager;
import org.slf4j.LoggerFactory;

/**
 * {@code evaluate relevance DIR} and {@code evaluate assignment DIR}: starts no server, no database, no container. What
 * was asked for wrongly ends with 2, what cannot be done with these files with 1, each with a sentence.
 */
public final class Evaluate {
    private static final String USAGE = """
            Usage: passerelle evaluate relevance DIR [--model=packaged|none|DIR]
                   passerelle evaluate assignment DIR [--tolerance=0.01] [--least-score=0]""";

    private Evaluate() {}

    public static void main(String[] args) throws IOException {
        beQuiet();
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
            run(words.get(1), directory, args);
        } catch (EvaluationRefused e) {
            end(1, String.valueOf(e.getMessage()));
        }
    }

    /** What libraries note about themselves is nobody's answer. */
    private static void beQuiet() {
        if (LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME) instanceof Logger root) {
            root.setLevel(Level.OFF);
        }
        LogManager.getLogManager().reset();
    }

    private static void run(String what, Path directory, String[] args) throws IOException {
        if (what.equals("relevance")) {
            RelevanceEvaluation.run(directory, model(args));
        } else {
            AssignmentEvaluation.run(directory, options(args));
        }
    }

    private static String model(String[] args) {
        return Arrays.stream(args)
                .filter(word -> word.startsWith("--model="))
                .map(word -> word.substring("--model=".length()))
                .findFirst()
                .orElse(TextModel.PACKAGED);
    }

    private static AssignmentEvaluation.Options options(String[] args) {
        return new AssignmentEvaluation.Options(
                option(args, "tolerance", AssignmentEvaluation.Options.DEFAULT.tolerance(), 0),
                option(args, "least-score", AssignmentEvaluation.Options.DEFAULT.leastScore(), -1));
    }

    private static double option(String[] args, String name, double otherwise, double least) {
        String start = "--" + name + "=";
        for (String word : args) {
            if (word.startsWith(start)) {
                byte[] text = word.substring(start.length()).getBytes(StandardCharsets.UTF_8);
                double value = Numbers.parse(text, 0, text.length);
                if (!(value >= least && value <= 1)) {
                    throw new EvaluationRefused(word + " is not a number up to 1. Maybe " + start + "0.05.");
                }
                return value;
            }
        }
        return otherwise;
    }

    private static void end(int status, String sentence) {
        System.err.println(sentence);
        System.exit(status);
    }
}
