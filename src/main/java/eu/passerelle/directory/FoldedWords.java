package eu.passerelle.directory;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.icu.ICUFoldingFilter;
import org.apache.lucene.analysis.icu.segmentation.ICUTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/**
 * The words of a text, with what people spell differently made equal: capitals, accents, apostrophes, ä as ae.
 *
 * <p>Example: "L’Échange – Präventionsräte" and "l'echange praeventionsraete" are both [l, echange, praventionsrate].
 */
public final class FoldedWords {
    private static final Pattern APOSTROPHES = Pattern.compile("['’ʼ`´]");

    /** After a, e or q the u belongs to another sound: "neue", "frequent". */
    private static final Pattern UMLAUT_SPELT_OUT = Pattern.compile("(?<![aeq])([aou])e");

    private FoldedWords() {}

    public static List<String> of(String text) {
        try (var tokenizer = new ICUTokenizer()) {
            tokenizer.setReader(new StringReader(fold(text)));
            tokenizer.reset();
            var word = tokenizer.getAttribute(CharTermAttribute.class);
            var words = new ArrayList<String>();
            while (tokenizer.incrementToken()) {
                words.add(word.toString());
            }
            return words;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String fold(String text) {
        String apart = APOSTROPHES.matcher(text).replaceAll(" ");
        return UMLAUT_SPELT_OUT
                .matcher(ICUFoldingFilter.NORMALIZER.normalize(apart))
                .replaceAll("$1");
    }
}
