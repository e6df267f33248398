package eu.passerelle.casework.cards;

import eu.passerelle.kernel.FieldProblem;
import eu.passerelle.kernel.Typed;
import eu.passerelle.privacy.IdentifierDetector;
import eu.passerelle.privacy.IdentifierDetector.Finding;
import java.text.Normalizer;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What stands in the way of keeping a note. It is said, never thrown: a text that is refused must not end in a log. */
final class NoteChecks {
    static final int LONGEST = 280;

    private static final IdentifierDetector DETECTOR = new IdentifierDetector();

    private NoteChecks() {}

    /** On one line, with each accent in its letter and nothing that cannot be seen: a name must look like one. */
    static String text(@Nullable String typed) {
        return Normalizer.normalize(Typed.text(typed), Normalizer.Form.NFC)
                .replaceAll("\\p{Cf}", "")
                .replaceAll("\\s+", " ");
    }

    static List<FieldProblem> problems(String field, String note) {
        Optional<FieldProblem> tooLong = FieldProblem.tooLong(field, "casework.problem.tooLong", note, LONGEST);
        return tooLong.map(List::of)
                .orElseGet(() -> DETECTOR.find(note).stream()
                        .map(finding -> problem(field, finding))
                        .toList());
    }

    private static FieldProblem problem(String field, Finding finding) {
        return FieldProblem.of(
                field, "casework.problem.identifier." + finding.kind().name(), finding.text(), finding.start() + 1);
    }
}
