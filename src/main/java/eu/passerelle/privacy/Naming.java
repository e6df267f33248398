package eu.passerelle.privacy;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.web.util.HtmlUtils;

/**
 * By what a text names a person: the address, and the whole name in either order. A single word is no proof of anybody: it
 * would take other people out of texts, and words that are no names.
 *
 * <p>Worked through: of Ana Pop with the address ana@pop.example, the text “asked Ana Pop (ANA@pop.example), not Ana
 * Popescu” becomes “asked […] ([…]), not Ana Popescu”.
 */
final class Naming {
    static final String NAMELESS = "[…]";

    private final List<String> words;
    private final Pattern pattern;

    private Naming(List<String> words) {
        this.words = words;
        this.pattern = Pattern.compile(
                words.stream()
                        .map(word -> "(?<![\\p{L}\\p{N}])" + Pattern.quote(word) + "(?![\\p{L}\\p{N}])")
                        .collect(Collectors.joining("|")),
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    static Naming of(Subject subject) {
        Stream<String> names = subject.names().stream()
                .map(name -> name.strip().replaceAll("\\s+", " "))
                .filter(name -> name.contains(" "))
                .flatMap(Naming::inEitherOrder);
        return new Naming(Stream.concat(subject.addresses().stream(), names)
                .flatMap(word -> Stream.of(word, HtmlUtils.htmlEscape(word)))
                .map(word -> word.toLowerCase(Locale.ROOT))
                .distinct()
                .sorted()
                .toList());
    }

    private static Stream<String> inEitherOrder(String name) {
        int last = name.lastIndexOf(' ');
        String given = name.substring(0, last);
        String family = name.substring(last + 1);
        return Stream.of(name, family + " " + given, family + ", " + given);
    }

    boolean isEmpty() {
        return words.isEmpty();
    }

    /** In lower case, for looking for texts that may name the person. */
    List<String> words() {
        return words;
    }

    boolean names(String text) {
        return pattern.matcher(text).find();
    }

    String taken(String text) {
        return pattern.matcher(text).replaceAll(NAMELESS);
    }
}
