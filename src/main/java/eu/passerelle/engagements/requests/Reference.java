package eu.passerelle.engagements.requests;

import java.security.SecureRandom;
import java.util.stream.Collectors;

/** Makes references that people can read out: {@code PAS-7K3M-Q2}, without letters and digits that look alike. */
final class Reference {
    private static final String ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final SecureRandom RANDOM = new SecureRandom();

    private Reference() {}

    static String random() {
        return "PAS-" + some(4) + "-" + some(2);
    }

    private static String some(int count) {
        return RANDOM.ints(count, 0, ALPHABET.length())
                .mapToObj(i -> String.valueOf(ALPHABET.charAt(i)))
                .collect(Collectors.joining());
    }
}
