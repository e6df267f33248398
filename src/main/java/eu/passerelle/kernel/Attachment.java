package eu.passerelle.kernel;

import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * A file that a browser keeps instead of showing it.
 *
 * @param name that it is kept by, with its ending
 */
public record Attachment(String name, MediaType type) {
    public static Attachment pdf(String name) {
        return new Attachment(name, MediaType.APPLICATION_PDF);
    }

    public static Attachment csv(String name) {
        return new Attachment(name, new MediaType("text", "csv", StandardCharsets.UTF_8));
    }

    public ResponseEntity<byte[]> with(byte[] content) {
        return ResponseEntity.ok()
                .contentType(type)
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition())
                .body(content);
    }

    /** In UTF-8. */
    public ResponseEntity<byte[]> with(String text) {
        return with(text.getBytes(StandardCharsets.UTF_8));
    }

    /** For what is written while it is read; nothing may have been written yet. */
    public void announce(HttpServletResponse response) {
        response.setContentType(type.toString());
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, disposition());
    }

    private String disposition() {
        return ContentDisposition.attachment().filename(name).build().toString();
    }
}
