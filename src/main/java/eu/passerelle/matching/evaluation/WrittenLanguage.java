package eu.passerelle.matching.evaluation;

import eu.passerelle.kernel.InterfaceLanguage;
import eu.passerelle.matching.text.LanguageAnalysis;
import java.util.Arrays;
import java.util.Comparator;

/**
 * Which of the four languages a text is in, when nobody says: the one in which most of its words are words without weight
 * ("the", "und", "les", "și").
 */
final class WrittenLanguage {
    private static final int ENOUGH = 2_000;

    private WrittenLanguage() {}

    static InterfaceLanguage of(String text) {
        String used = text.substring(0, Math.min(text.length(), ENOUGH));
        return Arrays.stream(InterfaceLanguage.values())
                .min(Comparator.comparingInt(language -> LanguageAnalysis.weighty(language, used)))
                .orElseThrow();
    }
}
