package eu.passerelle.conflicts;

import eu.passerelle.cities.Team;
import eu.passerelle.cities.Teams;
import eu.passerelle.kernel.FieldProblem;
import eu.passerelle.kernel.InvalidInput;
import eu.passerelle.kernel.TeamId;
import eu.passerelle.kernel.Typed;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A decision as somebody typed it. */
record TypedDecision(String team, String outcome, String until, String reason) {
    static final int LONGEST_REASON = 500;
    static final TypedDecision EMPTY = new TypedDecision("", "", "", "");

    TypedDecision {
        team = Typed.text(team);
        outcome = Typed.text(outcome);
        until = Typed.text(until);
        reason = Typed.text(reason);
    }

    /** @return the decision by its team */
    Map<TeamId, Standing.Decision> checked(Teams teams, LocalDate today) {
        var problems = new ArrayList<FieldProblem>();
        Optional<Team> meant = team.isEmpty() ? Optional.empty() : teams.find(new TeamId(team));
        if (meant.isEmpty()) {
            problems.add(FieldProblem.of("decisionTeam", "conflicts.problem.team"));
        }
        Optional<Standing.Decision.Outcome> decided = Stream.of(Standing.Decision.Outcome.values())
                .filter(one -> one.name().equals(outcome))
                .findFirst();
        if (decided.isEmpty()) {
            problems.add(FieldProblem.of("outcome", "conflicts.problem.outcome"));
        }
        Optional<LocalDate> last = last(today, problems);
        if (reason.isEmpty() || Typed.length(reason) > LONGEST_REASON) {
            problems.add(FieldProblem.of("reason", "conflicts.problem.reason", LONGEST_REASON));
        }
        if (!problems.isEmpty()) {
            throw new InvalidInput(problems);
        }
        return Map.of(meant.orElseThrow().id(), new Standing.Decision(decided.orElseThrow(), last, reason));
    }

    private Optional<LocalDate> last(LocalDate today, List<FieldProblem> problems) {
        if (until.isEmpty()) {
            return Optional.empty();
        }
        try {
            LocalDate day = LocalDate.parse(until);
            if (!day.isBefore(today) && day.isBefore(today.plusYears(50))) {
                return Optional.of(day);
            }
        } catch (DateTimeException e) {
            // Told below, like a day that is over.
        }
        problems.add(FieldProblem.of("decisionUntil", "conflicts.problem.decisionUntil"));
        return Optional.empty();
    }
}
