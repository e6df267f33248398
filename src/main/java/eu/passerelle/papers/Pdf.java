package eu.passerelle.papers;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/** A paper as a tagged PDF (PDF/UA), with its own fonts in it. Nothing is loaded from anywhere. */
@Component
public class Pdf {
    private static final String FAMILY = "DejaVu Sans Condensed";
    private static final String NO_XML = "[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\uFFFE\\uFFFF]";

    private final ITemplateEngine templates;

    public Pdf(ITemplateEngine templates) {
        this.templates = templates;
    }

    public byte[] of(Paper paper) {
        var context = new Context(paper.locale());
        context.setVariable("paper", paper);
        String page = templates
                .process("planning/paper", context)
                .replaceAll(NO_XML, "")
                .replace("</head>", "<style>" + text("papers/paper.css") + "</style></head>");
        var out = new ByteArrayOutputStream();
        try {
            var builder = new PdfRendererBuilder();
            builder.useFastMode();
            builder.usePdfUaAccessibility(true);
            builder.useUriResolver((base, uri) -> null);
            builder.useFont(() -> open("fonts/DejaVuSansCondensed.ttf"), FAMILY, 400, FontStyle.NORMAL, true);
            builder.useFont(() -> open("fonts/DejaVuSansCondensed-Bold.ttf"), FAMILY, 700, FontStyle.NORMAL, true);
            builder.withHtmlContent(page, null);
            builder.withProducer("Passerelle");
            builder.toStream(out);
            builder.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static String text(String path) {
        try (InputStream in = open(path)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream open(String path) {
        try {
            return new ClassPathResource(path).getInputStream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
