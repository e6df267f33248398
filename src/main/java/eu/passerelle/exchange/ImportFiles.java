package eu.passerelle.exchange;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.json.JsonMapper;

/** The uploaded files, and the rows of each that were not taken, until the job is forgotten. */
@Component
class ImportFiles {
    private final Path directory;
    private final JsonMapper json;

    ImportFiles(ImportProperties properties, JsonMapper json) {
        this.directory = properties.directory();
        this.json = json;
    }

    void keep(String id, InputStream upload) {
        try {
            Files.createDirectories(folder(id));
            Files.copy(upload, upload(id));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path upload(String id) {
        return folder(id).resolve("upload");
    }

    boolean isHere(String id) {
        return Files.isReadable(upload(id));
    }

    /** Forgets what was noted after the counts were last true: a process that died may have noted rows twice. */
    void cutBroken(String id, long bytes) {
        try (var channel = FileChannel.open(broken(id), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            channel.truncate(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How long the list is now, in bytes. */
    long noteBroken(String id, List<BrokenRow> rows) {
        try {
            try (BufferedWriter writer = Files.newBufferedWriter(
                    broken(id), StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
                for (BrokenRow row : rows) {
                    writer.write(json.writeValueAsString(row));
                    writer.write('\n');
                }
            }
            return Files.size(broken(id));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** To be closed. */
    Stream<BrokenRow> broken(Import job) {
        Path file = broken(job.id());
        try {
            return Files.exists(file)
                    ? Files.lines(file).limit(job.counts().broken()).map(line -> json.readValue(line, BrokenRow.class))
                    : Stream.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void forget(String id) {
        try {
            FileSystemUtils.deleteRecursively(folder(id));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void forgetAllBut(Set<String> ids) {
        if (!Files.isDirectory(directory)) {
            return;
        }
        try (Stream<Path> folders = Files.list(directory)) {
            folders.map(folder -> directory.relativize(folder).toString())
                    .filter(id -> !ids.contains(id))
                    .forEach(this::forget);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path broken(String id) {
        return folder(id).resolve("broken.jsonl");
    }

    private Path folder(String id) {
        return directory.resolve(id);
    }
}
