package eu.passerelle.matching.text;

import java.util.Arrays;

/**
 * The arithmetic of what texts say, pure. Each view of a request and a passage is a value from 0 to 1; by each view the best
 * three passages of an expert count; the weighted mean of the views is the score.
 *
 * <p>The constants put unrelated texts near 0.1, texts of one field near 0.4, and texts on one question from 0.6 up, whatever
 * the request: scores of different requests can be added. They were set on proceedings of conferences (whose authors are
 * taken for experts on what they wrote next), not on anybody's judgements.
 */
public final class TextRules {
    /**
     * What the best, the second and the third passage count: three show that it was no accident, and a specialist need not
     * have written more. Who has written less has shown less, and one passage more never does harm.
     */
    private static final double[] OF_THE_BEST = {0.5, 0.3, 0.2};

    /** Below it a passage is about something else, and is not quoted. */
    static final double ANSWERS = 0.25;

    private static final double HALF_LIFE_YEARS = 20;
    private static final double WORDS_SCALE = 1.4;
    private static final double MEANING_FLOOR = 0.15;
    private static final double MEANING_RANGE = 0.9;
    private static final double WORDS_SHARE = 0.4;
    private static final double CONCEPTS_SHARE = 0.15;
    private static final double PART_OF_NEARBY = 0.5;
    private static final double TYPICAL_NEARBY = 0.43;
    private static final double TYPICAL_COUNTS_AS = 20;
    private static final double NEAREST_SHARE = 0.05;

    private TextRules() {}

    /**
     * Example: of 0.4, 0.8, 0.1, 0.6 the best three are 0.8, 0.6 and 0.4, and count 0.5 × 0.8 + 0.3 × 0.6 + 0.2 × 0.4 = 0.66.
     */
    static double ofTheBest(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double sum = 0;
        for (int i = 0; i < Math.min(OF_THE_BEST.length, sorted.length); i++) {
            sum += OF_THE_BEST[i] * sorted[sorted.length - 1 - i];
        }
        return sum;
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

    /** 0 to 1: a passage by its words. */
    static double wordsValue(double words) {
        return 1 - Math.exp(-Math.max(0, words) / WORDS_SCALE);
    }

    /** 0 to 1: a passage by its meaning. */
    static double meaningValue(double meaning) {
        return Math.clamp((meaning + MEANING_FLOOR) / MEANING_RANGE, 0, 1);
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
