package eu.passerelle.directory;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * What may be kept of words that found nothing: a term of a few words, never an address, a number, a sentence, or what
 * looks like a person's name. A missing concept that is overlooked costs little; the name of a client that is kept, much.
 *
 * <p>Example: "Peer-Mediation" is kept as "peer mediation"; "jo@example.org", "case 2026-118" and "Max Mustermann" are not.
 */
final class VainWords {
    private static final int MOST_CHARACTERS = 80;
    private static final int MOST_WORDS = 5;
    private static final int LONGEST_WORD = 40;
    private static final int FEWEST_LETTERS = 3;
    private static final int MOST_DIGITS = 4;
    private static final Pattern SPACES = Pattern.compile("\\s+");

    private VainWords() {}

    /** @param known whether the taxonomy uses a word, so that it is hardly part of a name */
    static Optional<String> keepable(String typed, Predicate<String> known) {
        String text = typed.strip();
        if (text.length() > MOST_CHARACTERS
                || text.contains("@")
                || text.chars().filter(Character::isDigit).count() > MOST_DIGITS
                || looksLikeAName(text, known)) {
            return Optional.empty();
        }
        return Optional.of(FoldedWords.of(text)).filter(VainWords::isATerm).map(words -> String.join(" ", words));
    }

    private static boolean isATerm(List<String> words) {
        return words.size() <= MOST_WORDS
                && words.stream().allMatch(word -> word.length() <= LONGEST_WORD)
                && words.stream()
                                .flatMapToInt(String::chars)
                                .filter(Character::isLetter)
                                .count()
                        >= FEWEST_LETTERS;
    }

    /** Two words or more, each with a capital, and none that we know from anywhere. */
    private static boolean looksLikeAName(String text, Predicate<String> known) {
        List<String> parts = List.of(SPACES.split(text));
        return parts.size() > 1
                && parts.stream().allMatch(part -> Character.isUpperCase(part.codePointAt(0)))
                && parts.stream().flatMap(part -> FoldedWords.of(part).stream()).noneMatch(known);
    }
}
