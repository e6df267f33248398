package eu.passerelle.matching.text;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.lucene.analysis.WordlistLoader;
import org.apache.lucene.analysis.bg.BulgarianAnalyzer;
import org.apache.lucene.analysis.ca.CatalanAnalyzer;
import org.apache.lucene.analysis.cz.CzechAnalyzer;
import org.apache.lucene.analysis.da.DanishAnalyzer;
import org.apache.lucene.analysis.de.GermanAnalyzer;
import org.apache.lucene.analysis.el.GreekAnalyzer;
import org.apache.lucene.analysis.es.SpanishAnalyzer;
import org.apache.lucene.analysis.et.EstonianAnalyzer;
import org.apache.lucene.analysis.fi.FinnishAnalyzer;
import org.apache.lucene.analysis.fr.FrenchAnalyzer;
import org.apache.lucene.analysis.ga.IrishAnalyzer;
import org.apache.lucene.analysis.hu.HungarianAnalyzer;
import org.apache.lucene.analysis.it.ItalianAnalyzer;
import org.apache.lucene.analysis.lt.LithuanianAnalyzer;
import org.apache.lucene.analysis.lv.LatvianAnalyzer;
import org.apache.lucene.analysis.nl.DutchAnalyzer;
import org.apache.lucene.analysis.no.NorwegianAnalyzer;
import org.apache.lucene.analysis.pt.PortugueseAnalyzer;
import org.apache.lucene.analysis.ro.RomanianAnalyzer;
import org.apache.lucene.analysis.ru.RussianAnalyzer;
import org.apache.lucene.analysis.snowball.SnowballFilter;
import org.apache.lucene.analysis.sr.SerbianAnalyzer;
import org.apache.lucene.analysis.sv.SwedishAnalyzer;
import org.apache.lucene.analysis.tr.TurkishAnalyzer;

/**
 * The words that hold sentences of a European language together and say nothing by themselves ("und", "the", "het"), as
 * hasty typing has them, without accents. For Polish, Slovak, Slovene, Croatian and Maltese there is no list here.
 */
final class SmallWords {
    /** Longer than the list that analyses of English drop: "we", "our" and "what" are in it, too. */
    private static final String ENGLISH = "english_stop.txt";

    private static final Map<String, Set<String>> BY_LANGUAGE = Map.ofEntries(
            of("en", english()),
            of("fr", FrenchAnalyzer.getDefaultStopSet()),
            of("de", GermanAnalyzer.getDefaultStopSet()),
            of("ro", RomanianAnalyzer.getDefaultStopSet()),
            of("bg", BulgarianAnalyzer.getDefaultStopSet()),
            of("ca", CatalanAnalyzer.getDefaultStopSet()),
            of("cs", CzechAnalyzer.getDefaultStopSet()),
            of("da", DanishAnalyzer.getDefaultStopSet()),
            of("el", GreekAnalyzer.getDefaultStopSet()),
            of("es", SpanishAnalyzer.getDefaultStopSet()),
            of("et", EstonianAnalyzer.getDefaultStopSet()),
            of("fi", FinnishAnalyzer.getDefaultStopSet()),
            of("ga", IrishAnalyzer.getDefaultStopSet()),
            of("hu", HungarianAnalyzer.getDefaultStopSet()),
            of("it", ItalianAnalyzer.getDefaultStopSet()),
            of("lt", LithuanianAnalyzer.getDefaultStopSet()),
            of("lv", LatvianAnalyzer.getDefaultStopSet()),
            of("nl", DutchAnalyzer.getDefaultStopSet()),
            of("no", NorwegianAnalyzer.getDefaultStopSet()),
            of("pt", PortugueseAnalyzer.getDefaultStopSet()),
            of("ru", RussianAnalyzer.getDefaultStopSet()),
            of("sr", SerbianAnalyzer.getDefaultStopSet()),
            of("sv", SwedishAnalyzer.getDefaultStopSet()),
            of("tr", TurkishAnalyzer.getDefaultStopSet()));

    private SmallWords() {}

    /** By ISO 639-1 code: what share of these words is small in a language, where any is. */
    static Map<String, Double> shares(List<String> words) {
        var shares = new HashMap<String, Double>();
        BY_LANGUAGE.forEach((language, small) -> {
            long found = words.stream().filter(small::contains).count();
            if (found > 0) {
                shares.put(language, (double) found / words.size());
            }
        });
        return shares;
    }

    /** Whether a word is a small one of any of these languages. */
    static Predicate<String> in(Set<String> languages) {
        return word -> languages.stream()
                .anyMatch(
                        language -> BY_LANGUAGE.getOrDefault(language, Set.of()).contains(word));
    }

    private static Map.Entry<String, Set<String>> of(String language, Set<?> words) {
        return Map.entry(
                language,
                words.stream()
                        .map(word -> word instanceof char[] letters ? new String(letters) : word.toString())
                        .flatMap(word -> LanguageAnalysis.plain(word).stream())
                        .map(LanguageAnalysis.Word::folded)
                        .collect(Collectors.toUnmodifiableSet()));
    }

    private static Set<?> english() {
        try (var words = Objects.requireNonNull(SnowballFilter.class.getResourceAsStream(ENGLISH))) {
            return WordlistLoader.getSnowballWordSet(new InputStreamReader(words, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
