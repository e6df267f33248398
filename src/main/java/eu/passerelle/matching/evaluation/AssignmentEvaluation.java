package eu.passerelle.matching.evaluation;

import java.nio.file.Path;

/** {@code evaluate assignment DIR}: the best assignment of experts to requests for scores that are given. */
final class AssignmentEvaluation {
    private AssignmentEvaluation() {}

    static void run(Path directory) {
        throw new EvaluationRefused(
                "Assignments of " + directory + " cannot be evaluated yet. Maybe evaluate relevance, which can be.");
    }
}
