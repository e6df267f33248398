package eu.passerelle.privacy;

import java.util.List;
import java.util.Locale;
import java.util.Set;
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

    private Naming(Set<String> addresses, Set<String> names) {
        this.words = Stream.concat(addresses.stream(), names.stream())
                .distinct()
                .sorted()
                .toList();
        this.pattern = Pattern.compile(
                Stream.concat(
                                addresses.stream().sorted().map(Naming::wholeAddress),
                                names.stream().sorted().map(Naming::wholeName))
                        .collect(Collectors.joining("|")),
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    static Naming of(Subject subject) {
        return new Naming(
                written(subject.addresses().stream()),
                written(subject.names().stream()
                        .map(Naming::normal)
                        .filter(name -> name.contains(" "))
                        .flatMap(Naming::inEitherOrder)));
    }

    /** With single spaces. */
    static String normal(String name) {
        return name.strip().replaceAll("\\s+", " ");
    }

    private static Set<String> written(Stream<String> words) {
        return words.flatMap(word -> Stream.of(word, HtmlUtils.htmlEscape(word)))
                .map(word -> word.toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }

    /** Not the end of a longer one, such as that of anna.klein@ for klein@; a full stop may follow. */
    private static String wholeAddress(String address) {
        return "(?<![\\p{L}\\p{N}._%+-])" + Pattern.quote(address) + "(?![\\p{L}\\p{N}-]|\\.[\\p{L}\\p{N}])";
    }

    private static String wholeName(String name) {
        return "(?<![\\p{L}\\p{N}])" + Pattern.quote(name) + "(?![\\p{L}\\p{N}])";
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
