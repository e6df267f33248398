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
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
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

    private static final long RATIO_COUNTS_FROM = 10L * 1024 * 1024;

    @Override
    public void read(Row row) {
        measure();
        try (var workbook = new ReadableWorkbook(Files.newInputStream(file));
                var rows = workbook.getFirstSheet().openStream()) {
            long number = 0;
            Iterator<org.dhatim.fastexcel.reader.Row> all = rows.iterator();
            while (all.hasNext()) {
                var next = all.next();
                number++;
                if (number > MOST_ROWS + 1) {
                    throw new UnreadableTable("exchange.table.rows", MOST_ROWS);
                }
                if (next.getCellCount() > MOST_COLUMNS * 100) {
                    throw new UnreadableTable(
                            "exchange.table.columns", next.getRowNum(), next.getCellCount(), MOST_COLUMNS);
                }
                List<String> cells = Cells.read(next.getRowNum(), texts(next));
                if (!cells.isEmpty() && !row.take(next.getRowNum(), cells)) {
                    return;
                }
            }
        } catch (ExcelReaderException | IllegalStateException e) {
            throw new UnreadableTable("exchange.table.workbook");
        } catch (IOException e) {
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
            return new BigDecimal(cell.getRawValue()).stripTrailingZeros().toPlainString();
        }
        return cell.getText();
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
        } catch (IOException e) {
            throw new UnreadableTable("exchange.table.workbook");
        }
    }

    private static long size(InputStream entry, long before, long packed) throws IOException {
        var sink = new byte[64 * 1024];
        long size = 0;
        for (int read = entry.read(sink); read >= 0; read = entry.read(sink)) {
            size += read;
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
