package eu.passerelle.casework.cards;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Under which a team knows a card: eight letters of pure chance, such as {@code KTRM-WHBX}. No vowels, so that they are no
 * word, and none that look alike. Which person it is stands on a sheet outside the product.
 */
record CaseCode(String value) {
    private static final String LETTERS = "BCDFGHJKMNPQRTVWXY";
    private static final SecureRandom RANDOM = new SecureRandom();

    static CaseCode random() {
        return new CaseCode(letters(4) + "-" + letters(4));
    }

    /** As somebody reads it from a sheet: small letters and a forgotten hyphen are the same code. */
    static CaseCode typed(String text) {
        String letters = text.toUpperCase(Locale.ROOT).replaceAll("[^A-Z]", "");
        return new CaseCode(letters.length() == 8 ? letters.substring(0, 4) + "-" + letters.substring(4) : letters);
    }

    static String letters(int number) {
        return RANDOM.ints(number, 0, LETTERS.length())
                .mapToObj(place -> String.valueOf(LETTERS.charAt(place)))
                .collect(Collectors.joining());
    }

    /** What is left of a card that was erased. */
    String hash() {
        return hash(value);
    }

    static String hash(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
