package eu.passerelle.matching.search;

import eu.passerelle.kernel.InterfaceLanguage;
import eu.passerelle.matching.text.LanguageAnalysis;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.icu.ICUFoldingFilter;
import org.apache.lucene.analysis.miscellaneous.PerFieldAnalyzerWrapper;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/** What is done to the text of each field. */
final class Analyzers {
    private Analyzers() {}

    /** Of all fields: of those in one language by its rules, of names and spellings without any stemming. */
    static Analyzer byField() {
        var byField = new HashMap<String, Analyzer>();
        for (var language : InterfaceLanguage.values()) {
            Analyzer ofLanguage = LanguageAnalysis.of(language);
            byField.put(Fields.words(language), ofLanguage);
            byField.put(Fields.cardWords(language), ofLanguage);
        }
        byField.put(Fields.SPELLING, LanguageAnalysis.chain(LowerCaseFilter::new));
        return new PerFieldAnalyzerWrapper(LanguageAnalysis.chain(ICUFoldingFilter::new), byField);
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
}
