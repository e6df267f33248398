package eu.passerelle.directory.competences;

import de.siegmar.fastcsv.writer.CsvWriter;
import eu.passerelle.kernel.InterfaceLanguage;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The taxonomy as a table for spreadsheets: several values of a cell stand with a bar between them. A text that a
 * spreadsheet would take for a formula gets an apostrophe before it, and loses it when it is read.
 */
final class CsvWriting {
    static final String BETWEEN = " | ";
    private static final Pattern FORMULA = Pattern.compile("(?s)'*[=+\\-@\t\r].*");
    private static final Pattern GUARDED = Pattern.compile("(?s)'+[=+\\-@\t\r].*");

    private CsvWriting() {}

    static String write(Scheme scheme) {
        var text = new StringWriter();
        // Without the mark, spreadsheets take UTF-8 for something older.
        text.write('\uFEFF');
        try (CsvWriter writer = CsvWriter.builder().build(text)) {
            writer.writeRecord(Stream.concat(Stream.of(FileFields.CODE), FileFields.ALL.stream())
                    .toList());
            scheme.all()
                    .forEach(entry -> writer.writeRecord(
                            cells(entry).stream().map(CsvWriting::guarded).toList()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /** In the order of the fields. */
    private static List<String> cells(Entry entry) {
        var cells = new ArrayList<>(
                List.of(entry.code(), entry.uri(), entry.broader().orElse("")));
        Stream.of(InterfaceLanguage.values()).map(entry::labelIn).forEach(cells::add);
        Stream.of(InterfaceLanguage.values())
                .map(entry::synonymsIn)
                .map(CsvWriting::joined)
                .forEach(cells::add);
        Stream.of(InterfaceLanguage.values()).map(entry::definitionIn).forEach(cells::add);
        cells.add(joined(entry.related()));
        cells.add(joined(entry.prerequisites()));
        cells.add(joined(entry.transfers().entrySet().stream()
                .map(transfer -> transfer.getKey() + " " + transfer.getValue())
                .toList()));
        cells.add(joined(entry.exactMatch()));
        cells.add(entry.deprecated() ? "yes" : "");
        cells.add(entry.replacedBy().orElse(""));
        return cells;
    }

    private static String joined(Iterable<String> words) {
        return String.join(BETWEEN, words);
    }

    static String guarded(String cell) {
        return FORMULA.matcher(cell).matches() ? "'" + cell : cell;
    }

    static String unguarded(String cell) {
        return GUARDED.matcher(cell).matches() ? cell.substring(1) : cell;
    }
}
