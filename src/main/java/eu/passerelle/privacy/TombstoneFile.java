package eu.passerelle.privacy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The tombstones beside the data of this machine, one a line, only added to: an old copy of the database does not know whom
 * it must not bring back, this file does.
 */
final class TombstoneFile {
    private static final Logger log = LoggerFactory.getLogger(TombstoneFile.class);

    private final Path path;
    private final JsonMapper json;

    TombstoneFile(Path path, JsonMapper json) {
        this.path = path;
        this.json = json;
    }

    /** A line that was cut off while it was written was never acted on: the graph has it, and it is written again. */
    List<Tombstone> read() {
        if (!Files.exists(path)) {
            return List.of();
        }
        var byId = new LinkedHashMap<String, Tombstone>();
        try {
            for (String line : Files.readAllLines(path)) {
                note(byId, line);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return List.copyOf(byId.values());
    }

    private void note(Map<String, Tombstone> byId, String line) {
        if (line.isBlank()) {
            return;
        }
        try {
            Tombstone tombstone = json.readValue(line, Tombstone.class);
            byId.put(tombstone.id(), tombstone);
        } catch (JacksonException e) {
            log.warn("A line of {} cannot be read and is passed over", path);
        }
    }

    /** On the disk when it returns. */
    synchronized void add(Tombstone tombstone) {
        try {
            Files.createDirectories(path.toAbsolutePath().resolveSibling(""));
            Files.writeString(
                    path,
                    "\n" + json.writeValueAsString(tombstone) + "\n",
                    StandardCharsets.UTF_8,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND,
                    StandardOpenOption.SYNC);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
