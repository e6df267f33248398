package eu.passerelle.toolbox.instruments;

import eu.passerelle.kernel.CompetenceCode;
import eu.passerelle.kernel.InterfaceLanguage;
import eu.passerelle.kernel.LocalizedText;
import eu.passerelle.toolbox.instruments.Instrument.Dimension;
import eu.passerelle.toolbox.instruments.Instrument.Item;
import eu.passerelle.toolbox.instruments.Instrument.Kind;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;

/** Reads an instrument from YAML strictly: every language, every competence, every id, or it says on which line not. */
final class InstrumentReader {
    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]{0,39}");
    private static final Set<String> LANGUAGES = Arrays.stream(InterfaceLanguage.values())
            .map(InterfaceLanguage::code)
            .collect(Collectors.toSet());
    private static final Set<String> PARTS = Set.of("id", "name", "purpose", "levels", "dimensions");
    private static final Set<String> OF_DIMENSION = Set.of("id", "name", "competences", "items");
    private static final Set<String> OF_SCALE = Set.of("id", "kind", "text", "lowest", "highest");
    private static final Set<String> OF_TEXT = Set.of("id", "kind", "text");
    private static final int HIGHEST_WEIGHT = 3;

    private final Predicate<String> isCompetence;
    private final boolean needsScale;
    private final List<Problem> problems = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();

    private InstrumentReader(Predicate<String> isCompetence, boolean needsScale) {
        this.isCompetence = isCompetence;
        this.needsScale = needsScale;
    }

    /** @param instrument only when there are no problems */
    record Reading(Optional<Instrument> instrument, List<Problem> problems) {
        Reading {
            problems = problems.stream()
                    .sorted(Comparator.comparingInt(Problem::line))
                    .toList();
        }
    }

    static Reading read(String text, Predicate<String> isCompetence) {
        return new InstrumentReader(isCompetence, true).read(text);
    }

    /** One that came into force when less was asked of it. */
    static Reading kept(String text) {
        return new InstrumentReader(code -> true, false).read(text);
    }

    private Reading read(String text) {
        try {
            var options = new LoaderOptions();
            options.setMaxAliasesForCollections(0);
            Node root = new Yaml(new SafeConstructor(options)).compose(new StringReader(text));
            if (root == null) {
                return new Reading(Optional.empty(), List.of(unreadable(1, "")));
            }
            Instrument instrument = instrument(new YamlPart(root, "", problems));
            return new Reading(problems.isEmpty() ? Optional.of(instrument) : Optional.empty(), problems);
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
            return new Reading(Optional.empty(), List.of(unreadable(line, String.valueOf(e.getProblem()))));
        } catch (YAMLException e) {
            return new Reading(Optional.empty(), List.of(unreadable(1, String.valueOf(e.getMessage()))));
        }
    }

    private static Problem unreadable(int line, String why) {
        return new Problem(line, "", Problem.Kind.UNREADABLE, List.of(why));
    }

    private Instrument instrument(YamlPart part) {
        Map<String, YamlPart> parts = part.entries(PARTS, PARTS);
        var instrument = new Instrument(
                id(parts),
                localized(parts, "name"),
                localized(parts, "purpose"),
                levels(parts),
                parts.containsKey("dimensions")
                        ? list(parts, "dimensions").map(this::dimension).toList()
                        : List.of());
        if (needsScale
                && instrument.items().findAny().isPresent()
                && instrument.scales().findAny().isEmpty()) {
            parts.getOrDefault("dimensions", part).report(Problem.Kind.NO_SCALE);
        }
        return instrument;
    }

    private static Stream<YamlPart> list(Map<String, YamlPart> parts, String key) {
        return Optional.ofNullable(parts.get(key)).stream().flatMap(part -> part.list().stream());
    }

    private List<LocalizedText> levels(Map<String, YamlPart> parts) {
        List<LocalizedText> levels = list(parts, "levels").map(this::localized).toList();
        if (levels.size() != Instrument.HIGHEST + 1) {
            Optional.ofNullable(parts.get("levels"))
                    .ifPresent(part -> part.report(Problem.Kind.LEVELS, Instrument.HIGHEST + 1, levels.size()));
        }
        return levels;
    }

    private Dimension dimension(YamlPart part) {
        Map<String, YamlPart> parts = part.entries(OF_DIMENSION, OF_DIMENSION);
        return new Dimension(
                id(parts),
                localized(parts, "name"),
                competences(parts),
                list(parts, "items").map(this::item).toList());
    }

    private Map<CompetenceCode, Integer> competences(Map<String, YamlPart> parts) {
        var weights = new LinkedHashMap<CompetenceCode, Integer>();
        Optional.ofNullable(parts.get("competences"))
                .map(YamlPart::entries)
                .orElse(Map.of())
                .forEach((code, part) -> {
                    int weight = weight(part);
                    if (isCompetence.test(code)) {
                        weights.put(new CompetenceCode(code), weight);
                    } else {
                        part.report(Problem.Kind.COMPETENCE_UNKNOWN, code);
                    }
                });
        return weights;
    }

    private static int weight(YamlPart part) {
        String typed = part.text().orElse("");
        if (typed.matches("[1-9]") && Integer.parseInt(typed) <= HIGHEST_WEIGHT) {
            return Integer.parseInt(typed);
        }
        part.report(Problem.Kind.WEIGHT, HIGHEST_WEIGHT);
        return 1;
    }

    private Item item(YamlPart part) {
        Kind kind = kind(part);
        Set<String> keys = kind == Kind.SCALE ? OF_SCALE : OF_TEXT;
        Map<String, YamlPart> parts = part.entries(keys, keys);
        boolean anchored = kind == Kind.SCALE;
        return new Item(
                id(parts),
                kind,
                localized(parts, "text"),
                anchored ? localized(parts, "lowest") : new LocalizedText(Map.of()),
                anchored ? localized(parts, "highest") : new LocalizedText(Map.of()));
    }

    private Kind kind(YamlPart part) {
        Optional<YamlPart> given = Optional.ofNullable(new YamlPart(part.node(), part.place(), new ArrayList<>())
                .entries()
                .get("kind"));
        String typed = given.flatMap(YamlPart::text).orElse("");
        Optional<Kind> known = Arrays.stream(Kind.values())
                .filter(kind -> kind.name().equals(typed))
                .findFirst();
        if (known.isEmpty() && given.isPresent()) {
            new YamlPart(given.get().node(), given.get().place(), problems).report(Problem.Kind.KIND, typed);
        }
        return known.orElse(Kind.SCALE);
    }

    private String id(Map<String, YamlPart> parts) {
        return Optional.ofNullable(parts.get("id"))
                .flatMap(part -> part.text().map(id -> checked(part, id)))
                .orElse("");
    }

    private String checked(YamlPart part, String id) {
        if (!ID.matcher(id).matches()) {
            part.report(Problem.Kind.ID, id);
        } else if (!ids.add(id)) {
            part.report(Problem.Kind.ID_TWICE, id);
        }
        return id;
    }

    private LocalizedText localized(Map<String, YamlPart> parts, String key) {
        return Optional.ofNullable(parts.get(key)).map(this::localized).orElseGet(() -> new LocalizedText(Map.of()));
    }

    private LocalizedText localized(YamlPart part) {
        var texts = new TreeMap<String, String>();
        Map<String, YamlPart> entries = part.entries(LANGUAGES, Set.of());
        entries.forEach((code, text) -> text.text().ifPresent(words -> texts.put(code, words)));
        LANGUAGES.stream()
                .sorted()
                .filter(code -> !entries.containsKey(code))
                .forEach(code -> part.report(Problem.Kind.LANGUAGE_MISSING, code));
        return new LocalizedText(texts);
    }
}
