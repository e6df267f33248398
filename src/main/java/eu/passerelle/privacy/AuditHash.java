package eu.passerelle.privacy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What chains the trail. The words of an entry (its reason and its changes) go into the chain as a digest of their own, made
 * with a salt that is kept beside them: where the words must go, salt and words go together, and the digest proves that
 * there were words and says nothing of them.
 */
final class AuditHash {
    /** Stands in no text: what people type has no control characters. */
    private static final String SEPARATOR = "\u001F";

    private AuditHash() {}

    static String words(String salt, AuditEntry entry) {
        return digest(Stream.concat(Stream.of(salt, entry.reason()), changes(entry)));
    }

    static String entry(String previous, AuditEntry entry, String words) {
        return digest(
                Stream.of(previous, entry.number(), entry.at(), entry.actor(), entry.subject(), entry.action(), words));
    }

    /** Of entries from before there were digests of words. */
    static String old(String previous, AuditEntry entry) {
        return digest(Stream.concat(
                Stream.of(
                        previous,
                        entry.number(),
                        entry.at(),
                        entry.actor(),
                        entry.subject(),
                        entry.action(),
                        entry.reason()),
                changes(entry)));
    }

    private static Stream<Object> changes(AuditEntry entry) {
        return entry.changes().stream().flatMap(change -> Stream.of(change.field(), change.before(), change.after()));
    }

    private static String digest(Stream<?> parts) {
        String whole = parts.map(String::valueOf).collect(Collectors.joining(SEPARATOR));
        return HexFormat.of().formatHex(sha256().digest(whole.getBytes(StandardCharsets.UTF_8)));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
