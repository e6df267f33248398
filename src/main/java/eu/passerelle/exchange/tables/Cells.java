package eu.passerelle.exchange.tables;

import eu.passerelle.kernel.Typed;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Cells as they are meant, and as they may be written. */
final class Cells {
    private static final Pattern CALCULATED = Pattern.compile("'*[=+\\-@\t\r].*", Pattern.DOTALL);

    private Cells() {}

    /**
     * Without the apostrophe that keeps a spreadsheet from calculating, and without empty cells at the end. What is longer
     * than any cell may be is cut one character later: so it stays too long, and only its row is refused.
     */
    static List<String> read(long line, List<String> cells) {
        if (cells.size() > TableFile.MOST_COLUMNS) {
            throw new UnreadableTable("exchange.table.columns", line, cells.size(), TableFile.MOST_COLUMNS);
        }
        var read = new ArrayList<String>();
        for (String cell : cells) {
            String text = Typed.text(cell.substring(0, Math.min(cell.length(), TableFile.LONGEST_CELL + 1)));
            read.add(isDefused(text) ? text.substring(1) : text);
        }
        while (!read.isEmpty() && read.getLast().isEmpty()) {
            read.removeLast();
        }
        return read;
    }

    private static boolean isDefused(String text) {
        return text.startsWith("'") && CALCULATED.matcher(text).matches();
    }

    /** A cell that a spreadsheet would calculate begins with an apostrophe, or with one more (OWASP, CSV injection). */
    static String written(String text) {
        return CALCULATED.matcher(text).matches() ? "'" + text : text;
    }
}
