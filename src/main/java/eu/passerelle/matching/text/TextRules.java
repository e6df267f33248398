package eu.passerelle.matching.text;

import java.util.Arrays;

/**
 * The arithmetic of what texts say, pure. Each view of a request and a passage is a number; the best three passages of an
 * expert count by each view; the views become values from 0 to 1, and their weighted mean is the score.
 *
 * <p>The constants put unrelated texts near 0.1, texts of one field near 0.4, and texts on one question from 0.6 up, whatever
 * the request: scores of different requests can be added. They were set on proceedings of conferences (whose authors are
 * taken for experts on what they wrote next), not on anybody's judgements.
 */
public final class TextRules {
    /** Enough to show that it was no accident, few enough that a specialist need not have written much. */
    static final int BEST = 3;

    private static final double HALF_LIFE_YEARS = 20;
    private static final double WORDS_SCALE = 1.4;
    private static final double MEANING_FLOOR = 0.15;
    private static final double MEANING_RANGE = 0.9;
    private static final double WORDS_SHARE = 0.45;
    private static final double CONCEPTS_SHARE = 0.15;
    private static final double PART_OF_NEARBY = 0.5;
    private static final double TYPICAL_NEARBY = 0.43;
    private static final double TYPICAL_COUNTS_AS = 20;
    private static final double NEAREST_SHARE = 0.05;

    private TextRules() {}

    /** The mean of the best three, or of all when there are fewer; 0 of none. */
    static double ofTheBest(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int from = Math.max(0, sorted.length - BEST);
        return Arrays.stream(sorted, from, sorted.length).average().orElse(0);
    }

    /** What a passage is still worth: half after twenty years. */
    static double freshness(double years) {
        return Math.pow(0.5, Math.max(0, years) / HALF_LIFE_YEARS);
    }

    /**
     * BM25 of a passage as a share of what the request has to offer. Long requests reach higher sums, by about the root of
     * their weight: dividing by the weight itself would make long requests look unanswerable.
     *
     * @param weight the sum of the inverse document frequencies of the request's words
     */
    static double wordsOf(double bm25, double weight) {
        return weight == 0 ? 0 : bm25 / Math.sqrt(weight);
    }

    /**
     * The cosine of a passage to the request, less half of what any passage that is near at all reaches. Some requests are
     * near to everybody: they are written in general terms.
     */
    static double meaningOf(double cosine, double nearby) {
        return cosine - PART_OF_NEARBY * nearby;
    }

    /**
     * How near a request is to the nearest twentieth of some passages; of few passages one cannot tell, so a typical value
     * counts as twenty of them.
     *
     * @param cosines to a sample of all passages
     */
    static double nearby(double[] cosines) {
        double[] sorted = cosines.clone();
        Arrays.sort(sorted);
        int nearest = (int) Math.round(sorted.length * NEAREST_SHARE);
        double sum =
                Arrays.stream(sorted, sorted.length - nearest, sorted.length).sum();
        return (sum + TYPICAL_NEARBY * TYPICAL_COUNTS_AS) / (nearest + TYPICAL_COUNTS_AS);
    }

    /** 0 to 1 of the mean of the best by words. */
    static double wordsValue(double best) {
        return 1 - Math.exp(-Math.max(0, best) / WORDS_SCALE);
    }

    /** 0 to 1 of the mean of the best by meaning. */
    static double meaningValue(double best) {
        return Math.clamp((best + MEANING_FLOOR) / MEANING_RANGE, 0, 1);
    }

    /**
     * 0 to 1. What the concepts add is a part of what is missing: who does not name them may still mean them.
     *
     * @param concepts the share of the request's concepts that the expert's texts or claims name
     */
    public static double score(double words, double meaning, double concepts) {
        return withConcepts(WORDS_SHARE * words + (1 - WORDS_SHARE) * meaning, concepts);
    }

    /** The same without a language model. */
    public static double score(double words, double concepts) {
        return withConcepts(words, concepts);
    }

    private static double withConcepts(double text, double concepts) {
        return text + (1 - text) * CONCEPTS_SHARE * concepts;
    }
}
