package eu.passerelle.casework.cards;

import eu.passerelle.casework.cards.Exercise.Handed;
import eu.passerelle.casework.cards.Exercise.Step;
import eu.passerelle.kernel.FieldProblem;
import eu.passerelle.kernel.Typed;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.util.MultiValueMap;

/** A plan for an invented case, as it stands in the fields; what is left empty is no step. */
record TypedPlan(List<TypedStep> steps, String answer) {
    static final int MOST_STEPS = 6;

    TypedPlan {
        steps = List.copyOf(steps);
    }

    record TypedStep(String area, String kind, String sector) {
        static final TypedStep EMPTY = new TypedStep("", "", "");

        public boolean isEmpty() {
            return equals(EMPTY);
        }

        boolean isWhole(Set<String> sectors) {
            return Choice.of(LifeArea.class, area).isPresent()
                    && Choice.of(Measure.Kind.class, kind).isPresent()
                    && sectors.contains(sector);
        }
    }

    static TypedPlan of(MultiValueMap<String, String> fields) {
        return new TypedPlan(
                IntStream.range(0, MOST_STEPS)
                        .mapToObj(at -> new TypedStep(
                                Typed.text(fields.getFirst("area" + at)),
                                Typed.text(fields.getFirst("kind" + at)),
                                Typed.text(fields.getFirst("sector" + at))))
                        .toList(),
                NoteChecks.text(fields.getFirst("answer")));
    }

    static TypedPlan of(List<Handed> handed) {
        Stream<TypedStep> said = handed.stream()
                .flatMap(plan -> plan.steps().stream())
                .map(step -> new TypedStep(step.area().name(), step.kind().name(), step.sector()));
        return new TypedPlan(
                Stream.concat(said, Stream.generate(() -> TypedStep.EMPTY))
                        .limit(MOST_STEPS)
                        .toList(),
                handed.stream().map(Handed::answer).findFirst().orElse(""));
    }

    List<FieldProblem> problems(Set<String> sectors) {
        var problems = new ArrayList<FieldProblem>();
        for (int at = 0; at < steps.size(); at++) {
            if (!steps.get(at).isEmpty() && !steps.get(at).isWhole(sectors)) {
                problems.add(FieldProblem.of("area" + at, "casework.exercise.problem.step"));
            }
        }
        if (steps.stream().allMatch(TypedStep::isEmpty)) {
            problems.add(FieldProblem.of("area0", "casework.exercise.problem.none"));
        }
        problems.addAll(NoteChecks.problems("answer", answer));
        return problems;
    }

    /** Once there are no problems. */
    List<Step> read() {
        return steps.stream()
                .filter(step -> !step.isEmpty())
                .map(step -> new Step(LifeArea.valueOf(step.area()), Measure.Kind.valueOf(step.kind()), step.sector()))
                .distinct()
                .toList();
    }
}
