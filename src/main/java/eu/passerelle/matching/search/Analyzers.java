package eu.passerelle.matching.search;

import eu.passerelle.kernel.InterfaceLanguage;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
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
import org.apache.lucene.analysis.util.ElisionFilter;
import org.tartarus.snowball.ext.RomanianStemmer;

/** One analysis a language: stop words, light stems, then no accents, so that hasty typing finds what is written with care. */
final class Analyzers {
    private Analyzers() {}

    static Map<InterfaceLanguage, Analyzer> all() {
        var all = new HashMap<InterfaceLanguage, Analyzer>();
        Arrays.stream(InterfaceLanguage.values()).forEach(language -> all.put(language, of(language)));
        return Map.copyOf(all);
    }

    static Analyzer of(InterfaceLanguage language) {
        return new Analyzer() {
            @Override
            protected TokenStreamComponents createComponents(String field) {
                var source = new ICUTokenizer();
                return new TokenStreamComponents(source, new ICUFoldingFilter(stemmed(language, source)));
            }

            @Override
            protected TokenStream normalize(String field, TokenStream in) {
                return new ICUFoldingFilter(in);
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
