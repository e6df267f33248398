package eu.passerelle.exchange.tables;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import tools.jackson.databind.json.JsonMapper;

/** A table on its way into a stream, row by row. */
public interface TableWriting extends AutoCloseable {
    void write(List<String> cells);

    @Override
    void close();

    /** The kinds of files that tables are written into. */
    enum Form {
        CSV("text/csv;charset=UTF-8"),
        XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        /** JSON Lines: each row an object with the columns' names. */
        JSONL("application/jsonl;charset=UTF-8");

        private final String type;

        Form(String type) {
            this.type = type;
        }

        public String type() {
            return type;
        }

        public String ending() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** @param columns the first row, or the names of the fields */
        public TableWriting into(OutputStream out, List<String> columns) {
            return switch (this) {
                case CSV -> csv(out, columns);
                case XLSX -> xlsx(out, columns);
                case JSONL -> lines(out, columns);
            };
        }
    }

    private static TableWriting csv(OutputStream out, List<String> columns) {
        try {
            // Without the mark, Excel takes UTF-8 for the code page of the machine.
            out.write(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        CsvWriter writer = CsvWriter.builder().build(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        TableWriting table = new TableWriting() {
            @Override
            public void write(List<String> cells) {
                writer.writeRecord(cells.stream().map(Cells::written).toList());
            }

            @Override
            public void close() {
                try {
                    writer.close();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        };
        table.write(columns);
        return table;
    }

    private static TableWriting xlsx(OutputStream out, List<String> columns) {
        var workbook = new Workbook(out, "Passerelle", "1.0");
        Worksheet sheet = workbook.newWorksheet("1");
        TableWriting table = new TableWriting() {
            private int row;

            @Override
            public void write(List<String> cells) {
                for (int i = 0; i < cells.size(); i++) {
                    sheet.value(row, i, Cells.written(cells.get(i)));
                }
                row++;
                try {
                    if (row % 1_000 == 0) {
                        sheet.flush();
                    }
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }

            @Override
            public void close() {
                try {
                    workbook.finish();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        };
        table.write(columns);
        return table;
    }

    private static TableWriting lines(OutputStream out, List<String> columns) {
        var json = JsonMapper.builder().build();
        Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        return new TableWriting() {
            @Override
            public void write(List<String> cells) {
                var object = new LinkedHashMap<String, String>();
                for (int i = 0; i < cells.size(); i++) {
                    object.put(columns.get(i), cells.get(i));
                }
                try {
                    writer.write(json.writeValueAsString(object) + "\n");
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }

            @Override
            public void close() {
                try {
                    writer.close();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        };
    }
}
