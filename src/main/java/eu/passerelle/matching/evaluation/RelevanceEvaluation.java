package eu.passerelle.matching.evaluation;

import java.nio.file.Path;

/** {@code evaluate relevance DIR}: how well the experts' texts answer requests. */
final class RelevanceEvaluation {
    private RelevanceEvaluation() {}

    static void run(Path directory) {
        throw new EvaluationRefused("The relevance of " + directory + " cannot be evaluated yet.");
    }
}
