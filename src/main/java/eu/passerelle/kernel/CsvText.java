package eu.passerelle.kernel;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.regex.Pattern;

/** A small table as a file that spreadsheets open, and do not calculate. */
public final class CsvText {
    /** What a spreadsheet would calculate (OWASP, CSV injection). */
    private static final Pattern CALCULATED = Pattern.compile("'*[=+\\-@\t\r].*", Pattern.DOTALL);

    private static final Pattern NUMBER = Pattern.compile("-?\\d+([.,]\\d+)?");
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private CsvText() {}

    /** @param rows the first of them the names of the columns */
    public static String of(List<List<String>> rows) {
        var text = new StringWriter();
        try (CsvWriter writer = CsvWriter.builder().build(text)) {
            rows.forEach(row ->
                    writer.writeRecord(row.stream().map(CsvText::harmless).toList()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return BYTE_ORDER_MARK + text;
    }

    private static String harmless(String cell) {
        return CALCULATED.matcher(cell).matches() && !NUMBER.matcher(cell).matches() ? "'" + cell : cell;
    }
}
