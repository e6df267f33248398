package eu.passerelle.kernel.papers;

import java.util.List;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** The body of a Word document. */
final class WordXml {
    private static final String WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private static final String RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    /** A4 without its margins, in twentieths of a point. */
    private static final int WIDTH = 9_638;

    private static final String HEAD_COLOUR = "ECEFEB";
    private static final String ROOM_TO_SIGN = "800";

    private final XMLStreamWriter out;
    private List<Integer> columns = List.of();

    WordXml(XMLStreamWriter out) {
        this.out = out;
    }

    void begin() throws XMLStreamException {
        out.writeStartDocument("UTF-8", "1.0");
        out.setPrefix("w", WORD);
        out.writeStartElement("w", "document", WORD);
        out.writeNamespace("w", WORD);
        out.writeNamespace("r", RELATIONS);
        open("body");
    }

    void end() throws XMLStreamException {
        open("sectPr");
        out.writeEmptyElement("w", "footerReference", WORD);
        out.writeAttribute("w", WORD, "type", "default");
        out.writeAttribute("r", RELATIONS, "id", "footer");
        empty("pgSz", "w", "11906", "h", "16838");
        empty(
                "pgMar", "top", "1134", "right", "1134", "bottom", "1134", "left", "1134", "header", "567", "footer",
                "567", "gutter", "0");
        close();
        close();
        close();
        out.writeEndDocument();
    }

    void paragraph(String style, String text) throws XMLStreamException {
        open("p");
        style(style);
        run(text, false);
        close();
    }

    /** The name, and beside it what it is. */
    void named(String name, String text) throws XMLStreamException {
        open("p");
        style("Fact");
        run(name, true);
        open("r");
        empty("tab");
        close();
        run(text, false);
        close();
    }

    /** @param shares of the width, in hundredths */
    void beginTable(List<Integer> shares) throws XMLStreamException {
        columns = shares.stream().map(share -> WIDTH * share / 100).toList();
        open("tbl");
        open("tblPr");
        empty("tblStyle", "val", "TableGrid");
        empty("tblW", "w", String.valueOf(WIDTH), "type", "dxa");
        empty("tblLayout", "type", "fixed");
        empty("tblLook", "val", "0020", "firstRow", "1", "lastRow", "0", "firstColumn", "0", "lastColumn", "0");
        close();
        open("tblGrid");
        for (int column : columns) {
            empty("gridCol", "w", String.valueOf(column));
        }
        close();
    }

    void head(List<String> cells) throws XMLStreamException {
        open("tr");
        open("trPr");
        empty("cantSplit");
        empty("tblHeader");
        close();
        cells(cells, true);
        close();
    }

    void row(List<String> cells) throws XMLStreamException {
        open("tr");
        open("trPr");
        empty("cantSplit");
        close();
        cells(cells, false);
        close();
    }

    void lineToSign(String by) throws XMLStreamException {
        open("tr");
        open("trPr");
        empty("cantSplit");
        empty("trHeight", "val", ROOM_TO_SIGN, "hRule", "atLeast");
        close();
        cells(List.of(by, "", ""), false);
        close();
    }

    private void cells(List<String> cells, boolean head) throws XMLStreamException {
        for (int i = 0; i < cells.size(); i++) {
            open("tc");
            open("tcPr");
            empty("tcW", "w", String.valueOf(columns.get(i)), "type", "dxa");
            if (head) {
                empty("shd", "val", "clear", "color", "auto", "fill", HEAD_COLOUR);
            }
            close();
            open("p");
            style(head ? "TableHead" : "TableText");
            run(cells.get(i), head);
            close();
            close();
        }
    }

    /** Word wants something after a table. */
    void endTable() throws XMLStreamException {
        close();
        paragraph("Normal", "");
    }

    private void style(String style) throws XMLStreamException {
        open("pPr");
        empty("pStyle", "val", style);
        close();
    }

    private void run(String text, boolean bold) throws XMLStreamException {
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            open("r");
            if (bold) {
                open("rPr");
                empty("b");
                close();
            }
            if (i > 0) {
                empty("br");
            }
            open("t");
            out.writeAttribute("xml", "http://www.w3.org/XML/1998/namespace", "space", "preserve");
            out.writeCharacters(lines.get(i));
            close();
            close();
        }
    }

    private void open(String name) throws XMLStreamException {
        out.writeStartElement("w", name, WORD);
    }

    private void close() throws XMLStreamException {
        out.writeEndElement();
    }

    /** @param attributes names and values by turns */
    private void empty(String name, String... attributes) throws XMLStreamException {
        out.writeEmptyElement("w", name, WORD);
        for (int i = 0; i < attributes.length; i += 2) {
            out.writeAttribute("w", WORD, attributes[i], attributes[i + 1]);
        }
    }
}
