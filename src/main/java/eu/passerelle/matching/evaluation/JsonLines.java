package eu.passerelle.matching.evaluation;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A file with a JSON object on each line; every line that cannot be taken is told with its number and the mend. */
final class JsonLines {
    private static final int MOST_TOLD = 10;

    private final Path file;
    private final JsonMapper mapper = JsonMapper.builder().build();
    private final List<String> problems = new ArrayList<>();

    JsonLines(Path directory, String name) {
        file = directory.resolve(name);
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw new EvaluationRefused(
                    "There is no file " + file + " that can be read. It has a JSON object on each line.");
        }
    }

    /** @throws EvaluationRefused with the lines that are wrong; the taker throws it, too, with what is wrong with a line */
    void read(Consumer<JsonNode> taker) {
        try (BufferedReader reader = Files.newBufferedReader(file)) {
            long number = 0;
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                number++;
                take(line.startsWith("\uFEFF") ? line.substring(1) : line, number, taker);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (!problems.isEmpty()) {
            throw new EvaluationRefused(String.join("\n", problems));
        }
    }

    private void take(String line, long number, Consumer<JsonNode> taker) {
        if (line.isBlank() || problems.size() >= MOST_TOLD) {
            return;
        }
        try {
            taker.accept(object(line));
        } catch (EvaluationRefused e) {
            problems.add(file.getFileName() + " line " + number + ": " + e.getMessage());
        }
    }

    private JsonNode object(String line) {
        try {
            JsonNode node = mapper.readTree(line);
            if (node.isObject()) {
                return node;
            }
        } catch (JacksonException e) {
            throw new EvaluationRefused("this is not JSON: " + e.getOriginalMessage());
        }
        throw new EvaluationRefused("this is not a JSON object. Give one, in braces.");
    }
}
