package eu.passerelle.matching.text;

import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.SmallFloat;
import org.jspecify.annotations.Nullable;

/**
 * BM25 (Robertson and Zaragoza, 2009) of some passages for a request. Unlike Lucene's own, a word weighs what it is worth
 * among the passages that are there, not among those that were, and a passage is long or short by itself, not beside the
 * others: the same passages score the same whatever became of others before.
 */
final class WordScores {
    private static final double SATURATION = 1.2;
    private static final double LENGTH_COUNTS = 0.75;
    private static final double TYPICAL_LENGTH = 100;

    private final IndexSearcher searcher;
    private final Map<String, Map<Term, Double>> weights = new LinkedHashMap<>();

    WordScores(IndexSearcher searcher, RequestText request) throws IOException {
        this.searcher = searcher;
        for (var field : request.words().entrySet()) {
            weights.put(field.getKey(), weights(field.getKey(), field.getValue()));
        }
    }

    private Map<Term, Double> weights(String field, List<String> words) throws IOException {
        var known = new LinkedHashMap<Term, Double>();
        for (String word : words) {
            Term term = new Term(field, word);
            double weight = weight(term);
            if (weight > 0) {
                known.put(term, weight);
            }
        }
        return known;
    }

    /** The inverse document frequency; 0 for a word that stands nowhere. */
    private double weight(Term term) throws IOException {
        int frequency = frequency(term);
        int all = searcher.getIndexReader().numDocs();
        return frequency == 0 ? 0 : Math.log(1 + (all - frequency + 0.5) / (frequency + 0.5));
    }

    /** Counted one by one only where some are gone. */
    private int frequency(Term term) throws IOException {
        int frequency = searcher.getIndexReader().docFreq(term);
        return frequency > 0 && searcher.getIndexReader().hasDeletions()
                ? searcher.count(new TermQuery(term))
                : frequency;
    }

    /** The words that weigh most, of all languages. */
    List<Term> rarest(int most) {
        return weights.values().stream()
                .flatMap(words -> words.entrySet().stream())
                .sorted(Map.Entry.<Term, Double>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(most)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** By number of passage; see {@link TextRules#wordsOf}. */
    double[] of(PassageSet passages) throws IOException {
        double[] scores = new double[passages.size()];
        for (PassageSet.Leaf leaf : passages.leaves()) {
            for (var field : weights.entrySet()) {
                add(leaf, field.getKey(), field.getValue(), scores);
            }
        }
        return scores;
    }

    private static void add(PassageSet.Leaf leaf, String field, Map<Term, Double> words, double[] scores)
            throws IOException {
        Terms terms = leaf.context().reader().terms(field);
        if (terms == null || words.isEmpty()) {
            return;
        }
        double[] lengths = lengths(leaf, field);
        double[] sums = new double[lengths.length];
        TermsEnum known = terms.iterator();
        PostingsEnum reused = null;
        for (var word : words.entrySet()) {
            if (known.seekExact(word.getKey().bytes())) {
                reused = known.postings(reused, PostingsEnum.FREQS);
                add(leaf.documents(), reused, word.getValue(), lengths, sums);
            }
        }
        double all = words.values().stream().mapToDouble(Double::doubleValue).sum();
        for (int i = 0; i < sums.length; i++) {
            scores[leaf.first() + i] += TextRules.wordsOf(sums[i], all);
        }
    }

    private static void add(int[] documents, PostingsEnum postings, double weight, double[] lengths, double[] sums)
            throws IOException {
        int at = postings.nextDoc();
        for (int i = 0; i < documents.length && at != PostingsEnum.NO_MORE_DOCS; ) {
            if (at < documents[i]) {
                at = postings.advance(documents[i]);
            } else if (at > documents[i]) {
                i = next(documents, i, at);
            } else {
                double often = postings.freq();
                sums[i] += weight * often / (often + SATURATION * lengths[i]);
                i++;
            }
        }
    }

    private static int next(int[] documents, int from, int wanted) {
        int found = Arrays.binarySearch(documents, from, documents.length, wanted);
        return found >= 0 ? found : -found - 1;
    }

    /** What the length of each does to the weight of a word in it. */
    private static double[] lengths(PassageSet.Leaf leaf, String field) throws IOException {
        @Nullable NumericDocValues norms = leaf.context().reader().getNormValues(field);
        double[] lengths = new double[leaf.documents().length];
        for (int i = 0; i < lengths.length; i++) {
            double words = norms != null && norms.advanceExact(leaf.documents()[i])
                    ? SmallFloat.byte4ToInt((byte) norms.longValue())
                    : TYPICAL_LENGTH;
            lengths[i] = 1 - LENGTH_COUNTS + LENGTH_COUNTS * words / TYPICAL_LENGTH;
        }
        return lengths;
    }
}
