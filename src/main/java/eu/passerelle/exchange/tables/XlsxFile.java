package eu.passerelle.exchange.tables;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.jspecify.annotations.Nullable;

/**
 * The first sheet of a workbook. Before it is unpacked to be read, it is unpacked to be measured: the reader itself would
 * follow a few hundred kilobytes into gigabytes.
 */
record XlsxFile(Path file) implements TableFile {
    private static final int MOST_ENTRIES = 500;
    private static final long MOST_UNPACKED = 300L * 1024 * 1024;
    private static final long MOST_OF_SHARED_STRINGS = 100L * 1024 * 1024;
    /** Sheets pack well, but no honest one packs to a hundredth. */
    private static final long MOST_RATIO = 100;

    private static final int LONGEST_NUMBER = 400;
    private static final long RATIO_COUNTS_FROM = 10L * 1024 * 1024;

    @Override
    public void read(Row row) {
        measure();
        try (var workbook = understood(() -> new ReadableWorkbook(Files.newInputStream(file)));
                var rows = understood(() -> workbook.getFirstSheet().openStream())) {
            Iterator<org.dhatim.fastexcel.reader.Row> all = understood(rows::iterator);
            for (long number = 1; ; number++) {
                Optional<Line> next =
                        understood(() -> all.hasNext() ? Optional.of(line(all.next())) : Optional.empty());
                if (next.isEmpty()) {
                    return;
                }
                if (number > MOST_ROWS + 1) {
                    throw new UnreadableTable("exchange.table.rows", MOST_ROWS);
                }
                List<String> cells = next.get().cells();
                if (!cells.isEmpty() && !row.take(next.get().number(), cells)) {
                    return;
                }
            }
        } catch (IOException e) {
            throw new UnreadableTable("exchange.table.workbook");
        }
    }

    private interface Reading<T> {
        T read() throws IOException;
    }

    private record Line(long number, List<String> cells) {}

    private static Line line(org.dhatim.fastexcel.reader.Row row) {
        if (row.getCellCount() > MOST_COLUMNS * 100) {
            throw new UnreadableTable("exchange.table.columns", row.getRowNum(), row.getCellCount(), MOST_COLUMNS);
        }
        return new Line(row.getRowNum(), Cells.read(row.getRowNum(), texts(row)));
    }

    /** The reader believes what a workbook says of itself, and fails in as many ways as it can lie. */
    private static <T> T understood(Reading<T> next) throws IOException {
        try {
            return next.read();
        } catch (UnreadableTable e) {
            throw e;
        } catch (RuntimeException e) {
            throw new UnreadableTable("exchange.table.workbook");
        }
    }

    private static List<String> texts(org.dhatim.fastexcel.reader.Row row) {
        var texts = new ArrayList<String>();
        for (int i = 0; i < row.getCellCount(); i++) {
            texts.add(text(row.getCell(i)));
        }
        return texts;
    }

    /** Whole numbers without a point, days as ISO dates; a formula as what it last gave. */
    private static String text(@Nullable Cell cell) {
        if (cell == null || cell.getType() == CellType.EMPTY || cell.getType() == CellType.ERROR) {
            return "";
        }
        if (cell.getType() == CellType.NUMBER) {
            String format = cell.getDataFormatString() == null ? "" : cell.getDataFormatString();
            if (format.contains("yy") || format.contains("dd")) {
                return cell.asDate().toLocalDate().toString();
            }
            return number(cell.getRawValue());
        }
        return cell.getText();
    }

    /** One with a thousand million zeros stays as it is written. */
    private static String number(String written) {
        BigDecimal number = new BigDecimal(written).stripTrailingZeros();
        return Math.abs((long) number.scale()) > LONGEST_NUMBER ? written : number.toPlainString();
    }

    private void measure() {
        try (var zip = new ZipFile(file.toFile())) {
            if (zip.size() > MOST_ENTRIES) {
                throw tooLarge();
            }
            long packed = Files.size(file);
            long unpacked = 0;
            for (ZipEntry entry : Collections.list(zip.entries())) {
                long size = size(zip.getInputStream(entry), unpacked, packed);
                unpacked += size;
                if (entry.getName().endsWith("sharedStrings.xml") && size > MOST_OF_SHARED_STRINGS) {
                    throw tooLarge();
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            throw new UnreadableTable("exchange.table.workbook");
        }
    }

    private static long size(InputStream entry, long before, long packed) throws IOException {
        var sink = new byte[64 * 1024];
        var places = new CellPlaces();
        long size = 0;
        for (int read = entry.read(sink); read >= 0; read = entry.read(sink)) {
            size += read;
            if (!places.look(sink, read)) {
                throw new UnreadableTable("exchange.table.workbook");
            }
            long all = before + size;
            if (all > MOST_UNPACKED || all > RATIO_COUNTS_FROM && all / packed > MOST_RATIO) {
                throw tooLarge();
            }
        }
        return size;
    }

    private static UnreadableTable tooLarge() {
        return new UnreadableTable("exchange.table.bomb", MOST_UNPACKED / 1024 / 1024);
    }
}
