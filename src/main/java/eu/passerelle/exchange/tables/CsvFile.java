package eu.passerelle.exchange.tables;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/** Comma, semicolon or tab; UTF-8 with or without a mark, UTF-16, or the Windows-1252 of older spreadsheets. */
record CsvFile(Path file) implements TableFile {
    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final int LOOKED_AT = 64 * 1024;
    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final List<Character> SEPARATORS = List.of(',', ';', '\t');

    @Override
    public void read(Row row) {
        Charset charset = charset();
        String start = start(charset);
        if (start.indexOf('\0') >= 0) {
            throw new UnreadableTable("exchange.table.binary");
        }
        try (Reader reader = new InputStreamReader(Files.newInputStream(file), charset)) {
            skipMark(reader, start);
            read(row, reader, separator(start));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void read(Row row, Reader reader, char separator) throws IOException {
        long rows = 0;
        try (CsvReader<CsvRecord> records = CsvReader.builder()
                .fieldSeparator(separator)
                .maxBufferSize(16 * 1024 * 1024)
                .allowExtraFields(true)
                .allowMissingFields(true)
                .skipEmptyLines(true)
                .ofCsvRecord(reader)) {
            for (CsvRecord record : records) {
                rows++;
                if (rows > MOST_ROWS + 1) {
                    throw new UnreadableTable("exchange.table.rows", MOST_ROWS);
                }
                long line = record.getStartingLineNumber();
                if (!row.take(line, Cells.read(line, record.getFields()))) {
                    return;
                }
            }
        } catch (CsvParseException e) {
            throw new UnreadableTable("exchange.table.broken", rows + 1);
        }
    }

    /** Bytes that are not UTF-8 are Windows-1252: every byte is a letter there, and spreadsheets in our languages use it. */
    private Charset charset() {
        try {
            byte[] head = bytes(LOOKED_AT);
            if (head.length > 1 && (head[0] & 0xFF) == 0xFF && (head[1] & 0xFF) == 0xFE
                    || head.length > 1 && (head[0] & 0xFF) == 0xFE && (head[1] & 0xFF) == 0xFF) {
                return StandardCharsets.UTF_16;
            }
            return isUtf8() ? StandardCharsets.UTF_8 : WINDOWS;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All of it: the first accent may stand in the last row. */
    private boolean isUtf8() throws IOException {
        var strict = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        var sink = new char[8 * 1024];
        try (Reader reader = new InputStreamReader(Files.newInputStream(file), strict)) {
            while (reader.read(sink) >= 0) {
                // To the end.
            }
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private String start(Charset charset) {
        try {
            return charset.decode(ByteBuffer.wrap(bytes(LOOKED_AT))).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] bytes(int atMost) throws IOException {
        try (var bytes = Files.newInputStream(file)) {
            return bytes.readNBytes(atMost);
        }
    }

    private static void skipMark(Reader reader, String start) throws IOException {
        if (!start.isEmpty() && start.charAt(0) == BYTE_ORDER_MARK) {
            long skipped = reader.skip(1);
            assert skipped == 1;
        }
    }

    /** The one that the row of names has most of, outside quotes. */
    private static char separator(String start) {
        String names = start.lines().findFirst().orElse("").replaceAll("\"[^\"]*\"", "");
        return SEPARATORS.stream()
                .max(Comparator.comparingLong(
                        separator -> names.chars().filter(c -> c == separator).count()))
                .orElse(',');
    }
}
