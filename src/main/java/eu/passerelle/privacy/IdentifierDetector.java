package eu.passerelle.privacy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Finds in a short text what may tell who somebody is, in English, French, German and Romanian, whichever the text is
 * written in. It errs on the side of finding: a word too much costs a rephrasing, a name that slips through cannot be
 * taken back.
 *
 * <p>For example, in “Moved in with Kevin at Str. Lungă 12, he is 15.” it finds a name (Kevin), a street (Str. Lungă 12) and an
 * age (is 15), in this order and with their places.
 */
public final class IdentifierDetector {
    /** What was found. A module that shows findings words each kind, with a hint what to write instead. */
    public enum Kind {
        NAME,
        AGE,
        DATE,
        STREET,
        PHONE,
        EMAIL,
        BANK_ACCOUNT,
        PLATE,
        HANDLE,
        LINK,
        NUMBER
    }

    /**
     * @param start index of the first character within the text
     * @param end index after the last
     * @param text what stands there
     */
    public record Finding(Kind kind, int start, int end, String text) {
        Finding in(String written) {
            return new Finding(kind, start, end, written.substring(start, end));
        }

        boolean overlaps(Finding other) {
            return start < other.end && other.start < end;
        }
    }

    private record Rule(Kind kind, Pattern pattern) {
        static Rule of(Kind kind, String pattern) {
            return new Rule(kind, Pattern.compile(pattern, Pattern.UNICODE_CHARACTER_CLASS));
        }
    }

    private static final Pattern APOSTROPHE = Pattern.compile("['‘`´ʼ′]");
    private static final Pattern HYPHEN = Pattern.compile("[‐‑]");
    private static final Pattern SPACE = Pattern.compile("\\p{Zs}");

    private static final String MONTH =
            "(?i:jan(?:uary|uar|vier|uarie)?|feb(?:ruary|ruar|ruarie)?|février|mar(?:ch|s|tie)|märz|apr(?:il|ilie)?|avril"
                    + "|may|mai|june?|juni|juin|iunie|july?|juli|juillet|iulie|aug(?:ust)?|août|sept?(?:ember|embre|embrie)?"
                    + "|oct(?:ober|obre|ombrie)?|okt(?:ober)?|nov(?:ember|embre)?|noiembrie|de[cz](?:ember)?|décembre|decembrie)";
    private static final String TENS_IN_WORDS =
            "(?i:ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty(?:[- ]\\w+)?"
                    + "|dix(?:-sept|-huit|-neuf)?|onze|douze|treize|quatorze|quinze|seize|vingt(?:[- ]\\w+)?"
                    + "|zehn|elf|zwölf|(?:drei|vier|fünf|sech|sieb|acht|neun)zehn|(?:\\w+und)?zwanzig"
                    + "|zece|unsprezece|doisprezece|treisprezece|paisprezece|cincisprezece|șaisprezece|șaptesprezece"
                    + "|optsprezece|nouăsprezece|douăzeci)";
    private static final String YEARS = "(?:\\d{1,2}|" + TENS_IN_WORDS + ")";

    /** The surer come first: what one has found is not looked at again by those below. */
    private static final List<Rule> RULES = List.of(
            Rule.of(Kind.EMAIL, "[\\p{L}\\d._%+-]+(?:@|\\s?[(\\[]at[)\\]]\\s?)[\\p{L}\\d-]+(?:\\.[\\p{L}\\d-]+)+"),
            Rule.of(Kind.LINK, "(?i)\\b(?:https?://|www\\.)\\S+"),
            Rule.of(
                    Kind.LINK,
                    "(?i)(?<![\\w.])[\\p{L}\\d-]{2,}(?:\\.[\\p{L}\\d-]+)*\\.(?:com|org|net|de|fr|ro|eu|info|io|me|be|at|ch"
                            + "|tv|gg|app|uk)\\b(?:/\\S*)?"),
            Rule.of(Kind.HANDLE, "(?<![\\w.])@[\\w.]{2,}"),
            Rule.of(
                    Kind.HANDLE,
                    "(?i)\\b(?:insta(?:gram)?|snap(?:chat)?|tik ?tok|discord|telegram|steam|facebook|twitter|user ?name|nick(?:name)?"
                            + "|pseudo|compte|account|nutzername|konto|cont(?:ul)?|utilizator)\\s?[:=]\\s?\\S+"),
            Rule.of(Kind.HANDLE, "[\\p{L}\\d.]+#\\d{3,5}"),
            Rule.of(Kind.HANDLE, "\\b\\w*\\p{L}_\\w+|\\b\\p{L}{3,}\\.?\\d{2,}\\w*|\\b\\p{L}{4,}\\d\\w*"),
            Rule.of(Kind.BANK_ACCOUNT, "\\b[A-Z]{2}\\d{2}(?:\\s?[A-Z\\d]{4}){2,7}(?:\\s?[A-Z\\d]{1,4})?\\b"),
            Rule.of(Kind.DATE, "\\b\\d{4}-\\d{1,2}-\\d{1,2}\\b|\\b\\d{1,2}[./-]\\d{1,2}[./-](?:\\d{4}|\\d{2})?(?!\\d)"),
            Rule.of(Kind.DATE, "\\b\\d{1,2}(?:\\.|st|nd|rd|th|er)?(?: of)? " + MONTH + "\\b(?: \\d{4})?"),
            Rule.of(Kind.DATE, "\\b" + MONTH + "\\.? \\d{1,2}(?:st|nd|rd|th)?\\b"),
            Rule.of(Kind.DATE, "\\b(?:" + MONTH + " )?(?:19|20)\\d{2}\\b(?! ?(?:€|%|(?i:euro|lei|ron)))"),
            Rule.of(
                    Kind.PHONE,
                    "(?:\\+|\\b00)\\d[\\d\\s./()-]{5,}\\d|\\b0\\d(?:[\\s./-]?\\d){5,}|\\b\\d(?:[\\s./-]?\\d){7,}"),
            Rule.of(Kind.AGE, "(?i)\\b" + YEARS + "[- ]?(?:years?|yrs?)[- ](?:old|of age)\\b|\\b\\d{1,2} ?y/?o\\b"),
            Rule.of(
                    Kind.AGE,
                    "(?i)\\b(?:aged?|turn(?:s|ed|ing)|age of|im alter von|vârsta de|l’âge de) " + YEARS + "\\b"),
            Rule.of(
                    Kind.AGE,
                    "(?i)\\b(?:he|she|who|boy|girl|er|sie)(?:’s| is| was| ist| war| wird)(?: now| just| only| already| almost| jetzt| erst| schon"
                            + "| gerade| bald)? \\d{1,2}(?=[.,;:!?)]| and\\b| but\\b| now\\b| already\\b| today\\b| und\\b| aber\\b"
                            + "| geworden\\b|$)"),
            Rule.of(
                    Kind.AGE,
                    "(?i)\\b(?:is|was|ist|war|wird) " + YEARS
                            + " (?:years?|jahre?)\\b(?! (?:ago|since|her|seit|alt)\\b)"),
            Rule.of(
                    Kind.AGE,
                    "(?i)\\b(?:child|boy|girl|son|daughter|brother|sister|teenager|man|woman) of \\d{1,2}\\b"),
            Rule.of(Kind.AGE, "\\((?:[5-9]|\\d{2})\\)|(?<=\\p{L}, )\\d{1,2}(?=,)"),
            Rule.of(Kind.AGE, "(?i)\\b\\d{1,2}(?:th|st|nd|rd|\\.|er?|ème)? ?(?:birthday|geburtstag|anniversaire)\\b"),
            Rule.of(Kind.AGE, "\\bis \\d{1,2}(?=[.,;!?)]|$)"),
            Rule.of(
                    Kind.AGE,
                    "(?i)\\b" + YEARS + "[- ]?jährig\\w*|\\b" + YEARS + " jahre?n? alt\\b|\\b\\d{1,2} ?j\\.|\\bmit "
                            + YEARS + " jahren\\b"),
            Rule.of(
                    Kind.AGE,
                    "(?i)(?<!\\b(?:depuis|pendant|il y a|dans|pour|durant|sur|après|tous les) )\\b(?:[6-9]|\\d{2}|"
                            + TENS_IN_WORDS + ") ?ans\\b"),
            Rule.of(Kind.AGE, "(?i)\\b(?:a|avait|âgée? de|aura) \\d{1,2} ans\\b"),
            Rule.of(
                    Kind.AGE,
                    "(?i)(?<!\\b(?:acum|timp de|peste|în|după|fiecare) )\\b(?:[6-9]|\\d{2}|" + TENS_IN_WORDS
                            + ")(?: de)? ?ani(?:șori)?\\b"),
            Rule.of(Kind.AGE, "(?i)\\b(?:are|avea|împlinește|împlinit) \\d{1,2} ani(?:șori)?\\b"),
            Rule.of(
                    Kind.STREET,
                    "\\b(?i:str|strada|aleea|bd|bld|bulevardul|blvd|șos|șoseaua)\\.? \\p{L}[\\p{L}-]+(?: (?:nr\\.? ?)?\\d+\\w?)?"),
            Rule.of(
                    Kind.STREET,
                    "\\b(?:[Cc]alea|[Pp]iața|[Ii]ntrarea|[Cc]artierul) \\p{Lu}[\\p{L}-]+(?: (?:nr\\.? ?)?\\d+)?"),
            Rule.of(
                    Kind.STREET,
                    "\\b(?:\\d{1,4},? ?(?:bis |ter )?)?(?i:rue|avenue|av\\.|bd|boulevard|impasse|chemin|allées?|quai|place|cours|square|route)"
                            + " (?:(?:de la|du|des|de|d’|d'|l’|la|le|les) ?)*\\p{Lu}[\\p{L}’-]+"),
            Rule.of(
                    Kind.STREET,
                    "\\b\\d{1,4},? ?(?:bis |ter )?(?:rue|avenue|boulevard|impasse|chemin|allée|quai) \\p{L}+"),
            Rule.of(
                    Kind.STREET,
                    "(?<!\\p{L})(?!(?i:sackgasse|einbahnstraße|seitenstraße|auf der straße))\\p{Lu}[\\p{L}-]+(?:straße|strasse|str\\.|gasse|allee|ufer)"
                            + "(?: \\d+\\w?)?|\\p{Lu}[\\p{L}-]+-(?:Straße|Strasse|Str\\.|Allee|Gasse|Platz)(?: \\d+\\w?)?"
                            + "|(?!(?:Der|Die|Eine[rn]?|Keine|Jede|Diese|Seine|Ihre|Neue) )\\p{Lu}[\\p{L}-]+"
                            + " (?:Straße|Strasse|Str\\.|Allee|Gasse)(?: \\d+\\w?)?|\\p{Lu}[\\p{L}-]+ Platz \\d+"
                            + "|\\p{Lu}[\\p{L}-]+(?:weg|platz|damm|ring|hof|markt) \\d+\\w?"),
            Rule.of(
                    Kind.STREET,
                    "\\b(?:\\d{1,4} )?\\p{Lu}\\p{Ll}+ (?:Street|St\\.|Road|Rd\\.?|Avenue|Ave\\.?|Lane|Drive|Square|Terrace|Close|Crescent)(?!\\p{L})"),
            Rule.of(
                    Kind.PLATE,
                    "\\b(?:[A-Z]{2}-\\d{3}-[A-Z]{2}|[A-Z]{1,2}[- ]?\\d{2,3}[- ]?[A-Z]{3}|[A-ZÄÖÜ]{1,3}[- :][A-Z]{1,2} ?\\d{2,4})\\b"),
            Rule.of(Kind.NAME, "(?<!\\w)(?!(?:Z\\. ?B|U\\. ?S|P\\. ?S|N\\. ?B)\\.)\\p{Lu}\\. ?\\p{Lu}\\."),
            Rule.of(Kind.NAME, "[\\p{L}&&[^\\p{IsLatin}\\p{IsCommon}]]+(?: [\\p{L}&&[^\\p{IsLatin}\\p{IsCommon}]]+)*"),
            Rule.of(Kind.NUMBER, "\\b\\d{3,}\\b(?! ?(?:€|%|(?i:euros?|lei|ron|eur)\\b))|\\b\\d+/\\d+\\b"));

    /** In the order of their places; they do not overlap. */
    public List<Finding> find(String text) {
        var found = new ArrayList<Finding>();
        String read = read(text);
        for (Rule rule : RULES) {
            rule.pattern()
                    .matcher(read)
                    .results()
                    .map(match -> new Finding(rule.kind(), match.start(), match.end(), match.group()))
                    .forEach(finding -> add(finding, found));
        }
        NameReading.of(read).names().forEach(finding -> add(finding, found));
        found.sort(Comparator.comparing(Finding::start));
        return found.stream().map(finding -> finding.in(text)).toList();
    }

    /** With one apostrophe, one hyphen and one space, whatever the keyboard made of them; each place stays its own. */
    private static String read(String text) {
        return SPACE.matcher(
                        HYPHEN.matcher(APOSTROPHE.matcher(text).replaceAll("’")).replaceAll("-"))
                .replaceAll(" ");
    }

    public boolean isClean(String text) {
        return find(text).isEmpty();
    }

    private static void add(Finding finding, List<Finding> found) {
        if (found.stream().noneMatch(finding::overlaps)) {
            found.add(finding);
        }
    }
}
