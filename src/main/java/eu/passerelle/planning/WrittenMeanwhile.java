package eu.passerelle.planning;

import eu.passerelle.kernel.Conflict;
import eu.passerelle.kernel.FieldProblem;
import java.util.List;

/** Somebody else wrote or removed the same part; carries what stands there now, and what could be merged. */
final class WrittenMeanwhile extends Conflict {
    private final transient Part theirs;
    private final transient Merge merge;
    private final transient List<FieldProblem> problems;

    WrittenMeanwhile(Part theirs, Merge merge) {
        super(theirs.removed() ? "planning.conflict.removed" : "planning.conflict.written");
        this.theirs = theirs;
        this.merge = merge;
        this.problems = List.of();
    }

    /** @param problems of both together, though each alone may have been right */
    WrittenMeanwhile(Part theirs, Merge merge, List<FieldProblem> problems) {
        super("planning.conflict.together");
        this.theirs = theirs;
        this.merge = merge;
        this.problems = List.copyOf(problems);
    }

    Part theirs() {
        return theirs;
    }

    Merge merge() {
        return merge;
    }

    List<FieldProblem> problems() {
        return problems;
    }
}
