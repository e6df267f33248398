package eu.passerelle.conflicts;

import eu.passerelle.conflicts.Conflict.Severity;
import eu.passerelle.conflicts.Organisations.Organisation;
import eu.passerelle.conflicts.Organisations.Person;
import eu.passerelle.conflicts.Organisations.Seat;
import eu.passerelle.kernel.ExpertId;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What an organisation that experts and teams share means for them: the same rules and decisions as everywhere. */
@Component
class CommonGround {
    private final Standings standings;

    CommonGround(Standings standings) {
        this.standings = standings;
    }

    /** @param experts to whom the shared organisation matters for this team; empty when it matters to none */
    record Ground(Seat seat, List<Met> experts) {}

    /** @param outcome what a coordinator decided for the two, while it holds */
    record Met(ExpertId expert, String name, Severity severity, Optional<Standing.Decision.Outcome> outcome) {}

    List<Ground> of(Organisation organisation, LocalDate today) {
        Map<ExpertId, String> names = organisation.people().stream()
                .collect(Collectors.toMap(Person::expert, Person::name, (first, second) -> first));
        return organisation.teams().stream()
                .map(seat -> new Ground(seat, met(organisation.name(), names, seat, today)))
                .toList();
    }

    private List<Met> met(String organisation, Map<ExpertId, String> names, Seat seat, LocalDate today) {
        return standings.between(names.keySet(), seat.team(), today).entrySet().stream()
                .flatMap(entry -> met(entry, names.getOrDefault(entry.getKey(), ""), organisation, today))
                .sorted(Comparator.comparing(Met::severity)
                        .thenComparing(Met::name)
                        .thenComparing(met -> met.expert().value()))
                .toList();
    }

    private static Stream<Met> met(
            Map.Entry<ExpertId, Standing> entry, String name, String organisation, LocalDate today) {
        Standing standing = entry.getValue();
        return standing.conflicts().stream()
                .filter(conflict -> conflict.tie().with().equals(organisation))
                .limit(1)
                .map(conflict -> new Met(
                        entry.getKey(),
                        name,
                        conflict.severity(),
                        standing.decision().filter(made -> made.holds(today)).map(Standing.Decision::outcome)));
    }
}
