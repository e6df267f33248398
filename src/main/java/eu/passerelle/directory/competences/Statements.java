package eu.passerelle.directory.competences;

import eu.passerelle.directory.competences.ReadFile.Problem;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.eclipse.rdf4j.model.IRI;
import org.eclipse.rdf4j.model.Resource;
import org.eclipse.rdf4j.model.Statement;
import org.eclipse.rdf4j.model.Value;
import org.eclipse.rdf4j.rio.RDFHandlerException;
import org.eclipse.rdf4j.rio.RDFParseException;
import org.eclipse.rdf4j.rio.helpers.AbstractRDFHandler;
import org.eclipse.rdf4j.rio.turtle.TurtleParser;

/** The statements of a Turtle file, each with its line. The parser fetches nothing; addresses are names to it. */
final class Statements {
    private static final int MOST = 100_000;
    private static final int DEEPEST = 200;
    private static final String BASE = Entry.SCHEME + "/";

    private final Map<Resource, Map<IRI, List<Said>>> bySubject = new LinkedHashMap<>();
    private Optional<Problem> problem = Optional.empty();
    private long line = 1;
    private int count;

    private Statements() {}

    record Said(Value value, long line) {}

    static Statements parse(String text) {
        var statements = new Statements();
        if (isNestedTooDeep(text)) {
            statements.problem = Optional.of(Problem.of(0, "taxonomy.file.deep"));
            return statements;
        }
        try {
            statements.read(text);
        } catch (RDFParseException e) {
            statements.problem = Optional.of(Problem.of(
                    e.getLineNumber() > 0 ? e.getLineNumber() : statements.line,
                    "taxonomy.file.syntax",
                    said(String.valueOf(e.getMessage()))));
        } catch (RDFHandlerException e) {
            statements.problem = Optional.of(Problem.of(0, "taxonomy.file.tooMany", ReadFile.MOST_CONCEPTS));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return statements;
    }

    /** The parser calls itself for each bracket; brackets within texts count too, which does no harm. */
    private static boolean isNestedTooDeep(String text) {
        int depth = 0;
        for (int i = 0; i < text.length() && depth <= DEEPEST; i++) {
            char sign = text.charAt(i);
            depth += sign == '[' || sign == '(' ? 1 : 0;
            depth -= (sign == ']' || sign == ')') && depth > 0 ? 1 : 0;
        }
        return depth > DEEPEST;
    }

    private void read(String text) throws IOException {
        var parser = new TurtleParser();
        parser.setParseLocationListener((at, column) -> line = at);
        parser.setRDFHandler(new AbstractRDFHandler() {
            @Override
            public void handleStatement(Statement statement) {
                if (++count > MOST) {
                    throw new RDFHandlerException("More statements than are read");
                }
                bySubject
                        .computeIfAbsent(statement.getSubject(), subject -> new LinkedHashMap<>())
                        .computeIfAbsent(statement.getPredicate(), predicate -> new ArrayList<>())
                        .add(new Said(statement.getObject(), line));
            }
        });
        parser.parse(new StringReader(text), BASE);
    }

    /** The parser's own words, in English: they name the sign that it stumbled over. */
    private static String said(String message) {
        String words = message.replaceFirst("\\s*\\[line \\d+.*", "");
        return words.length() <= 200 ? words : words.substring(0, 200) + "…";
    }

    Optional<Problem> problem() {
        return problem;
    }

    Set<Resource> subjects() {
        return bySubject.keySet();
    }

    List<Said> of(Resource subject, IRI predicate) {
        return bySubject.getOrDefault(subject, Map.of()).getOrDefault(predicate, List.of());
    }

    /** Where the subject is first spoken of. */
    long line(Resource subject) {
        return bySubject.getOrDefault(subject, Map.of()).values().stream()
                .flatMap(List::stream)
                .mapToLong(Said::line)
                .min()
                .orElse(0);
    }

    int count(Predicate<IRI> predicate) {
        return bySubject.values().stream()
                .flatMap(said -> said.entrySet().stream())
                .filter(said -> predicate.test(said.getKey()))
                .mapToInt(said -> said.getValue().size())
                .sum();
    }
}
