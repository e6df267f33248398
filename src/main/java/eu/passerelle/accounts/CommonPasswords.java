package eu.passerelle.accounts;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is guessed first although it is long: a known word with a year or a few signs around it, one thing over and over, a
 * walk over the keyboard, and one’s own name or address. So {@code P4ssw0rd!2027} is {@code password} here.
 */
final class CommonPasswords {
    private static final int DIFFERENT_AT_LEAST = 5;
    private static final int OWN_AT_LEAST = 4;
    /** In a walk, this many neighbours follow each other without a break. */
    private static final int STEPS = 4;

    private static final Set<String> WORDS = read();
    private static final Pattern REPEATED = Pattern.compile("(.{1,8}?)\\1+.{0,7}");
    private static final Pattern AROUND = Pattern.compile("^[^a-z]+|[^a-z]+$");
    private static final Map<Character, Character> STANDS_FOR =
            Map.of('0', 'o', '1', 'i', '3', 'e', '4', 'a', '5', 's', '7', 't', '@', 'a', '$', 's', '!', 'i');

    private static final List<String> ROWS = Stream.of(
                    "abcdefghijklmnopqrstuvwxyz",
                    "01234567890",
                    "qwertyuiop",
                    "asdfghjkl",
                    "zxcvbnm",
                    "qwertzuiop",
                    "yxcvbnm",
                    "azertyuiop",
                    "qsdfghjklm",
                    "wxcvbn")
            .flatMap(row -> Stream.of(row, new StringBuilder(row).reverse().toString()))
            .toList();

    private CommonPasswords() {}

    /** @param own what is known of the person: name and address */
    static boolean isCommon(String password, List<String> own) {
        String lower = password.toLowerCase(Locale.ROOT);
        return lower.chars().distinct().count() < DIFFERENT_AT_LEAST
                || REPEATED.matcher(lower).matches()
                || isWalk(lower)
                || isWord(lower)
                || own.stream().anyMatch(known -> says(lower, known));
    }

    private static boolean isWord(String lower) {
        String inner = AROUND.matcher(lower).replaceAll("");
        return WORDS.contains(letters(inner))
                || WORDS.contains(letters(read(inner)))
                || WORDS.contains(letters(AROUND.matcher(read(lower)).replaceAll("")));
    }

    private static String letters(String text) {
        return text.replaceAll("[^a-z]", "");
    }

    /** With the letters that digits and signs stand for. */
    private static String read(String text) {
        return text.chars()
                .mapToObj(sign -> String.valueOf(STANDS_FOR.getOrDefault((char) sign, (char) sign)))
                .collect(Collectors.joining());
    }

    private static boolean isWalk(String lower) {
        int place = 0;
        while (place < lower.length()) {
            int length = longestStep(lower, place);
            if (length < STEPS) {
                return lower.length() - place < STEPS && place > 0;
            }
            place += length;
        }
        return true;
    }

    private static int longestStep(String lower, int from) {
        int longest = 0;
        for (String row : ROWS) {
            int length = 0;
            while (from + length < lower.length() && row.contains(lower.substring(from, from + length + 1))) {
                length++;
            }
            longest = Math.max(longest, length);
        }
        return longest;
    }

    /** The part of an address before the sign, or all of a name, with or without its gaps. */
    private static boolean says(String lower, String known) {
        String word = letters(known.toLowerCase(Locale.ROOT).replaceFirst("@.*", ""));
        return word.length() >= OWN_AT_LEAST && letters(lower).contains(word);
    }

    private static Set<String> read() {
        try (InputStream file = CommonPasswords.class.getResourceAsStream("/accounts/common-passwords.txt")) {
            if (file == null) {
                throw new IllegalStateException("accounts/common-passwords.txt is not on the class path");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
