package eu.passerelle.matching.text;

import eu.passerelle.kernel.InterfaceLanguage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.StopFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.de.GermanAnalyzer;
import org.apache.lucene.analysis.de.GermanLightStemFilter;
import org.apache.lucene.analysis.de.GermanNormalizationFilter;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.fr.FrenchAnalyzer;
import org.apache.lucene.analysis.fr.FrenchLightStemFilter;
import org.apache.lucene.analysis.icu.ICUFoldingFilter;
import org.apache.lucene.analysis.icu.segmentation.ICUTokenizer;
import org.apache.lucene.analysis.ro.RomanianAnalyzer;
import org.apache.lucene.analysis.ro.RomanianNormalizationFilter;
import org.apache.lucene.analysis.snowball.SnowballFilter;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.util.ElisionFilter;
import org.tartarus.snowball.ext.RomanianStemmer;

/** One analysis a language: stop words, light stems, then no accents, so that hasty typing finds what is written with care. */
public final class LanguageAnalysis {
    private static final int GAP = 100;

    /** Made once: each keeps what it needs for each thread, and making that takes longer than reading a request. */
    private static final Map<InterfaceLanguage, Analyzer> ANALYSES = Arrays.stream(InterfaceLanguage.values())
            .collect(Collectors.toUnmodifiableMap(
                    Function.identity(), language -> chain(source -> new ICUFoldingFilter(stemmed(language, source)))));

    /** Of languages that are none of these. */
    static final Analyzer PLAIN = chain(ICUFoldingFilter::new);

    private LanguageAnalysis() {}

    public static Analyzer of(InterfaceLanguage language) {
        return Objects.requireNonNull(ANALYSES.get(language));
    }

    /** How many words of a text have weight in a language: fewest in its own, whose words without weight are known. */
    public static int weighty(InterfaceLanguage language, String text) {
        return words(of(language), text).size();
    }

    /** The words of a text in any language. */
    static List<Word> plain(String text) {
        return words(PLAIN, text);
    }

    /**
     * @param typed as it stands in the text
     * @param folded without case and accents
     */
    record Word(String typed, String folded) {}

    private static List<Word> words(Analyzer analysis, String text) {
        var words = new ArrayList<Word>();
        try (var stream = analysis.tokenStream("", text)) {
            var word = stream.addAttribute(CharTermAttribute.class);
            var place = stream.addAttribute(OffsetAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                words.add(new Word(text.substring(place.startOffset(), place.endOffset()), word.toString()));
            }
            stream.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return words;
    }

    /** Words as the Unicode standard ends them, and then what the filters make of them. */
    public static Analyzer chain(UnaryOperator<TokenStream> filters) {
        return new Analyzer() {
            @Override
            protected TokenStreamComponents createComponents(String field) {
                var source = new ICUTokenizer();
                return new TokenStreamComponents(source, filters.apply(source));
            }

            /** No phrase reaches from one label into the next. */
            @Override
            public int getPositionIncrementGap(String field) {
                return GAP;
            }
        };
    }

    private static TokenStream stemmed(InterfaceLanguage language, TokenStream source) {
        return switch (language) {
            case EN ->
                new PorterStemFilter(stopped(new EnglishPossessiveFilter(source), EnglishAnalyzer.getDefaultStopSet()));
            case FR ->
                new FrenchLightStemFilter(stopped(
                        new ElisionFilter(source, FrenchAnalyzer.DEFAULT_ARTICLES),
                        FrenchAnalyzer.getDefaultStopSet()));
            case DE ->
                new GermanLightStemFilter(
                        new GermanNormalizationFilter(stopped(source, GermanAnalyzer.getDefaultStopSet())));
            case RO ->
                new SnowballFilter(
                        new RomanianNormalizationFilter(stopped(source, RomanianAnalyzer.getDefaultStopSet())),
                        new RomanianStemmer());
        };
    }

    private static TokenStream stopped(TokenStream in, CharArraySet stopWords) {
        return new StopFilter(new LowerCaseFilter(in), stopWords);
    }
}
