package eu.passerelle.matching.search;

import eu.passerelle.directory.Taxonomy;
import eu.passerelle.matching.query.SearchText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.spell.DirectSpellChecker;
import org.apache.lucene.search.spell.SuggestMode;
import org.apache.lucene.search.spell.SuggestWord;
import org.springframework.stereotype.Component;

/**
 * Spells a search as known words are spelt. Cities are helped by the words of the taxonomy only: what stands in a profile,
 * or stood in one until lately, would show through the corrections.
 */
@Component
public class Spelling {
    private static final float LIKE_ENOUGH = 0.6f;

    private final IndexFollower follower;
    private final TaxonomyWords taxonomyWords;

    Spelling(IndexFollower follower, Taxonomy taxonomy) {
        this.follower = follower;
        this.taxonomyWords = new TaxonomyWords(taxonomy);
    }

    /** Nothing when every word is known, or like none that is. */
    public Optional<SearchText> corrected(SearchText typed, boolean forCity) {
        IndexReader taxonomy = taxonomyWords.reader();
        SearchText corrected = forCity
                ? typed.respelt(word -> respelt(word, List.of(taxonomy)))
                : follower.index()
                        .search(searcher ->
                                typed.respelt(word -> respelt(word, List.of(taxonomy, searcher.getIndexReader()))));
        return Optional.of(corrected).filter(text -> !text.equals(typed));
    }

    private static String respelt(String word, List<IndexReader> dictionaries) {
        List<String> parts = Analyzers.words(Fields.SPELLING, word, 2);
        if (parts.size() != 1) {
            return word;
        }
        var term = new Term(Fields.SPELLING, parts.getFirst());
        boolean known = dictionaries.stream().anyMatch(dictionary -> frequency(term, dictionary) > 0);
        return known
                ? word
                : dictionaries.stream()
                        .flatMap(dictionary -> Stream.of(like(term, dictionary)))
                        .max(Comparator.comparingDouble(like -> like.score))
                        .map(like -> like.string)
                        .orElse(word);
    }

    private static int frequency(Term term, IndexReader dictionary) {
        try {
            return dictionary.docFreq(term);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SuggestWord[] like(Term term, IndexReader dictionary) {
        try {
            return new DirectSpellChecker()
                    .suggestSimilar(term, 1, dictionary, SuggestMode.SUGGEST_WHEN_NOT_IN_INDEX, LIKE_ENOUGH);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
