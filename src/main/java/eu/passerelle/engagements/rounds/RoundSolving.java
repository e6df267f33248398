package eu.passerelle.engagements.rounds;

import eu.passerelle.engagements.RequestId;
import eu.passerelle.engagements.rounds.Round.Figures;
import eu.passerelle.kernel.ExpertId;
import eu.passerelle.matching.RoundAnswer;
import eu.passerelle.matching.RoundAnswer.Fairness;
import eu.passerelle.matching.RoundQuestion;
import eu.passerelle.matching.RoundSolver;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Drafts of a round. */
@Component
class RoundSolving {
    /** A change from the last draft must be worth at least this much. */
    private static final double STEADINESS = 0.02;

    private static final int ALTERNATES = 3;

    private final RoundSolver solver;

    RoundSolving(RoundSolver solver) {
        this.solver = solver;
    }

    /** @param changed how many requests would get somebody else, or nobody any more, than the last draft gives */
    record Draft(List<RoundEntry> entries, Figures figures, Fairness fairness, int changed) {}

    Draft solve(Round round, List<RoundEntry> entries, Map<ExpertId, Integer> places) {
        return draft(round, entries, places, solver::solve);
    }

    /** What would come of it, found quickly. */
    Draft estimate(Round round, List<RoundEntry> entries, Map<ExpertId, Integer> places) {
        return draft(round, entries, places, solver::estimate);
    }

    private static Draft draft(
            Round round,
            List<RoundEntry> entries,
            Map<ExpertId, Integer> places,
            Function<RoundQuestion, RoundAnswer> solving) {
        Map<RequestId, ExpertId> pins = pins(entries, places);
        RoundAnswer answer = solving.apply(question(round, entries, places, pins));
        List<RoundEntry> drafted = entries.stream()
                .map(entry -> entry.given(
                        Optional.ofNullable(answer.given().get(entry.request().value())), problem(entry, answer, pins)))
                .toList();
        int changed = (int) drafted.stream()
                .filter(entry -> entry.last().isPresent() && entry.isChanged())
                .count();
        return new Draft(drafted, figures(answer), answer.fairness(), changed);
    }

    /** Those that can be kept: who is pinned may still be asked, and has a place beside the pins before. */
    static Map<RequestId, ExpertId> pins(List<RoundEntry> entries, Map<ExpertId, Integer> places) {
        var pins = new HashMap<RequestId, ExpertId>();
        var left = new HashMap<>(places);
        for (RoundEntry entry : entries) {
            entry.askablePin()
                    .filter(expert -> left.merge(expert, -1, Integer::sum) >= 0)
                    .ifPresent(expert -> pins.put(entry.request(), expert));
        }
        return pins;
    }

    private static String problem(RoundEntry entry, RoundAnswer answer, Map<RequestId, ExpertId> pins) {
        if (entry.scores().isEmpty() && !entry.problem().isEmpty()) {
            return entry.problem();
        }
        if (entry.pinned().isPresent() && !pins.containsKey(entry.request())) {
            return "engagements.round.unmet." + (entry.askablePin().isPresent() ? "PIN_FULL" : "PIN_GONE");
        }
        RoundAnswer.Unmet unmet = answer.unmet().get(entry.request().value());
        return unmet == null ? "" : "engagements.round.unmet." + unmet.name();
    }

    private static Figures figures(RoundAnswer answer) {
        return new Figures(answer.given().size(), answer.total(), answer.best(), answer.worst());
    }

    private static RoundQuestion question(
            Round round, List<RoundEntry> entries, Map<ExpertId, Integer> places, Map<RequestId, ExpertId> pins) {
        return new RoundQuestion(
                entries.stream()
                        .map(entry -> new RoundQuestion.Wish(
                                entry.request().value(),
                                entry.scores(),
                                Optional.ofNullable(pins.get(entry.request())),
                                entry.excluded(),
                                entry.given()))
                        .toList(),
                places,
                round.tolerance(),
                round.leastScore(),
                STEADINESS);
    }

    /** For each request the best who are not given and have a place left beside the draft. */
    static Map<RequestId, List<ExpertId>> alternates(
            Round round, List<RoundEntry> entries, Map<ExpertId, Integer> places) {
        Map<ExpertId, Long> taken = entries.stream()
                .flatMap(entry -> entry.given().stream())
                .collect(Collectors.groupingBy(expert -> expert, Collectors.counting()));
        return entries.stream()
                .collect(Collectors.toMap(
                        RoundEntry::request,
                        entry -> entry.byScore(round.leastScore()).stream()
                                .filter(expert -> !entry.given().equals(Optional.of(expert)))
                                .filter(expert -> places.getOrDefault(expert, 0) > taken.getOrDefault(expert, 0L))
                                .limit(ALTERNATES)
                                .toList()));
    }
}
