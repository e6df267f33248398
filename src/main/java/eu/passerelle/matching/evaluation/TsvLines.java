package eu.passerelle.matching.evaluation;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * The lines of a file of columns between tabs, one at a time and without an object for each: ten million take a second or
 * two. Blank lines are passed over, and so is a mark of the byte order.
 */
final class TsvLines implements AutoCloseable {
    private static final int LONGEST_LINE = 1 << 20;
    private static final int MOST_COLUMNS = 8;

    private final Path file;
    private final InputStream stream;
    private byte[] buffer = new byte[1 << 18];
    private int filled;
    private int next;
    private long line;
    private int columns;
    private final int[] from = new int[MOST_COLUMNS];
    private final int[] to = new int[MOST_COLUMNS];

    TsvLines(Path file) throws IOException {
        this.file = file;
        stream = Files.newInputStream(file);
        fill();
        if (filled >= 3 && buffer[0] == (byte) 0xEF && buffer[1] == (byte) 0xBB && buffer[2] == (byte) 0xBF) {
            next = 3;
        }
    }

    /** @return whether there was another line that is not blank */
    boolean next() throws IOException {
        while (true) {
            int end = endOfLine();
            if (end < 0) {
                return false;
            }
            line++;
            int start = next;
            next = end + 1;
            int last = end > start && buffer[end - 1] == '\r' ? end - 1 : end;
            if (!isBlank(start, last)) {
                split(start, last);
                return true;
            }
        }
    }

    private int endOfLine() throws IOException {
        int at = next;
        while (true) {
            while (at < filled) {
                if (buffer[at] == '\n') {
                    return at;
                }
                at++;
            }
            int scanned = at - next;
            if (!fill()) {
                return scanned > 0 ? filled : -1;
            }
            at = next + scanned;
        }
    }

    private boolean fill() throws IOException {
        if (next >= filled) {
            filled = 0;
            next = 0;
        } else if (next > 0) {
            System.arraycopy(buffer, next, buffer, 0, filled - next);
            filled -= next;
            next = 0;
        }
        if (filled == buffer.length) {
            if (filled >= LONGEST_LINE) {
                throw new EvaluationRefused(file.getFileName() + " line " + (line + 1)
                        + ": the line is longer than a million bytes. Maybe this is another kind of file.");
            }
            buffer = Arrays.copyOf(buffer, 2 * buffer.length);
        }
        int read = stream.read(buffer, filled, buffer.length - filled);
        filled += Math.max(0, read);
        return read > 0;
    }

    private boolean isBlank(int start, int end) {
        for (int i = start; i < end; i++) {
            if (buffer[i] != ' ' && buffer[i] != '\t') {
                return false;
            }
        }
        return true;
    }

    private void split(int start, int end) {
        columns = 0;
        int at = start;
        for (int i = start; i <= end; i++) {
            if (i == end || buffer[i] == '\t') {
                if (columns < MOST_COLUMNS) {
                    trim(at, i);
                }
                columns++;
                at = i + 1;
            }
        }
    }

    private void trim(int start, int end) {
        int first = start;
        int last = end;
        while (first < last && buffer[first] == ' ') {
            first++;
        }
        while (last > first && buffer[last - 1] == ' ') {
            last--;
        }
        from[columns] = first;
        to[columns] = last;
    }

    /** From 1, as editors count. */
    long line() {
        return line;
    }

    int columns() {
        return columns;
    }

    boolean isEmpty(int column) {
        return from[column] == to[column];
    }

    String text(int column) {
        return new String(buffer, from[column], to[column] - from[column], StandardCharsets.UTF_8);
    }

    int id(int column, Ids ids) {
        return ids.find(buffer, from[column], to[column]);
    }

    /** Not a number when it is none that people write. */
    double number(int column) {
        return Numbers.parse(buffer, from[column], to[column]);
    }

    @Override
    public void close() throws IOException {
        stream.close();
    }
}
