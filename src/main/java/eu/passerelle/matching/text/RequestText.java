package eu.passerelle.matching.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/**
 * A request's own words, read in every language: nobody is asked which one it is. Small words of its own ("und", "the")
 * are looked for in no other; where a language knows all of them as words without weight, they say nothing.
 *
 * @param words by field, each once
 * @param direction what it means; empty without a language model
 */
public record RequestText(Map<String, List<String>> words, Optional<float[]> direction) {
    private static final int MOST_CHARACTERS = 20_000;
    private static final int MOST_WORDS = 200;

    public static RequestText read(String text, Optional<Encoder> encoder) {
        String used = text.substring(0, Math.min(text.length(), MOST_CHARACTERS));
        TellingText telling = TellingText.of(used);
        var words = new LinkedHashMap<String, List<String>>();
        PassageFields.languages().forEach(language -> {
            String field = PassageFields.words(language);
            words.put(field, words(field, telling.in(language)));
        });
        if (words.values().stream().anyMatch(List::isEmpty)) {
            return new RequestText(Map.of(), Optional.empty());
        }
        return new RequestText(words, encoder.map(model -> model.encode(used)).filter(Vectors::isDirection));
    }

    /** It says nothing. */
    public boolean isEmpty() {
        return words.isEmpty();
    }

    private static List<String> words(String field, String text) {
        var words = new LinkedHashSet<String>();
        try (var stream = PassageIndex.ANALYZER.tokenStream(field, text)) {
            var word = stream.addAttribute(CharTermAttribute.class);
            stream.reset();
            while (words.size() < MOST_WORDS && stream.incrementToken()) {
                words.add(word.toString());
            }
            stream.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return List.copyOf(words);
    }
}
