package eu.passerelle.casework.cards;

import eu.passerelle.casework.cards.CaseCard.Facts;
import eu.passerelle.kernel.FieldProblem;
import eu.passerelle.kernel.Typed;
import java.util.List;
import java.util.Optional;

/** The few facts of a card as they stand in the fields. */
record TypedFacts(String age, String phenomenon) {
    static final TypedFacts EMPTY = new TypedFacts("", "");

    TypedFacts {
        age = Typed.text(age);
        phenomenon = Typed.text(phenomenon);
    }

    static TypedFacts of(Facts facts) {
        return new TypedFacts(
                facts.age().name(), facts.phenomenon().map(Phenomenon::name).orElse(""));
    }

    List<FieldProblem> problems() {
        return Choice.of(AgeBand.class, age).isPresent()
                ? List.of()
                : List.of(FieldProblem.of("age", "casework.problem.age"));
    }

    /** Once there are no problems. */
    Facts facts() {
        Optional<Phenomenon> said = Choice.of(Phenomenon.class, phenomenon);
        return new Facts(AgeBand.valueOf(age), said);
    }
}
