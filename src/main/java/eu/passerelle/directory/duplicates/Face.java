package eu.passerelle.directory.duplicates;

import eu.passerelle.directory.FoldedWords;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is compared of an expert. Small, since all experts are held in memory at once.
 *
 * @param name the folded words of given and family name, in order
 * @param mail folded; may be empty
 * @param organisations their ids
 * @param words hashes of the longer words of what the expert writes, at most {@link #MOST_WORDS}
 */
record Face(String id, List<String> name, String mail, Set<String> organisations, Set<Integer> words) {
    private static final int MOST_WORDS = 80;
    private static final int LONG_WORD = 5;

    static Face of(String id, String name, String mail, Collection<String> organisations, String text) {
        return new Face(
                id,
                FoldedWords.of(name),
                mail.strip().toLowerCase(Locale.ROOT),
                Set.copyOf(organisations),
                FoldedWords.of(text).stream()
                        .filter(word -> word.length() >= LONG_WORD)
                        .map(String::hashCode)
                        .distinct()
                        .limit(MOST_WORDS)
                        .collect(Collectors.toUnmodifiableSet()));
    }

    String nameInOrder() {
        return String.join(" ", name);
    }

    /** So that "Weber, Anna" and "Anna Weber" are the same. */
    String nameSorted() {
        return name.stream().sorted().collect(Collectors.joining(" "));
    }

    /** What stands before the @. */
    String mailbox() {
        return mail.replaceFirst("@.*", "");
    }
}
