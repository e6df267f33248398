package eu.passerelle.cities;

import java.util.regex.Pattern;
import org.apache.lucene.analysis.icu.ICUFoldingFilter;

/**
 * A place name without capitals, accents and punctuation, each word led by a space, so that "begins a word" is one
 * CONTAINS.
 *
 * <p>Example: "Saint-Aubin-sur-Lys" becomes " saint aubin sur lys", and " aub" is in it.
 */
final class FoldedName {
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");

    private FoldedName() {}

    /** Only a space when nothing in the text is a letter or a digit. */
    static String of(String text) {
        String folded = ICUFoldingFilter.NORMALIZER.normalize(text);
        return " " + BETWEEN_WORDS.matcher(folded).replaceAll(" ").strip();
    }
}
