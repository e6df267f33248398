package eu.passerelle.kernel;

import java.security.SecureRandom;
import java.util.Base64;

/** Makes and checks identifiers: opaque, safe in a URL, and at most 64 characters long. */
public final class Ids {
    private static final int LONGEST = 64;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int RANDOM_BYTES = 16;

    private Ids() {}

    /** A new random identifier of 128 bits. */
    public static String random() {
        byte[] bytes = new byte[RANDOM_BYTES];
        RANDOM.nextBytes(bytes);
        return "i"
                + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).replace('_', '.');
    }

    /** @throws NotFound when the value can name nothing, so that a mangled address is answered like an unknown one */
    public static void requireWellFormed(String kind, String value) {
        if (!isWellFormed(value)) {
            throw new NotFound(kind, value);
        }
    }

    /** Letters and digits, and after the first also points, low lines and hyphens. No pattern: ids are made by the thousand. */
    private static boolean isWellFormed(String value) {
        if (value.isEmpty() || value.length() > LONGEST) {
            return false;
        }
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            boolean plain = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
            if (!plain && (i == 0 || c != '.' && c != '_' && c != '-')) {
                return false;
            }
        }
        return true;
    }
}
