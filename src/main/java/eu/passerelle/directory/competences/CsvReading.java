package eu.passerelle.directory.competences;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import eu.passerelle.directory.competences.ReadFile.Problem;
import eu.passerelle.directory.competences.ReadFile.Problems;
import eu.passerelle.kernel.InterfaceLanguage;
import eu.passerelle.kernel.LocalizedText;
import eu.passerelle.kernel.NotFound;
import eu.passerelle.kernel.Typed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Makes concepts of a table. A column that is not there changes nothing; an empty cell empties. */
final class CsvReading {
    private static final int MOST_COLUMNS = 100;
    private static final int MOST_CHARACTERS = 100_000;

    private final Problems problems = new Problems();
    private final List<Draft> drafts = new ArrayList<>();
    private final Map<String, Integer> columns = new HashMap<>();
    private final Set<String> codes = new HashSet<>();

    private CsvReading() {}

    static ReadFile read(String text) {
        var reading = new CsvReading();
        try (CsvReader<CsvRecord> rows = CsvReader.builder()
                .fieldSeparator(separator(text))
                .allowMissingFields(true)
                .allowExtraFields(true)
                .allowUnclosedQuote(false)
                .maxBufferSize(MOST_CHARACTERS)
                .ofCsvRecord(text)) {
            Iterator<CsvRecord> each = rows.iterator();
            reading.header(each.next());
            while (each.hasNext() && !reading.problems.areMany()) {
                reading.row(each.next());
            }
        } catch (CsvParseException e) {
            return ReadFile.unreadable(Problem.of(reading.lastLine(), "taxonomy.file.table"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ReadFile(reading.drafts, reading.problems.all(), 0);
    }

    /** The one of the usual three that the header has most of. */
    private static char separator(String text) {
        String header = text.lines().findFirst().orElse("");
        return Stream.of(',', ';', '\t')
                .max(Comparator.comparingLong(
                        sign -> header.chars().filter(c -> c == sign).count()))
                .orElse(',');
    }

    private void header(CsvRecord header) {
        List<String> names = header.getFields().stream().map(String::strip).toList();
        if (names.size() > MOST_COLUMNS) {
            problems.add(1, "taxonomy.file.columns.tooMany", names.size());
            return;
        }
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            if (!name.equals(FileFields.CODE) && !FileFields.ALL.contains(name)) {
                problems.add(1, "taxonomy.file.column", Scheme.shown(name));
            } else if (columns.put(name, i) != null) {
                problems.add(1, "taxonomy.file.column.twice", name);
            }
        }
        if (!columns.containsKey(FileFields.CODE)) {
            problems.add(1, "taxonomy.file.column.missing", FileFields.CODE);
        }
    }

    private void row(CsvRecord row) {
        if (!columns.containsKey(FileFields.CODE) || row.getFields().stream().allMatch(String::isBlank)) {
            return;
        }
        long line = row.getStartingLineNumber();
        String code = cell(row, FileFields.CODE);
        if (drafts.size() >= ReadFile.MOST_CONCEPTS) {
            problems.add(line, "taxonomy.file.tooMany", ReadFile.MOST_CONCEPTS);
        } else if (!codes.add(code)) {
            problems.add(line, "taxonomy.file.code.twice", Scheme.shown(code));
        } else {
            try {
                drafts.add(new Draft(line, entry(row, line, Entry.empty(code)), columns.keySet()));
            } catch (NotFound e) {
                problems.add(line, "taxonomy.file.code", Scheme.shown(code));
            }
        }
    }

    private Entry entry(CsvRecord row, long line, Entry empty) {
        var label = new TreeMap<String, String>();
        var synonyms = new TreeMap<String, List<String>>();
        var definition = new TreeMap<String, String>();
        for (InterfaceLanguage language : InterfaceLanguage.values()) {
            String suffix = "_" + language.code();
            some(row, "label" + suffix).ifPresent(text -> label.put(language.code(), text));
            some(row, "definition" + suffix).ifPresent(text -> definition.put(language.code(), text));
            synonyms.put(language.code(), words(row, "synonyms" + suffix));
        }
        return empty.at(some(row, "uri").orElse(empty.uri()))
                .worded(new LocalizedText(label), synonyms, new LocalizedText(definition))
                .linked(
                        words(row, "related"),
                        words(row, "prerequisites"),
                        transfers(row, line),
                        words(row, "exactMatch"))
                .below(some(row, "broader"))
                .retired(isDeprecated(row, line), some(row, "replacedBy"));
    }

    private Map<String, Double> transfers(CsvRecord row, long line) {
        var transfers = new TreeMap<String, Double>();
        for (String transfer : words(row, "transfers")) {
            String[] parts = transfer.split("\\s+");
            try {
                transfers.put(parts[0], Double.valueOf(parts[parts.length - 1].replace(',', '.')));
            } catch (NumberFormatException e) {
                problems.add(line, "taxonomy.file.transfer.cell", Scheme.shown(transfer));
            }
        }
        return transfers;
    }

    private boolean isDeprecated(CsvRecord row, long line) {
        String cell = cell(row, "deprecated").toLowerCase(Locale.ROOT);
        if (!cell.matches("|yes|no|true|false|1|0|x")) {
            problems.add(line, "taxonomy.file.yes", Scheme.shown(cell));
        }
        return cell.matches("yes|true|1|x");
    }

    private List<String> words(CsvRecord row, String column) {
        return Stream.of(cell(row, column).split("\\|"))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .distinct()
                .toList();
    }

    private Optional<String> some(CsvRecord row, String column) {
        return Optional.of(cell(row, column)).filter(cell -> !cell.isEmpty());
    }

    private String cell(CsvRecord row, String column) {
        int at = columns.getOrDefault(column, Integer.MAX_VALUE);
        return at >= row.getFieldCount() ? "" : Typed.text(CsvWriting.unguarded(row.getField(at)));
    }

    private long lastLine() {
        return drafts.isEmpty() ? 1 : drafts.getLast().line() + 1;
    }
}
