package eu.passerelle.privacy;

import eu.passerelle.privacy.IdentifierDetector.Finding;
import eu.passerelle.privacy.IdentifierDetector.Kind;
import java.text.Normalizer;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Advice beside free texts that others read: which words in them may tell who a client is. Pages ask it by its name. It
 * never stands in the way, so it prefers silence to a false alarm, where {@link IdentifierDetector} prefers the opposite:
 * years, numbers, links, squares and words with a capital are ordinary here, and so is whoever takes part.
 *
 * <p>For example, in “Ana talked to Kevin Brandt (16), 0151 2345678.” it finds a name, an age and a telephone number, but not
 * Ana where she is the mentor.
 */
@Component
class TellingWords {
    private static final int MOST = 12;
    private static final Set<Kind> SURE =
            EnumSet.of(Kind.NAME, Kind.STREET, Kind.PHONE, Kind.EMAIL, Kind.BANK_ACCOUNT, Kind.PLATE, Kind.HANDLE);
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\d@._%+-]+");
    private static final Pattern HOUSE = Pattern.compile(".*\\d.*", Pattern.DOTALL);
    private static final Pattern SAID_TO_BE_ONE = Pattern.compile("@.*|.*[:=#].*", Pattern.DOTALL);
    private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");

    private final IdentifierDetector detector = new IdentifierDetector();

    /** Something that may tell who somebody is. */
    public record Word(Kind kind, String text) {}

    /**
     * Each once, in the order of the texts.
     *
     * @param known names of people, places and bodies that everybody knows who reads the texts
     */
    public List<Word> in(Collection<String> texts, Collection<String> known) {
        Set<String> ordinary = known.stream().flatMap(TellingWords::words).collect(Collectors.toSet());
        return texts.stream()
                .flatMap(text -> in(text, ordinary))
                .distinct()
                .limit(MOST)
                .toList();
    }

    private Stream<Word> in(String text, Set<String> ordinary) {
        List<Finding> all = detector.find(text);
        List<Finding> people = NameReading.of(text).people();
        List<Finding> sure = all.stream()
                .filter(finding -> isSure(finding, people))
                .filter(unknown(ordinary))
                .toList();
        // An age alone is that of many.
        boolean ages = sure.stream().anyMatch(finding -> finding.kind() == Kind.NAME);
        return all.stream()
                .filter(finding -> sure.contains(finding) || ages && finding.kind() == Kind.AGE)
                .map(finding -> new Word(finding.kind(), finding.text()));
    }

    private static boolean isSure(Finding finding, List<Finding> people) {
        return SURE.contains(finding.kind())
                && switch (finding.kind()) {
                    case NAME -> people.stream().anyMatch(finding::overlaps);
                    case STREET -> HOUSE.matcher(finding.text()).matches();
                    case HANDLE -> SAID_TO_BE_ONE.matcher(finding.text()).matches();
                    default -> true;
                };
    }

    private static Predicate<Finding> unknown(Set<String> ordinary) {
        return finding -> !words(finding.text()).allMatch(ordinary::contains);
    }

    /** Without accents and without a genitive. */
    private static Stream<String> words(String text) {
        return WORD.matcher(ACCENTS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD))
                        .replaceAll(""))
                .results()
                .map(word -> word.group().toLowerCase(Locale.ROOT))
                .flatMap(word -> Stream.of(word, word.replaceAll("-", " ")).distinct())
                .flatMap(word -> Stream.of(word.split(" ")))
                .map(word -> word.length() > 3 && word.endsWith("s") ? word.substring(0, word.length() - 1) : word)
                .distinct();
    }
}
