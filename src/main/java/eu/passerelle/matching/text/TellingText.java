package eu.passerelle.matching.text;

import eu.passerelle.kernel.InterfaceLanguage;
import eu.passerelle.matching.text.LanguageAnalysis.Word;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What a text tells to readers of another language. Each analysis drops the small words of its own language; those of others
 * it takes for rare words that mean much. So they are dropped first, unless the text may be in the very language. What
 * language that is, is not guessed from a few words: "care" is small in Romanian, and "war" in German.
 *
 * <p>Example: "Was kann die Stadt tun, wenn der Verein schließt?" is read in German as it is, and in English as "Stadt tun
 * Verein schließt": no English text answers it by "was", and no German one that is said to be English by "der".
 */
public final class TellingText {
    /** In fewer words, a single one makes a language. */
    private static final int ENOUGH = 8;
    /** Sentences hold about two fifths of small words, and of another language’s a tenth. */
    private static final double SPEAKS = 0.2;
    /** Of the share of the language that it speaks most: neighbours have small words in common. */
    private static final double AS_MUCH = 0.6;
    /** So many small words of one language and no other are no name and no need. */
    private static final int NO_CHANCE = 3;

    private final String whole;
    private final List<Word> words;
    private final Map<String, Double> shares;
    private final double most;

    private TellingText(String whole, List<Word> words) {
        this.whole = whole;
        this.words = words;
        shares = SmallWords.shares(words.stream().map(Word::folded).toList());
        most = shares.values().stream().mapToDouble(Double::doubleValue).max().orElse(0);
    }

    public static TellingText of(String text) {
        return new TellingText(text, LanguageAnalysis.plain(text));
    }

    /** There is no word, or all are small ones of one language. */
    public boolean saysNothing() {
        return words.isEmpty() || words.size() >= NO_CHANCE && most == 1;
    }

    /**
     * What is to be read in this language, and nothing where the text says nothing.
     *
     * @param language any that has no analysis when it is empty
     */
    public String in(Optional<InterfaceLanguage> language) {
        if (saysNothing()) {
            return "";
        }
        return words.size() < ENOUGH || language.filter(this::mayBeIn).isPresent() ? whole : withoutSmallWords();
    }

    private boolean mayBeIn(InterfaceLanguage language) {
        return shares.getOrDefault(language.code(), 0.0) >= Math.max(SPEAKS / 2, AS_MUCH * most);
    }

    private String withoutSmallWords() {
        Set<String> spoken = shares.entrySet().stream()
                .filter(language -> language.getValue() >= SPEAKS)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        Predicate<String> small = SmallWords.in(spoken);
        return words.stream()
                .filter(word -> !small.test(word.folded()))
                .map(Word::typed)
                .collect(Collectors.joining(" "));
    }
}
