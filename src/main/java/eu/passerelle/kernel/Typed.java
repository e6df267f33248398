package eu.passerelle.kernel;

import org.jspecify.annotations.Nullable;

/** Text as it comes from a form. */
public final class Typed {
    /** Far more than is allowed, so that too much is answered and kept, and still a bound. */
    private static final int LONGEST_KEPT = 100_000;

    private Typed() {}

    /** One kind of line end, no control characters and no halves of characters, nothing around it; absent is empty. */
    public static String text(@Nullable String typed) {
        if (typed == null) {
            return "";
        }
        String clean = typed.replace("\r\n", "\n")
                .replaceAll("[\\p{Cc}&&[^\n\t]]", "")
                .replaceAll("\\p{Cs}", "\ufffd")
                .strip();
        return clean.length() <= LONGEST_KEPT ? clean : clean.substring(0, wholeCharacters(clean));
    }

    /** Counts what people count: an emoji is one character. */
    public static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    private static int wholeCharacters(String text) {
        return Character.isHighSurrogate(text.charAt(LONGEST_KEPT - 1)) ? LONGEST_KEPT - 1 : LONGEST_KEPT;
    }
}
