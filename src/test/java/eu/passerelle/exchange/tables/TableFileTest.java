package eu.passerelle.exchange.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.passerelle.exchange.tables.TableWriting.Form;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** Tables as they come from people's machines. */
class TableFileTest {
    private static final String SHEET_OF_AN_ENTITY =
            "<sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>&e;</t></is></c></row></sheetData>";

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "UTF-8,''",
        "UTF-8,\uFEFF",
        "windows-1252,''",
        "UTF-16LE,\uFEFF",
        "UTF-16BE,\uFEFF",
    })
    void accents_survive_whatever_wrote_them(String charset, String mark) throws IOException {
        String text = mark + "Name;Stadt\r\nJürgen Groß;Köln\r\nÉlodie;Besançon\r\n";
        Path file = write(text.getBytes(Charset.forName(charset)));
        assertThat(rows(file))
                .containsExactly(
                        List.of("Name", "Stadt"), List.of("Jürgen Groß", "Köln"), List.of("Élodie", "Besançon"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"','", "';'", "'\t'"})
    void the_separator_is_seen_and_quotes_may_hold_it_and_line_ends(String separator) throws IOException {
        String text = String.join(separator, "a", "b", "c") + "\n"
                + String.join(separator, "\"x" + separator + "y\"", "\"one\nline\"\"s\"\"\"", "z") + "\n\n";
        assertThat(rows(write(text.getBytes(StandardCharsets.UTF_8))))
                .containsExactly(List.of("a", "b", "c"), List.of("x" + separator + "y", "one\nline\"s\"", "z"));
    }

    @Test
    void rows_are_known_by_their_line_in_the_file() throws IOException {
        var lines = new ArrayList<Long>();
        TableFile.of(write("a,b\n\"1\n2\",x\nlast,y\n".getBytes(StandardCharsets.UTF_8)))
                .read((line, cells) -> lines.add(line));
        assertThat(lines).containsExactly(1L, 2L, 4L);
    }

    @Test
    void a_cell_that_is_too_long_is_cut_where_it_is_still_too_long_and_the_next_row_is_read() throws IOException {
        Path file = write(("a\n" + "x".repeat(100_000) + "\nlast").getBytes(StandardCharsets.UTF_8));
        assertThat(rows(file))
                .containsExactly(List.of("a"), List.of("x".repeat(TableFile.LONGEST_CELL + 1)), List.of("last"));
    }

    @Test
    void what_is_no_table_is_refused_with_a_reason() throws IOException {
        refused(("a" + ",a".repeat(9_999) + "\n").getBytes(StandardCharsets.UTF_8), "exchange.table.columns");
        refused(new byte[] {'a', 0, 0, 'b', 0}, "exchange.table.binary");
        refused("PK not a zip".getBytes(StandardCharsets.UTF_8), "exchange.table.workbook");
    }

    @ParameterizedTest
    @ValueSource(strings = {"xl/sharedStrings.xml", "xl/worksheets/sheet1.xml", "docProps/thumbnail.jpeg"})
    void a_workbook_that_unpacks_to_hundreds_of_megabytes_is_not_unpacked(String part) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(part));
            var zeros = new byte[1024 * 1024];
            for (int i = 0; i < 400; i++) {
                zip.write(zeros);
            }
        }
        assertThat(bytes.size()).isLessThan(1_000_000);
        refused(bytes.toByteArray(), "exchange.table.bomb");
    }

    @Test
    void an_external_entity_in_a_workbook_is_not_followed() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret.txt"), "the secret");
        var bytes = new ByteArrayOutputStream();
        try (var table = Form.XLSX.into(bytes, List.of("a"))) {
            table.write(List.of("b"));
        }
        var changed = new ByteArrayOutputStream();
        try (var in = new ZipFile(write(bytes.toByteArray()).toFile());
                var out = new ZipOutputStream(changed)) {
            for (ZipEntry entry : Collections.list(in.entries())) {
                String text = new String(in.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
                if (entry.getName().contains("sheet1")) {
                    String entity = "?><!DOCTYPE x [<!ENTITY e SYSTEM \"" + secret.toUri() + "\">]>";
                    text = text.replaceFirst("\\?>", entity)
                            .replaceFirst("(?s)<sheetData>.*</sheetData>", SHEET_OF_AN_ENTITY);
                    assertThat(followed(text))
                            .as("what a reader that follows it sees")
                            .contains("the secret");
                }
                out.putNextEntry(new ZipEntry(entry.getName()));
                out.write(text.getBytes(StandardCharsets.UTF_8));
            }
        }
        Path file = write(changed.toByteArray());
        try {
            assertThat(rows(file).toString()).doesNotContain("the secret");
        } catch (UnreadableTable e) {
            assertThat(e.code()).isEqualTo("exchange.table.workbook");
        }
    }

    private static String followed(String sheet) {
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(sheet)))
                    .getDocumentElement()
                    .getTextContent();
        } catch (IOException | ParserConfigurationException | SAXException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void a_cell_that_a_spreadsheet_would_calculate_is_written_as_text_and_read_as_it_was() throws IOException {
        List<String> cells = List.of("=cmd|' /C calc'!A0", "+1", "-1", "@x", "'quoted", "plain");
        for (Form form : List.of(Form.CSV, Form.XLSX)) {
            Path file = table(form, List.of(cells));
            assertThat(rows(file).getLast()).as(form.name()).isEqualTo(cells);
        }
        assertThat(Files.readString(table(Form.CSV, List.of(cells))))
                .contains("'=cmd")
                .contains("'@x");
    }

    @RepeatedTest(10)
    void what_is_written_is_read_again() throws IOException {
        long seed = new Random().nextLong();
        var random = new Random(seed);
        var rows = new ArrayList<List<String>>();
        for (int i = 0; i < 40; i++) {
            var row = new ArrayList<String>();
            for (int j = 0; j < 6; j++) {
                row.add(text(random));
            }
            row.add("end");
            rows.add(row);
        }
        for (Form form : List.of(Form.CSV, Form.XLSX)) {
            List<List<String>> read = rows(table(form, rows));
            assertThat(read.subList(1, read.size())).as(form + ", seed " + seed).isEqualTo(rows);
        }
    }

    private static String text(Random random) {
        List<String> pieces = List.of("a", "Ș", "é", ";", ",", "\"", "\n", " b ", "😀", "ع", "=", "-", "'", "12", "");
        var text = new StringBuilder();
        for (int i = 0; i < random.nextInt(6); i++) {
            text.append(pieces.get(random.nextInt(pieces.size())));
        }
        return text.toString().strip();
    }

    private Path table(Form form, List<List<String>> rows) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var table = form.into(bytes, Collections.nCopies(7, "column"))) {
            rows.forEach(table::write);
        }
        return write(bytes.toByteArray());
    }

    private void refused(byte[] bytes, String code) throws IOException {
        Path file = write(bytes);
        assertThatThrownBy(() -> rows(file)).isInstanceOf(UnreadableTable.class).hasMessageContaining(code);
    }

    private Path write(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("table" + System.nanoTime()), bytes);
    }

    private static List<List<String>> rows(Path file) {
        var rows = new ArrayList<List<String>>();
        TableFile.of(file).read((line, cells) -> rows.add(cells));
        return rows;
    }
}
