package eu.passerelle.kernel;

import java.util.List;

/** Input that cannot be taken as it is; each problem names its field and the mend. */
public final class InvalidInput extends RuntimeException {
    private final List<FieldProblem> problems;

    public InvalidInput(List<FieldProblem> problems) {
        super("Invalid input: " + problems);
        this.problems = List.copyOf(problems);
    }

    public InvalidInput(FieldProblem... problems) {
        this(List.of(problems));
    }

    public List<FieldProblem> problems() {
        return problems;
    }
}
