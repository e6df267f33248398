package eu.passerelle.matching.text;

import eu.passerelle.kernel.InterfaceLanguage;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What a text tells to readers of another language. Each analysis drops the small words of its own language; those of others
 * it takes for rare words that mean much. So they are dropped first, unless the text may be in the very language.
 *
 * <p>Example: "Was tun in der Schule" is read in German as it is, and in English as "tun schule": no English text answers
 * it by "was" or "in", and no German one that is said to be English by "der".
 */
public final class TellingText {
    /** Sentences hold about two fifths of small words, and of another language’s a tenth. */
    private static final double SPEAKS = 0.2;
    /** Of the share of the language that it speaks most: neighbours have some small words in common. */
    private static final double AS_MUCH = 0.75;

    private final String whole;
    private final List<String> words;
    private final Map<String, Double> shares;

    private TellingText(String whole, List<String> words) {
        this.whole = whole;
        this.words = words;
        shares = SmallWords.shares(words);
    }

    public static TellingText of(String text) {
        return new TellingText(text, LanguageAnalysis.plain(text));
    }

    /** All its words are small ones of one language. */
    public boolean saysNothing() {
        return words.isEmpty() || most() == 1;
    }

    private double most() {
        return shares.values().stream().mapToDouble(Double::doubleValue).max().orElse(0);
    }

    private Set<String> speaking(double share) {
        return shares.entrySet().stream()
                .filter(language -> language.getValue() >= share)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** What is to be read in this language; in any that has no analysis when it is empty. */
    public String in(Optional<InterfaceLanguage> language) {
        Set<String> own = speaking(Math.max(SPEAKS, AS_MUCH * most()));
        if (language.map(InterfaceLanguage::code).filter(own::contains).isPresent()) {
            return whole;
        }
        Predicate<String> small = SmallWords.in(speaking(SPEAKS));
        return words.stream().filter(small.negate()).collect(Collectors.joining(" "));
    }
}
