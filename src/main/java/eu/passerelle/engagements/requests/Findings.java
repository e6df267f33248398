package eu.passerelle.engagements.requests;

import eu.passerelle.kernel.FieldProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What one part of a request lacks, and what in it is wrong. */
public final class Findings {
    /** The message key {@code engagements.part.status.<status>} words each. */
    public enum Status {
        COMPLETED,
        INCOMPLETE,
        CANNOT_START,
        PROBLEM
    }

    private final List<FieldProblem> missing = new ArrayList<>();
    private final List<FieldProblem> wrong = new ArrayList<>();

    public Status status() {
        if (!wrong.isEmpty()) {
            return Status.PROBLEM;
        }
        return missing.isEmpty() ? Status.COMPLETED : Status.INCOMPLETE;
    }

    public List<FieldProblem> all() {
        return Stream.concat(wrong.stream(), missing.stream()).toList();
    }

    public List<FieldProblem> wrong() {
        return List.copyOf(wrong);
    }

    void missing(String field, String code) {
        missing.add(FieldProblem.of(field, code));
    }

    void wrong(String field, String code, Object... arguments) {
        wrong.add(FieldProblem.of(field, code, arguments));
    }

    void text(String field, String text, String missingCode, int longest) {
        if (text.isBlank()) {
            missing(field, missingCode);
        }
        notLonger(field, text, longest);
    }

    /** Counts what people count: an emoji is one character. */
    void notLonger(String field, String text, int longest) {
        int length = Typed.length(text);
        if (length > longest) {
            wrong(field, "engagements.problem.tooLong", length, longest, length - longest);
        }
    }
}
