package eu.passerelle.matching.search;

import eu.passerelle.kernel.InterfaceLanguage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.UnaryOperator;
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
import org.apache.lucene.analysis.miscellaneous.PerFieldAnalyzerWrapper;
import org.apache.lucene.analysis.ro.RomanianAnalyzer;
import org.apache.lucene.analysis.ro.RomanianNormalizationFilter;
import org.apache.lucene.analysis.snowball.SnowballFilter;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.util.ElisionFilter;
import org.tartarus.snowball.ext.RomanianStemmer;

/** One analysis a language: stop words, light stems, then no accents, so that hasty typing finds what is written with care. */
final class Analyzers {
    private static final int GAP = 100;

    private Analyzers() {}

    /** Of all fields: of those in one language by its rules, of names and spellings without any stemming. */
    static Analyzer byField() {
        var byField = new HashMap<String, Analyzer>();
        for (var language : InterfaceLanguage.values()) {
            byField.put(Fields.words(language), of(language));
            byField.put(Fields.cardWords(language), of(language));
        }
        byField.put(Fields.SPELLING, chain(LowerCaseFilter::new));
        return new PerFieldAnalyzerWrapper(chain(ICUFoldingFilter::new), byField);
    }

    static Analyzer of(InterfaceLanguage language) {
        return chain(source -> new ICUFoldingFilter(stemmed(language, source)));
    }

    /** The words of a field as its analysis has them, each once, the first of them only. */
    static List<String> words(String field, String text, int most) {
        var words = new LinkedHashSet<String>();
        try (var stream = ExpertIndex.ANALYZER.tokenStream(field, text)) {
            var word = stream.addAttribute(CharTermAttribute.class);
            stream.reset();
            while (words.size() < most && stream.incrementToken()) {
                words.add(word.toString());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return List.copyOf(words);
    }

    private static Analyzer chain(UnaryOperator<TokenStream> filters) {
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
