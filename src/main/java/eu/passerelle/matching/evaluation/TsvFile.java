package eu.passerelle.matching.evaluation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** A file of columns, read whole; every line that cannot be taken is told with its number and the mend. */
final class TsvFile {
    private static final int MOST_TOLD = 10;
    private static final Set<String> FIRST_OF_A_HEADER = Set.of(
            "request", "request_id", "requestid", "requests", "expert", "expert_id", "expertid", "experts", "id");

    private final Path path;
    private final String columns;
    private final int width;
    private final List<String> problems = new ArrayList<>();
    private long wrong;
    private boolean header;

    /** @param columns what they are, for people, such as {@code expert, most} */
    TsvFile(Path directory, String name, String columns) {
        path = directory.resolve(name);
        this.columns = columns;
        width = columns.split(",").length;
    }

    /** Takes a line, and answers what is wrong with it; empty when nothing is. */
    interface Taker {
        String take(TsvLines line);
    }

    boolean exists() {
        return Files.exists(path);
    }

    String name() {
        return path.getFileName().toString();
    }

    /** The first line names the columns. */
    boolean hasHeader() {
        return header;
    }

    /** @throws EvaluationRefused with the lines that are wrong, or when there is no line at all */
    long read(Taker taker) {
        if (!Files.isRegularFile(path) || !Files.isReadable(path)) {
            throw new EvaluationRefused("There is no file " + path + " that can be read. It has a line for each "
                    + columns + ", with a tab between.");
        }
        long taken = 0;
        try (var lines = new TsvLines(path)) {
            for (boolean first = true; lines.next() && wrong < 1_000; first = false) {
                if (first && isHeader(lines)) {
                    header = true;
                } else {
                    String problem = lines.columns() == width ? taker.take(lines) : misshapen(lines);
                    note(lines, problem);
                    taken++;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        refuseIfWrong();
        return taken;
    }

    private boolean isHeader(TsvLines lines) {
        return lines.columns() == width
                && FIRST_OF_A_HEADER.contains(lines.text(0).toLowerCase(Locale.ROOT))
                && (width == 2 && FIRST_OF_A_HEADER.contains(lines.text(1).toLowerCase(Locale.ROOT))
                        || Double.isNaN(lines.number(width - 1)));
    }

    private String misshapen(TsvLines lines) {
        return "it has " + lines.columns() + (lines.columns() == 1 ? " column" : " columns") + ". Give " + columns
                + ", with one tab between.";
    }

    private void note(TsvLines lines, String problem) {
        if (!problem.isEmpty()) {
            wrong++;
            if (problems.size() < MOST_TOLD) {
                problems.add(name() + " line " + lines.line() + ": " + problem);
            }
        }
    }

    private void refuseIfWrong() {
        if (wrong > 0) {
            String more = wrong > problems.size()
                    ? "\nand " + (wrong >= 1_000 ? "many" : wrong - problems.size()) + " more"
                    : "";
            throw new EvaluationRefused(String.join("\n", problems) + more);
        }
    }
}
