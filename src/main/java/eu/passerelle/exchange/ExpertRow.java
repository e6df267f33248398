package eu.passerelle.exchange;

import eu.passerelle.directory.CefrLevel;
import eu.passerelle.directory.ExpertRecord;
import eu.passerelle.kernel.Typed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;

/**
 * Reads a row of experts. Several values stand in one cell, parted by semicolons; a level follows a colon, as in
 * {@code de:C1; fr:B2} or {@code E4:3}.
 */
final class ExpertRow {
    private static final Pattern EMAIL = Pattern.compile("[^@\\s<>]{1,64}@[^@\\s<>]+\\.[^@\\s<>]+");
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_TEXT = 3_000;
    private static final int MOST_HOURS = 80;
    private static final int MOST_ENGAGEMENTS = 10;
    private static final int MOST_VALUES = 40;

    private final Map<Field, String> cells;
    private final Lexicon lexicon;
    private final List<CellProblem> problems = new ArrayList<>();

    private ExpertRow(Map<Field, String> cells, Lexicon lexicon) {
        this.cells = cells;
        this.lexicon = lexicon;
    }

    /** @param record empty when there are problems */
    record Read(Optional<ExpertRecord> record, List<CellProblem> problems) {}

    static Read read(Map<Field, String> cells, Lexicon lexicon) {
        var row = new ExpertRow(cells, lexicon);
        ExpertRecord record = row.record();
        return new Read(row.problems.isEmpty() ? Optional.of(record) : Optional.empty(), List.copyOf(row.problems));
    }

    private ExpertRecord record() {
        return new ExpertRecord(
                text(Field.EXTERNAL_ID, LONGEST_NAME),
                email(),
                text(Field.GIVEN_NAME, LONGEST_NAME),
                text(Field.FAMILY_NAME, LONGEST_NAME),
                meaning(Field.TYPE, lexicon.types()),
                meaning(Field.COUNTRY, lexicon.countries()),
                meaning(Field.VISIBILITY, lexicon.visibilities()),
                number(Field.HOURS, MOST_HOURS),
                number(Field.ENGAGEMENTS, MOST_ENGAGEMENTS),
                meaning(Field.REMOTE, lexicon.truths()),
                meanings(Field.VISITS, lexicon.countries()),
                languages(),
                competences(),
                meanings(Field.SECTORS, lexicon.sectors()),
                meanings(Field.LEGAL_SYSTEMS, lexicon.countries()),
                organisations(),
                summary());
    }

    private String cell(Field field) {
        return cells.getOrDefault(field, "");
    }

    private Optional<String> text(Field field, int longest) {
        String text = cell(field);
        if (Typed.length(text) > longest) {
            problems.add(CellProblem.of(field, text.substring(0, longest), "exchange.problem.long", longest));
        }
        return Optional.of(text).filter(value -> !value.isEmpty());
    }

    private String email() {
        String email = cell(Field.EMAIL).toLowerCase(Locale.ROOT);
        if (!EMAIL.matcher(email).matches()) {
            problems.add(CellProblem.of(Field.EMAIL, cell(Field.EMAIL), "exchange.problem.email"));
        }
        return email;
    }

    private <T> Optional<T> meaning(Field field, Map<String, T> words) {
        String typed = cell(field);
        if (typed.isEmpty()) {
            return Optional.empty();
        }
        Optional<T> meant = Lexicon.meaning(words, typed);
        if (meant.isEmpty()) {
            problems.add(CellProblem.of(field, typed, "exchange.problem.unknown", typed));
        }
        return meant;
    }

    private Set<String> meanings(Field field, Map<String, String> words) {
        var codes = new LinkedHashSet<String>();
        for (String typed : values(field)) {
            Lexicon.meaning(words, typed)
                    .ifPresentOrElse(
                            codes::add,
                            () -> problems.add(CellProblem.of(field, typed, "exchange.problem.unknown", typed)));
        }
        return codes;
    }

    private Optional<Integer> number(Field field, int most) {
        String typed = cell(field);
        if (typed.isEmpty()) {
            return Optional.empty();
        }
        if (!typed.matches("[0-9]{1,4}") || Integer.parseInt(typed) < 1 || Integer.parseInt(typed) > most) {
            problems.add(CellProblem.of(field, typed, "exchange.problem.number", most));
            return Optional.empty();
        }
        return Optional.of(Integer.valueOf(typed));
    }

    private Map<String, CefrLevel> languages() {
        var levels = new LinkedHashMap<String, CefrLevel>();
        levelled(
                Field.LANGUAGES,
                lexicon.languages(),
                "exchange.problem.cefr",
                (code, level) -> Arrays.stream(CefrLevel.values())
                        .filter(known -> known.name().equalsIgnoreCase(level))
                        .findFirst()
                        .ifPresentOrElse(
                                known -> levels.put(code, known),
                                () -> problems.add(
                                        CellProblem.of(Field.LANGUAGES, level, "exchange.problem.cefr", code))));
        return levels;
    }

    private Map<String, Integer> competences() {
        var levels = new LinkedHashMap<String, Integer>();
        levelled(Field.COMPETENCES, lexicon.competences(), "exchange.problem.level", (code, level) -> {
            if (level.matches("[1-4]")) {
                levels.put(code, Integer.valueOf(level));
            } else {
                problems.add(CellProblem.of(Field.COMPETENCES, level, "exchange.problem.level", code));
            }
        });
        return levels;
    }

    private void levelled(Field field, Map<String, String> words, String without, BiConsumer<String, String> each) {
        for (String typed : values(field)) {
            int colon = typed.lastIndexOf(':');
            if (colon < 0) {
                problems.add(CellProblem.of(field, typed, without, typed));
                continue;
            }
            Lexicon.meaning(words, typed.substring(0, colon))
                    .ifPresentOrElse(
                            code -> each.accept(code, typed.substring(colon + 1).strip()),
                            () -> problems.add(CellProblem.of(field, typed, "exchange.problem.unknown", typed)));
        }
    }

    private Set<String> organisations() {
        var names = new LinkedHashSet<String>();
        for (String name : values(Field.ORGANISATION)) {
            if (Typed.length(name) > LONGEST_NAME) {
                problems.add(CellProblem.of(Field.ORGANISATION, name, "exchange.problem.long", LONGEST_NAME));
            }
            names.add(name);
        }
        return names;
    }

    private Map<String, String> summary() {
        var texts = new LinkedHashMap<String, String>();
        text(Field.SUMMARY_EN, LONGEST_TEXT).ifPresent(text -> texts.put("en", text));
        text(Field.SUMMARY_FR, LONGEST_TEXT).ifPresent(text -> texts.put("fr", text));
        text(Field.SUMMARY_DE, LONGEST_TEXT).ifPresent(text -> texts.put("de", text));
        text(Field.SUMMARY_RO, LONGEST_TEXT).ifPresent(text -> texts.put("ro", text));
        return texts;
    }

    private List<String> values(Field field) {
        List<String> values = Arrays.stream(cell(field).split("[;\n]"))
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .toList();
        if (values.size() > MOST_VALUES) {
            problems.add(CellProblem.of(field, values.getFirst(), "exchange.problem.many", MOST_VALUES));
            return List.of();
        }
        return values;
    }
}
