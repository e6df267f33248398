package eu.passerelle.matching.evaluation;

/** The sentence names the file, the line and the mend; nothing was written. */
final class EvaluationRefused extends RuntimeException {
    EvaluationRefused(String sentence) {
        super(sentence);
    }
}
