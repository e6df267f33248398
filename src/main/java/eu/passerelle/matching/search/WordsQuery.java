package eu.passerelle.matching.search;

import eu.passerelle.kernel.InterfaceLanguage;
import eu.passerelle.matching.text.LanguageAnalysis;
import eu.passerelle.matching.text.TellingText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/**
 * What somebody typed, as a query: in each language its rarest words that occur at all; of the languages the best counts.
 * No syntax is read, so no typing can break it, and the number of clauses is bounded.
 *
 * @param attainable the score of a document that holds every word often: the sum of the words' inverse document
 *     frequencies, in the language where it is highest
 */
record WordsQuery(Query query, double attainable) {
    private static final int MOST_CHARACTERS = 2_000;
    private static final int MOST_WORDS_EACH = 16;
    private static final float OTHER_LANGUAGES_COUNT = 0.1f;

    static WordsQuery of(String text, IndexReader reader, Function<InterfaceLanguage, String> field) {
        return of(text, field, term -> inverseDocumentFrequency(term, reader), (term, weight) -> new TermQuery(term));
    }

    /**
     * The same for somebody who may see only some of the documents: frequencies are counted among those, and a document
     * scores the sum of the words it holds. Whatever is hidden, or was deleted, changes nothing.
     */
    static WordsQuery among(
            Query visible, String text, IndexSearcher searcher, Function<InterfaceLanguage, String> field) {
        return of(
                text,
                field,
                term -> inverseDocumentFrequency(term, visible, searcher),
                (term, weight) -> new BoostQuery(new ConstantScoreQuery(new TermQuery(term)), (float) weight));
    }

    private interface Scoring {
        Query of(Term term, double weight);
    }

    private static WordsQuery of(
            String text, Function<InterfaceLanguage, String> field, ToDoubleFunction<Term> weight, Scoring scoring) {
        TellingText telling = TellingText.of(text.substring(0, Math.min(text.length(), MOST_CHARACTERS)));
        List<Weighed> all = Arrays.stream(InterfaceLanguage.values())
                .map(language -> rarest(
                        telling.in(Optional.of(language)),
                        field.apply(language),
                        LanguageAnalysis.of(language),
                        weight,
                        scoring))
                .filter(weighed -> !weighed.words().isEmpty())
                .toList();
        Collection<Query> queries = all.stream().map(Weighed::query).toList();
        return new WordsQuery(
                new DisjunctionMaxQuery(queries, OTHER_LANGUAGES_COUNT),
                all.stream().mapToDouble(Weighed::sum).max().orElse(0));
    }

    boolean isEmpty() {
        return attainable == 0;
    }

    private static Weighed rarest(
            String text, String field, Analyzer analyzer, ToDoubleFunction<Term> weight, Scoring scoring) {
        return new Weighed(
                tokens(text, field, analyzer).stream()
                        .map(token -> new Term(field, token))
                        .map(term -> new Word(term, weight.applyAsDouble(term)))
                        .filter(word -> word.weight() > 0)
                        .sorted(Comparator.comparingDouble(Word::weight)
                                .reversed()
                                .thenComparing(Word::term))
                        .limit(MOST_WORDS_EACH)
                        .toList(),
                scoring);
    }

    private static Set<String> tokens(String text, String field, Analyzer analyzer) {
        var tokens = new LinkedHashSet<String>();
        try (var stream = analyzer.tokenStream(field, text)) {
            var token = stream.addAttribute(CharTermAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                tokens.add(token.toString());
            }
            stream.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return tokens;
    }

    /** As BM25 has it; 0 for a word that occurs nowhere. */
    private static double inverseDocumentFrequency(Term term, IndexReader reader) {
        try {
            return inverse(reader.docFreq(term), reader.numDocs());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static double inverseDocumentFrequency(Term term, Query visible, IndexSearcher searcher) {
        try {
            Query both = new BooleanQuery.Builder()
                    .add(visible, Occur.FILTER)
                    .add(new TermQuery(term), Occur.FILTER)
                    .build();
            int frequency = searcher.getIndexReader().docFreq(term) == 0 ? 0 : searcher.count(both);
            return frequency == 0 ? 0 : inverse(frequency, searcher.count(visible));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static double inverse(int frequency, int all) {
        return frequency == 0 ? 0 : Math.log(1 + (all - frequency + 0.5) / (frequency + 0.5));
    }

    private record Word(Term term, double weight) {}

    private record Weighed(List<Word> words, Scoring scoring) {
        double sum() {
            return words.stream().mapToDouble(Word::weight).sum();
        }

        Query query() {
            var any = new BooleanQuery.Builder();
            words.forEach(word -> any.add(scoring.of(word.term(), word.weight()), Occur.SHOULD));
            return any.build();
        }
    }
}
