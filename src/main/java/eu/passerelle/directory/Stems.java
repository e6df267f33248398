package eu.passerelle.directory;

import eu.passerelle.kernel.InterfaceLanguage;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.core.WhitespaceTokenizer;
import org.apache.lucene.analysis.de.GermanAnalyzer;
import org.apache.lucene.analysis.de.GermanLightStemFilter;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.en.EnglishMinimalStemFilter;
import org.apache.lucene.analysis.fr.FrenchAnalyzer;
import org.apache.lucene.analysis.fr.FrenchLightStemFilter;
import org.apache.lucene.analysis.ro.RomanianAnalyzer;
import org.apache.lucene.analysis.snowball.SnowballFilter;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.tartarus.snowball.ext.RomanianStemmer;

/**
 * Light stemming in one language, of words that are folded already, so that a text typed without accents gets the same
 * stems.
 */
final class Stems {
    /** Longer than any word that we know; random text is passed over. */
    private static final int LONGEST_WORD = 60;

    private final Set<String> wordsWithoutWeight;
    private final UnaryOperator<TokenStream> stemming;

    private Stems(CharArraySet wordsWithoutWeight, UnaryOperator<TokenStream> stemming) {
        this.wordsWithoutWeight = wordsWithoutWeight.stream()
                .flatMap(word -> FoldedWords.of(new String((char[]) word)).stream())
                .collect(Collectors.toUnmodifiableSet());
        this.stemming = stemming;
    }

    static Stems of(InterfaceLanguage language) {
        return switch (language) {
            case EN -> new Stems(EnglishAnalyzer.getDefaultStopSet(), EnglishMinimalStemFilter::new);
            case FR -> new Stems(FrenchAnalyzer.getDefaultStopSet(), FrenchLightStemFilter::new);
            case DE -> new Stems(GermanAnalyzer.getDefaultStopSet(), GermanLightStemFilter::new);
            case RO ->
                new Stems(
                        RomanianAnalyzer.getDefaultStopSet(),
                        words -> new SnowballFilter(words, new RomanianStemmer()));
        };
    }

    /** The stems of the words that have weight, each with the place of its word. */
    List<Stem> of(List<String> words) {
        List<Integer> places = IntStream.range(0, words.size())
                .filter(place -> hasWeight(words.get(place)))
                .boxed()
                .toList();
        List<String> stems = stemmed(places.stream().map(words::get).collect(Collectors.joining(" ")));
        return IntStream.range(0, places.size())
                .mapToObj(i -> new Stem(stems.get(i), places.get(i)))
                .toList();
    }

    private boolean hasWeight(String word) {
        return word.length() <= LONGEST_WORD && !wordsWithoutWeight.contains(word);
    }

    private List<String> stemmed(String words) {
        var tokenizer = new WhitespaceTokenizer();
        tokenizer.setReader(new StringReader(words));
        try (TokenStream stems = stemming.apply(tokenizer)) {
            var stem = stems.getAttribute(CharTermAttribute.class);
            var all = new ArrayList<String>();
            stems.reset();
            while (stems.incrementToken()) {
                all.add(stem.toString());
            }
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    record Stem(String text, int place) {}
}
