package eu.passerelle.kernel;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;

/** Makes and checks identifiers: opaque, safe in a URL, and at most 64 characters long. */
public final class Ids {
    private static final Pattern WELL_FORMED = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
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
        if (!WELL_FORMED.matcher(value).matches()) {
            throw new NotFound(kind, value);
        }
    }
}
