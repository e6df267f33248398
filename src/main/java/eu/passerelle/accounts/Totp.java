package eu.passerelle.accounts;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The codes of authenticator apps (RFC 6238): time is counted in steps of half a minute, a step is signed with the shared
 * secret, and six digits of the signature are the code.
 */
final class Totp {
    static final int SECRET_BYTES = 20;
    private static final int STEP_SECONDS = 30;
    private static final int DIGITS = 6;
    /** Clocks differ, and people type slowly. */
    private static final int STEPS_AROUND = 1;

    private static final String BASE_32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private Totp() {}

    /** The step whose code this is, of those around now; empty when it is none of them. */
    static OptionalLong stepOf(String code, byte[] secret, Instant now) {
        long present = Math.floorDiv(now.getEpochSecond(), STEP_SECONDS);
        return LongStream.rangeClosed(present - STEPS_AROUND, present + STEPS_AROUND)
                .filter(step -> code(secret, step, DIGITS).equals(code))
                .findFirst();
    }

    static String codeAt(byte[] secret, Instant time) {
        return code(secret, Math.floorDiv(time.getEpochSecond(), STEP_SECONDS), DIGITS);
    }

    static String code(byte[] secret, long step, int digits) {
        byte[] signature = signature(secret, step);
        int start = signature[signature.length - 1] & 0xf;
        int number = ByteBuffer.wrap(signature).getInt(start) & Integer.MAX_VALUE;
        return String.format(Locale.ROOT, "%0" + digits + "d", number % (long) Math.pow(10, digits));
    }

    private static byte[] signature(byte[] secret, long step) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret, "RAW"));
            return mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has HMAC-SHA-1", e);
        }
    }

    /** As apps want it: RFC 4648, without padding. */
    static String base32(byte[] bytes) {
        var text = new StringBuilder();
        int buffer = 0;
        int bits = 0;
        for (byte next : bytes) {
            buffer = (buffer << Byte.SIZE | next & 0xff) & 0xffff;
            bits += Byte.SIZE;
            while (bits >= 5) {
                bits -= 5;
                text.append(BASE_32.charAt(buffer >> bits & 31));
            }
        }
        if (bits > 0) {
            text.append(BASE_32.charAt(buffer << 5 - bits & 31));
        }
        return text.toString();
    }
}
