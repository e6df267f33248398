package eu.passerelle.matching.search;

import eu.passerelle.kernel.InterfaceLanguage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
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
        String used = text.substring(0, Math.min(text.length(), MOST_CHARACTERS));
        List<Weighed> all = Arrays.stream(InterfaceLanguage.values())
                .map(language -> rarest(used, field.apply(language), Analyzers.of(language), reader))
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

    /** Half of the way to the attainable at a quarter of it: 1 would be a profile that repeats the request. */
    double share(double score) {
        return isEmpty() ? 0 : score / (score + attainable / 4);
    }

    private static Weighed rarest(String text, String field, Analyzer analyzer, IndexReader reader) {
        return new Weighed(tokens(text, field, analyzer).stream()
                .map(token -> new Term(field, token))
                .map(term -> new Word(term, inverseDocumentFrequency(term, reader)))
                .filter(word -> word.weight() > 0)
                .sorted(Comparator.comparingDouble(Word::weight).reversed().thenComparing(Word::term))
                .limit(MOST_WORDS_EACH)
                .toList());
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
            int frequency = reader.docFreq(term);
            return frequency == 0 ? 0 : Math.log(1 + (reader.numDocs() - frequency + 0.5) / (frequency + 0.5));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Word(Term term, double weight) {}

    private record Weighed(List<Word> words) {
        double sum() {
            return words.stream().mapToDouble(Word::weight).sum();
        }

        Query query() {
            return words.stream()
                    .map(word -> new TermQuery(word.term()))
                    .collect(Collectors.collectingAndThen(Collectors.toList(), Weighed::anyOf));
        }

        private static Query anyOf(List<TermQuery> terms) {
            var any = new BooleanQuery.Builder();
            terms.forEach(term -> any.add(term, Occur.SHOULD));
            return any.build();
        }
    }
}
