package eu.passerelle.privacy;

import eu.passerelle.privacy.IdentifierDetector.Finding;
import eu.passerelle.privacy.IdentifierDetector.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Reads a text for names of people and places. A word that is known as one is one wherever it stands. Else a capital that
 * does not begin a sentence is suspicious, except in German, where nouns have it: there two in a row are, unless the last
 * is known as a noun or built like one.
 */
final class NameReading {
    private static final Pattern WORD = Pattern.compile("\\p{L}[\\p{L}-]*");
    private static final Pattern BEGINS_SENTENCE =
            Pattern.compile("(?:(?<!\\bM|\\bM[rs]|\\bDr|\\b[Dd]l)\\.|[!?…•]|\\n|\\s[–-])[\\s”“»\")]*$");
    private static final Pattern GERMAN_PLACE = Pattern.compile(
            "\\p{Lu}\\p{Ll}{2,}(?:burg|kirchen|hausen|hagen|dorf|bach|furt|ingen|rode|weiler|bronn|münde|haven)");
    private static final Pattern SPACE = Pattern.compile("\\s+");
    /** Between a role and whose it is: “Bruder (Krause)”, “Kontakt: Krause”. */
    private static final Pattern APPOSITION = Pattern.compile("[\\s:(„«“]+");

    private static final Pattern CAPITALS = Pattern.compile("\\p{Lu}{2,}s?");
    private static final Pattern ADJECTIVE = Pattern.compile("\\p{Lu}\\p{Ll}+(?:e|er|en|es|em)");

    private final String text;
    private final List<Word> words;
    private final boolean german;

    private NameReading(String text) {
        this.text = text;
        this.words = words(text);
        this.german = isGerman(words);
    }

    static NameReading of(String text) {
        return new NameReading(text);
    }

    private record Word(String text, int start, int end, boolean first) {
        String lower() {
            return text.toLowerCase(Locale.ROOT);
        }

        boolean isCapital() {
            return Character.isUpperCase(text.charAt(0));
        }

        boolean isKnownName() {
            return KnownWords.isName(text);
        }

        boolean isGivenName() {
            return isCapital() && KnownWords.isGivenName(text);
        }

        boolean isListed() {
            return KnownWords.ORDINARY.contains(lower()) || KnownWords.NOUNS.contains(lower());
        }

        private boolean isSmall() {
            return KnownWords.GERMAN.contains(lower()) || KnownWords.NOT_GERMAN.contains(lower());
        }

        private boolean isAcronym() {
            return CAPITALS.matcher(text).matches()
                    && KnownWords.ACRONYMS.contains(
                            text.endsWith("s") ? lower().substring(0, text.length() - 1) : lower());
        }

        /** Even where a sentence begins. */
        boolean isSurnameInCapitals() {
            return text.length() > 2 && CAPITALS.matcher(text).matches() && !isListed() && !isSmall() && !isAcronym();
        }

        /** A letter that stands alone is none that could be looked up. */
        boolean isOrdinary() {
            return text.length() == 1 || isListed() || isSmall() || isAcronym() || KnownWords.isGermanNoun(text);
        }

        Finding named() {
            return new Finding(Kind.NAME, start, end, text);
        }
    }

    List<Finding> names() {
        var names = new ArrayList<Finding>();
        for (int i = 0; i < words.size(); i++) {
            Word word = words.get(i);
            boolean introduced = i > 0 && isIntroduced(words.get(i - 1), word);
            if (word.isKnownName() || introduced || word.isSurnameInCapitals() || isSuspicious(i)) {
                names.add(word.named());
            }
        }
        return joined(names);
    }

    /** Only where a given name or a title says that it is a person, not wherever a capital may be a name. */
    List<Finding> people() {
        return names().stream().filter(this::isPerson).toList();
    }

    private boolean isPerson(Finding name) {
        return IntStream.range(0, words.size())
                .filter(i ->
                        words.get(i).start() >= name.start() && words.get(i).end() <= name.end())
                .anyMatch(i -> words.get(i).isGivenName()
                        || i > 0
                                && KnownWords.TITLES.contains(words.get(i - 1).lower())
                                && isIntroduced(words.get(i - 1), words.get(i)));
    }

    /** “Ms Keller”, “named Keller”: whatever follows. */
    private static boolean isIntroduced(Word before, Word word) {
        return word.isCapital()
                && !word.first()
                && !word.isListed()
                && KnownWords.INTRODUCTIONS.contains(before.lower());
    }

    private boolean isSuspicious(int place) {
        Word word = words.get(place);
        if (!word.isCapital() || word.isOrdinary() || word.first()) {
            return false;
        }
        return !german || standsInBrackets(word) || place > 0 && isSuspiciousAfter(words.get(place - 1), word);
    }

    private boolean standsInBrackets(Word word) {
        return word.start() > 0 && text.charAt(word.start() - 1) == '(' && text.startsWith(")", word.end());
    }

    /** “Chef Krause”, “in Gelsenkirchen”, and any pair of which neither is known as a noun. */
    private boolean isSuspiciousAfter(Word before, Word word) {
        String between = text.substring(before.end(), word.start());
        return KnownWords.GERMAN_ROLES.contains(before.lower())
                        && APPOSITION.matcher(between).matches()
                || SPACE.matcher(between).matches() && isSuspiciousBeside(before, word);
    }

    private static boolean isSuspiciousBeside(Word before, Word word) {
        return KnownWords.BEFORE_PLACES.contains(before.lower())
                        && GERMAN_PLACE.matcher(word.text()).matches()
                || isUnknown(before);
    }

    private static boolean isUnknown(Word before) {
        return before.isCapital()
                && !KnownWords.GERMAN.contains(before.lower())
                && !(before.first() && ADJECTIVE.matcher(before.text()).matches())
                && !before.isOrdinary();
    }

    /** First name and surname are one finding. */
    private List<Finding> joined(List<Finding> names) {
        var joined = new ArrayList<Finding>();
        for (Finding name : names) {
            Finding last = joined.isEmpty() ? name : joined.getLast();
            if (last != name
                    && SPACE.matcher(text.substring(last.end(), name.start())).matches()) {
                joined.removeLast();
                joined.add(new Finding(Kind.NAME, last.start(), name.end(), text.substring(last.start(), name.end())));
            } else {
                joined.add(name);
            }
        }
        return joined;
    }

    private static List<Word> words(String text) {
        return WORD.matcher(text)
                .results()
                .map(match -> new Word(
                        match.group(),
                        match.start(),
                        match.end(),
                        match.start() == 0
                                || BEGINS_SENTENCE
                                        .matcher(before(text, match.start()))
                                        .find()))
                .toList();
    }

    private static String before(String text, int place) {
        return text.substring(Math.max(0, place - 6), place);
    }

    /** By its small words; a few nouns without any small word are German if they are built so. */
    private static boolean isGerman(List<Word> words) {
        long german = words.stream()
                .filter(word -> KnownWords.GERMAN.contains(word.lower()) || KnownWords.isGermanNoun(word.text()))
                .count();
        long other = words.stream()
                .filter(word -> KnownWords.NOT_GERMAN.contains(word.lower()))
                .count();
        return german > other;
    }
}
