package eu.passerelle.directory.competences;

import eu.passerelle.kernel.FieldProblem;
import eu.passerelle.kernel.InterfaceLanguage;
import eu.passerelle.kernel.Typed;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What the words, links and weights of a concept must be like, whether typed or imported. */
final class EntryRules {
    static final int LONGEST_LABEL = 120;
    static final int LONGEST_DEFINITION = 1_000;
    static final int MOST_SYNONYMS = 40;
    static final int MOST_MATCHES = 10;
    private static final int LONGEST_ADDRESS = 500;
    /** Pages have these addresses where a concept has its code. */
    private static final Set<String> RESERVED = Set.of("new", "missing", "import", "suggestions");

    private final Map<String, String> ownersByLabel = new HashMap<>();

    /** @param scheme with the entries that are to be judged */
    EntryRules(Scheme scheme) {
        scheme.all().stream()
                .filter(entry -> !entry.deprecated())
                .forEach(entry -> labels(entry).forEach(label -> ownersByLabel.putIfAbsent(label, entry.code())));
    }

    List<FieldProblem> problems(Entry entry) {
        var problems = new ArrayList<FieldProblem>();
        if (RESERVED.contains(entry.code())) {
            problems.add(FieldProblem.of("label_en", "taxonomy.problem.code.reserved", entry.code()));
        }
        if (entry.label().byLanguage().isEmpty()) {
            problems.add(FieldProblem.of("label_en", "taxonomy.problem.label.missing"));
        }
        for (InterfaceLanguage language : InterfaceLanguage.values()) {
            label(entry, language).ifPresent(problems::add);
            synonyms(entry, language).ifPresent(problems::add);
            definition(entry, language).ifPresent(problems::add);
        }
        matches(entry).ifPresent(problems::add);
        if (entry.transfers().values().stream().anyMatch(weight -> !(weight > 0 && weight <= 1))) {
            problems.add(FieldProblem.of("transfers", "taxonomy.problem.weight"));
        }
        return problems;
    }

    private Optional<FieldProblem> label(Entry entry, InterfaceLanguage language) {
        String field = "label_" + language.code();
        String label = entry.labelIn(language);
        if (label.isEmpty()) {
            return Optional.empty();
        }
        String owner = ownersByLabel.getOrDefault(key(language, label), entry.code());
        if (!entry.deprecated() && !owner.equals(entry.code())) {
            return Optional.of(FieldProblem.of(field, "taxonomy.problem.label.taken", Scheme.shown(label), owner));
        }
        return words(field, label);
    }

    private static Optional<FieldProblem> synonyms(Entry entry, InterfaceLanguage language) {
        String field = "synonyms_" + language.code();
        List<String> synonyms = entry.synonymsIn(language);
        if (synonyms.size() > MOST_SYNONYMS) {
            return Optional.of(FieldProblem.of(field, "taxonomy.problem.synonyms.tooMany", MOST_SYNONYMS));
        }
        return synonyms.stream().flatMap(word -> words(field, word).stream()).findFirst();
    }

    private static Optional<FieldProblem> words(String field, String words) {
        if (Typed.length(words) > LONGEST_LABEL) {
            return Optional.of(FieldProblem.of(field, "taxonomy.problem.label.long", LONGEST_LABEL));
        }
        boolean odd = words.contains("|")
                || words.contains("\n")
                || words.codePoints().noneMatch(Character::isLetter);
        return odd ? Optional.of(FieldProblem.of(field, "taxonomy.problem.label.odd")) : Optional.empty();
    }

    private static Optional<FieldProblem> definition(Entry entry, InterfaceLanguage language) {
        return Typed.length(entry.definitionIn(language)) <= LONGEST_DEFINITION
                ? Optional.empty()
                : Optional.of(FieldProblem.of(
                        "definition_" + language.code(), "taxonomy.problem.definition.long", LONGEST_DEFINITION));
    }

    private static Optional<FieldProblem> matches(Entry entry) {
        if (entry.exactMatch().size() > MOST_MATCHES) {
            return Optional.of(FieldProblem.of("exactMatch", "taxonomy.problem.match.tooMany", MOST_MATCHES));
        }
        return entry.exactMatch().stream()
                .filter(address -> !isAddress(address))
                .findFirst()
                .map(address -> FieldProblem.of("exactMatch", "taxonomy.problem.match", Scheme.shown(address)));
    }

    /** An absolute address of the web, such as {@code http://data.europa.eu/esco/skill/…}. */
    static boolean isAddress(String address) {
        try {
            var uri = new URI(address);
            String scheme = Optional.ofNullable(uri.getScheme()).orElse("").toLowerCase(Locale.ROOT);
            return address.length() <= LONGEST_ADDRESS
                    && (scheme.equals("http") || scheme.equals("https"))
                    && uri.getHost() != null
                    && uri.getUserInfo() == null;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static Stream<String> labels(Entry entry) {
        return entry.label().byLanguage().entrySet().stream()
                .flatMap(label ->
                        InterfaceLanguage.find(label.getKey())
                                .map(language -> key(language, label.getValue()))
                                .stream());
    }

    private static String key(InterfaceLanguage language, String label) {
        return language.code() + " " + label.toLowerCase(language.locale());
    }
}
