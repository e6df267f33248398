package eu.passerelle.papers;

import java.util.List;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** The body of a Word document. */
final class WordXml {
    private static final String WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    /** A4 without its margins, in twentieths of a point. */
    private static final int WIDTH = 9_638;

    private final XMLStreamWriter out;

    WordXml(XMLStreamWriter out) {
        this.out = out;
    }

    void begin() throws XMLStreamException {
        out.writeStartDocument("UTF-8", "1.0");
        out.setPrefix("w", WORD);
        out.writeStartElement("w", "document", WORD);
        out.writeNamespace("w", WORD);
        open("body");
    }

    void end() throws XMLStreamException {
        open("sectPr");
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

    /** Due: 1 May. */
    void named(String name, String text) throws XMLStreamException {
        open("p");
        style("Normal");
        run(name + "\u00a0", true);
        run(text, false);
        close();
    }

    void beginTable(int columns) throws XMLStreamException {
        open("tbl");
        open("tblPr");
        empty("tblStyle", "val", "TableGrid");
        empty("tblW", "w", String.valueOf(WIDTH), "type", "dxa");
        close();
        open("tblGrid");
        for (int i = 0; i < columns; i++) {
            empty("gridCol", "w", String.valueOf(WIDTH / columns));
        }
        close();
    }

    void row(List<String> cells, boolean head) throws XMLStreamException {
        open("tr");
        open("trPr");
        empty("cantSplit");
        if (head) {
            empty("tblHeader");
        }
        close();
        for (String cell : cells) {
            open("tc");
            open("tcPr");
            empty("tcW", "w", String.valueOf(WIDTH / cells.size()), "type", "dxa");
            close();
            open("p");
            style("TableText");
            run(cell, head);
            close();
            close();
        }
        close();
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
