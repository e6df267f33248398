package eu.passerelle.scheduling.outside;

import eu.passerelle.kernel.FieldProblem;
import eu.passerelle.kernel.InvalidInput;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartFile;

/** A file as it came, read no further than it may go. */
record OutsideUpload(String name, byte[] bytes) {
    /** @throws InvalidInput without a file, and for one that is too big */
    static OutsideUpload of(@Nullable MultipartFile file) throws IOException {
        String name = file == null ? "" : Objects.requireNonNullElse(file.getOriginalFilename(), "");
        if (file == null || file.isEmpty() && name.isEmpty()) {
            throw new InvalidInput(FieldProblem.of("file", "scheduling.outside.problem.none"));
        }
        try (InputStream in = file.getInputStream()) {
            byte[] bytes = in.readNBytes(OutsideReading.MOST_BYTES + 1);
            return new OutsideUpload(
                    name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1), bytes);
        }
    }
}
