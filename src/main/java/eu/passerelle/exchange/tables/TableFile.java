package eu.passerelle.exchange.tables;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A table in a file, read row by row, so that its length costs no memory. The first row names the columns. */
public sealed interface TableFile permits CsvFile, XlsxFile {
    int MOST_COLUMNS = 200;
    int MOST_ROWS = 200_000;
    int LONGEST_CELL = 20_000;

    /** What is done with each row. */
    interface Row {
        /**
         * @param line where it begins in the file, 1 for the first
         * @param cells as many as the row has, without what surrounds them
         * @return false to stop
         */
        boolean take(long line, List<String> cells);
    }

    /** @throws UnreadableTable when it breaks off, or is larger than allowed */
    void read(Row row);

    /** XLSX is told by its content, since names lie; anything else is read as CSV. */
    static TableFile of(Path file) {
        return isZip(file) ? new XlsxFile(file) : new CsvFile(file);
    }

    private static boolean isZip(Path file) {
        try (InputStream bytes = Files.newInputStream(file)) {
            return new String(bytes.readNBytes(2), StandardCharsets.ISO_8859_1).equals("PK");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
