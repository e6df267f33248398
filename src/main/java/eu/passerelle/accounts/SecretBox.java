package eu.passerelle.accounts;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Keeps what the graph must not show: AES in Galois counter mode, each text bound to what it belongs to. */
final class SecretBox {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int KEY_AT_LEAST = 32;
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private final SecretKeySpec key;

    /** @param key of the configuration, long enough that nobody tries them all */
    SecretBox(String key) {
        if (key.length() < KEY_AT_LEAST) {
            throw new IllegalStateException("passerelle.accounts.secrets-key has " + key.length()
                    + " characters. Maybe make one of at least 32 by `openssl rand -base64 32`.");
        }
        try {
            this.key = new SecretKeySpec(
                    MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8)), "AES");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    /** @param owner whose secret it is: in another’s place it cannot be opened */
    String shut(byte[] secret, String owner) {
        byte[] nonce = new byte[NONCE];
        RANDOM.nextBytes(nonce);
        byte[] shut = run(Cipher.ENCRYPT_MODE, nonce, secret, owner);
        return Base64.getEncoder()
                .encodeToString(ByteBuffer.allocate(NONCE + shut.length)
                        .put(nonce)
                        .put(shut)
                        .array());
    }

    byte[] open(String shut, String owner) {
        byte[] all = Base64.getDecoder().decode(shut);
        return run(Cipher.DECRYPT_MODE, Arrays.copyOf(all, NONCE), Arrays.copyOfRange(all, NONCE, all.length), owner);
    }

    private byte[] run(int mode, byte[] nonce, byte[] text, String owner) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(owner.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "The secret of '" + owner + "' cannot be read. Maybe passerelle.accounts.secrets-key has changed.",
                    e);
        }
    }
}
