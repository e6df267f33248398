package eu.passerelle.casework.cards;

import eu.passerelle.casework.cards.CaseViews.Sharing;
import eu.passerelle.kernel.FieldProblem;
import eu.passerelle.kernel.Typed;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.util.MultiValueMap;

/** With whom what is to be shared, as it stands in the fields. */
record TypedSharing(String audience, List<String> areas, String days) {
    static final TypedSharing EMPTY = new TypedSharing("", List.of(), "14");

    TypedSharing {
        areas = List.copyOf(areas);
    }

    static TypedSharing of(MultiValueMap<String, String> fields) {
        return new TypedSharing(
                Typed.text(fields.getFirst("audience")),
                Optional.ofNullable(fields.get("areas")).orElse(List.of()).stream()
                        .filter(Objects::nonNull)
                        .toList(),
                Typed.text(fields.getFirst("days")));
    }

    List<FieldProblem> problems(Set<String> sectors) {
        var problems = new ArrayList<FieldProblem>();
        if (!sectors.contains(audience)) {
            problems.add(FieldProblem.of("audience", "casework.problem.audience"));
        }
        if (chosen().isEmpty()) {
            problems.add(FieldProblem.of("areas", "casework.problem.areas"));
        }
        if (!days.matches("[1-9]|[12][0-9]|30")) {
            problems.add(FieldProblem.of("days", "casework.problem.days", CaseViews.MOST_DAYS));
        }
        return problems;
    }

    /** Once there are no problems. */
    Sharing sharing() {
        return new Sharing(audience, chosen(), Integer.parseInt(days));
    }

    private List<LifeArea> chosen() {
        return areas.stream()
                .distinct()
                .flatMap(area -> Choice.of(LifeArea.class, area).stream())
                .toList();
    }
}
