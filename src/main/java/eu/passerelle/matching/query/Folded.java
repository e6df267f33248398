package eu.passerelle.matching.query;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Text without capitals and accents, for comparing what people type with names of things. */
public final class Folded {
    private static final Pattern MARKS = Pattern.compile("\\p{M}");

    private Folded() {}

    public static String of(String text) {
        return MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
    }
}
