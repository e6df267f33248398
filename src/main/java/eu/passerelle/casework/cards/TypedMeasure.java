package eu.passerelle.casework.cards;

import eu.passerelle.casework.cards.Measure.Kind;
import eu.passerelle.casework.cards.Measure.Status;
import eu.passerelle.kernel.FieldProblem;
import eu.passerelle.kernel.Typed;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A measure as it stands in the fields. */
record TypedMeasure(String kind, String sector, String review, String measureNote) {
    static final TypedMeasure EMPTY = new TypedMeasure("", "", "", "");

    TypedMeasure {
        kind = Typed.text(kind);
        sector = Typed.text(sector);
        review = Typed.text(review);
        measureNote = NoteChecks.text(measureNote);
    }

    List<FieldProblem> problems(Set<String> sectors, YearMonth now) {
        var problems = new ArrayList<FieldProblem>();
        if (Choice.of(Kind.class, kind).isEmpty()) {
            problems.add(FieldProblem.of("kind", "casework.problem.kind"));
        }
        if (!sectors.contains(sector)) {
            problems.add(FieldProblem.of("sector", "casework.problem.sector"));
        }
        if (Choice.month(review, now).isEmpty()) {
            problems.add(FieldProblem.of("review", "casework.problem.review"));
        }
        problems.addAll(NoteChecks.problems("measureNote", measureNote));
        return problems;
    }

    /** Once there are no problems. */
    Measure measure(String id, LifeArea area) {
        return new Measure(id, area, Kind.valueOf(kind), sector, Status.PLANNED, YearMonth.parse(review), measureNote);
    }
}
