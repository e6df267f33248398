package eu.passerelle.engagements.requests;

import eu.passerelle.kernel.FieldProblem;
import java.util.ArrayList;
import java.util.List;

/** What one part of a request lacks, and what in it is wrong. */
public final class Findings {
    /** The message key {@code engagements.part.status.<status>} words each. */
    public enum Status {
        COMPLETED,
        INCOMPLETE,
        CANNOT_START,
        PROBLEM
    }

    private record Finding(FieldProblem problem, boolean isMissing) {}

    private final List<Finding> findings = new ArrayList<>();

    public Status status() {
        if (!wrong().isEmpty()) {
            return Status.PROBLEM;
        }
        return findings.isEmpty() ? Status.COMPLETED : Status.INCOMPLETE;
    }

    /** In the order of the fields. */
    public List<FieldProblem> all() {
        return findings.stream().map(Finding::problem).toList();
    }

    public List<FieldProblem> wrong() {
        return findings.stream()
                .filter(finding -> !finding.isMissing())
                .map(Finding::problem)
                .toList();
    }

    void missing(String field, String code) {
        findings.add(new Finding(FieldProblem.of(field, code), true));
    }

    void wrong(String field, String code, Object... arguments) {
        findings.add(new Finding(FieldProblem.of(field, code, arguments), false));
    }

    void text(String field, String text, String missingCode, int longest) {
        if (text.isBlank()) {
            missing(field, missingCode);
        }
        notLonger(field, text, longest);
    }

    /** Counts what people count: an emoji is one character. */
    void notLonger(String field, String text, int longest) {
        FieldProblem.tooLong(field, "engagements.problem.tooLong", text, longest)
                .ifPresent(problem -> findings.add(new Finding(problem, false)));
    }
}
