package eu.passerelle.casework.cards;

import eu.passerelle.casework.cards.AreaState.Evidence;
import eu.passerelle.casework.cards.AreaState.Tendency;
import eu.passerelle.kernel.FieldProblem;
import eu.passerelle.kernel.Typed;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is said of an area, as it stands in the fields. */
record TypedArea(String level, String tendency, String evidence, String strength, String note) {
    static final TypedArea EMPTY = new TypedArea("", "", "", "", "");

    TypedArea {
        level = Typed.text(level);
        tendency = Typed.text(tendency);
        evidence = Typed.text(evidence);
        strength = Typed.text(strength);
        note = NoteChecks.text(note);
    }

    /** To begin with what was said last. */
    static TypedArea of(AreaState state) {
        return new TypedArea(
                String.valueOf(state.level()),
                state.tendency().name(),
                state.evidence().name(),
                state.strength() ? "true" : "",
                state.note());
    }

    List<FieldProblem> problems() {
        var problems = new ArrayList<FieldProblem>();
        if (levelChosen().isEmpty()) {
            problems.add(FieldProblem.of("level", "casework.problem.level"));
        }
        if (Choice.of(Tendency.class, tendency).isEmpty()) {
            problems.add(FieldProblem.of("tendency", "casework.problem.tendency"));
        }
        if (Choice.of(Evidence.class, evidence).isEmpty()) {
            problems.add(FieldProblem.of("evidence", "casework.problem.evidence"));
        }
        problems.addAll(NoteChecks.problems("note", note));
        return problems;
    }

    /** Once there are no problems. */
    AreaState state(LifeArea area, YearMonth month) {
        return new AreaState(
                area,
                month,
                levelChosen().orElseThrow(),
                Tendency.valueOf(tendency),
                Evidence.valueOf(evidence),
                !strength.isEmpty(),
                note);
    }

    private Optional<Integer> levelChosen() {
        return level.matches("[0-4]") ? Optional.of(Integer.valueOf(level)) : Optional.empty();
    }
}
