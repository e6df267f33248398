package eu.passerelle.planning;

import eu.passerelle.kernel.CsvText;
import java.util.List;
import java.util.stream.Stream;

/** A plan as one table for a spreadsheet, a row for each part. */
final class PlanTable {
    private static final List<Kind> KINDS =
            List.of(Kind.MEASURE, Kind.GOAL, Kind.INDICATOR, Kind.READING, Kind.RISK, Kind.MILESTONE);
    private static final List<Field> COLUMNS = KINDS.stream()
            .flatMap(kind -> kind.typed().stream())
            .filter(field -> field != Field.TEXT)
            .distinct()
            .toList();

    private PlanTable() {}

    static String of(Plan plan, PlanWords words) {
        return CsvText.of(Stream.concat(
                        Stream.of(head(words)),
                        plan.parts().stream()
                                .filter(part -> KINDS.contains(part.kind()))
                                .map(part -> row(part, words)))
                .toList());
    }

    private static List<String> head(PlanWords words) {
        return Stream.concat(
                        Stream.of(words.word("planning.table.part"), words.word("planning.table.text")),
                        COLUMNS.stream().map(field -> name(field, words)))
                .toList();
    }

    private static List<String> row(Part part, PlanWords words) {
        return Stream.concat(
                        Stream.of(words.name(part), part.text(Field.TEXT)),
                        COLUMNS.stream().map(field -> cell(part, field, words)))
                .toList();
    }

    private static String name(Field field, PlanWords words) {
        Kind first = KINDS.stream()
                .filter(kind -> kind.fields().contains(field))
                .findFirst()
                .orElseThrow();
        return words.label(first, field);
    }

    /** Days as spreadsheets know them. */
    private static String cell(Part part, Field field, PlanWords words) {
        return field.form() == Field.Form.DAY ? part.text(field) : words.of(part, field);
    }
}
