package eu.passerelle.casework.cards;

import eu.passerelle.casework.IdentifierDetector;
import eu.passerelle.casework.IdentifierDetector.Finding;
import eu.passerelle.kernel.FieldProblem;
import java.util.List;
import java.util.Optional;

/** What stands in the way of keeping a note. It is said, never thrown: a text that is refused must not end in a log. */
final class NoteChecks {
    static final int LONGEST = 280;

    private static final IdentifierDetector DETECTOR = new IdentifierDetector();

    private NoteChecks() {}

    static List<FieldProblem> problems(String field, String note) {
        Optional<FieldProblem> tooLong = FieldProblem.tooLong(field, "casework.problem.tooLong", note, LONGEST);
        return tooLong.map(List::of).orElseGet(() -> DETECTOR.find(note).stream()
                .map(finding -> problem(field, finding))
                .toList());
    }

    private static FieldProblem problem(String field, Finding finding) {
        return FieldProblem.of(
                field, "casework.problem.identifier." + finding.kind().name(), finding.text(), finding.start() + 1);
    }
}
