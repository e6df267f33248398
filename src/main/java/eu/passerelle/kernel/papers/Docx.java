package eu.passerelle.kernel.papers;

import eu.passerelle.kernel.papers.Paper.Block;
import eu.passerelle.kernel.papers.Paper.Facts;
import eu.passerelle.kernel.papers.Paper.Heading;
import eu.passerelle.kernel.papers.Paper.Signatures;
import eu.passerelle.kernel.papers.Paper.Table;
import eu.passerelle.kernel.papers.Paper.Text;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import org.springframework.core.io.ClassPathResource;
import org.springframework.web.util.HtmlUtils;

/**
 * A paper as a Word document (ECMA-376, the transitional form): headings that a table of contents finds, tables whose head
 * is repeated on each page. The parts that are always the same lie beside the fonts and style sheets.
 */
public final class Docx {
    private static final String NO_XML = "[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\uFFFE\\uFFFF]";

    private static final List<Integer> THIRDS = List.of(34, 33, 33);

    private Docx() {}

    public static byte[] of(Paper paper) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            part(zip, "[Content_Types].xml", fixed("content-types.xml"));
            part(zip, "_rels/.rels", fixed("package-relations.xml"));
            part(zip, "word/_rels/document.xml.rels", fixed("document-relations.xml"));
            for (String name :
                    List.of("word/styles.xml", "word/settings.xml", "word/footer.xml", "docProps/core.xml")) {
                part(zip, name, filled(fixed(name.substring(name.indexOf('/') + 1)), paper));
            }
            part(zip, "word/document.xml", body(paper));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static String filled(String part, Paper paper) {
        return part.replace("{language}", paper.locale().toLanguageTag())
                .replace("{title}", HtmlUtils.htmlEscape(paper.title(), "UTF-8"))
                .replaceAll(NO_XML, "");
    }

    private static String body(Paper paper) {
        var text = new StringWriter();
        try {
            var writing = new WordXml(XMLOutputFactory.newFactory().createXMLStreamWriter(text));
            writing.begin();
            writing.paragraph("Title", paper.title());
            writing.paragraph("Subtitle", paper.subtitle());
            for (Block block : paper.blocks()) {
                write(block, writing);
            }
            writing.end();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
        return text.toString().replaceAll(NO_XML, "");
    }

    private static void write(Block block, WordXml writing) throws XMLStreamException {
        switch (block) {
            case Heading heading -> writing.paragraph("Heading" + heading.level(), heading.text());
            case Text text -> writing.paragraph("Normal", text.text());
            case Facts facts -> {
                for (Paper.Fact fact : facts.facts()) {
                    writing.named(fact.name(), fact.text());
                }
            }
            case Table table -> {
                writing.beginTable(table.shares());
                writing.head(table.head());
                for (List<String> row : table.rows()) {
                    writing.row(row);
                }
                writing.endTable();
            }
            case Signatures signatures -> {
                writing.beginTable(THIRDS);
                writing.head(signatures.head());
                for (String by : signatures.by()) {
                    writing.lineToSign(by);
                }
                writing.endTable();
            }
        }
    }

    private static void part(ZipOutputStream zip, String name, String text) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(text.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }

    private static String fixed(String name) throws IOException {
        return new ClassPathResource("papers/docx/" + name).getContentAsString(StandardCharsets.UTF_8);
    }
}
