package eu.passerelle.engagements.rounds;

import eu.passerelle.engagements.rounds.Round.Figures;
import eu.passerelle.kernel.ExpertId;
import eu.passerelle.matching.RoundAnswer;
import eu.passerelle.matching.RoundQuestion;
import eu.passerelle.matching.RoundSolver;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Drafts and what-ifs of a round, by one and the same solver. */
@Component
class RoundSolving {
    /** A change from the last draft must be worth at least this much. */
    private static final double STEADINESS = 0.02;

    private static final int ALTERNATES = 3;

    private final RoundSolver solver;

    RoundSolving(RoundSolver solver) {
        this.solver = solver;
    }

    record Draft(List<RoundEntry> entries, Figures figures) {}

    Draft solve(Round round, List<RoundEntry> entries, Map<ExpertId, Integer> places) {
        RoundAnswer answer = solver.solve(question(round, entries, places));
        List<RoundEntry> drafted = entries.stream()
                .map(entry -> entry.given(
                        Optional.ofNullable(answer.given().get(entry.request().value())), problem(entry, answer)))
                .toList();
        return new Draft(drafted, figures(answer));
    }

    private static String problem(RoundEntry entry, RoundAnswer answer) {
        if (entry.scores().isEmpty() && !entry.problem().isEmpty()) {
            return entry.problem();
        }
        RoundAnswer.Unmet unmet = answer.unmet().get(entry.request().value());
        return unmet == null ? "" : "engagements.round.unmet." + unmet.name();
    }

    private static Figures figures(RoundAnswer answer) {
        return new Figures(answer.given().size(), answer.total(), answer.best(), answer.worst());
    }

    private static RoundQuestion question(Round round, List<RoundEntry> entries, Map<ExpertId, Integer> places) {
        return new RoundQuestion(
                entries.stream()
                        .map(entry -> new RoundQuestion.Wish(
                                entry.request().value(),
                                entry.scores(),
                                entry.pinned(),
                                entry.excluded(),
                                entry.given()))
                        .toList(),
                places,
                round.tolerance(),
                round.leastScore(),
                STEADINESS);
    }

    /** Nothing is kept: what would come of it if this expert could not take anybody. */
    Figures without(Round round, List<RoundEntry> entries, Map<ExpertId, Integer> places, ExpertId gone) {
        var fewer = new HashMap<>(places);
        fewer.put(gone, 0);
        List<RoundEntry> free =
                entries.stream().map(entry -> entry.exclude(gone)).toList();
        return figures(solver.solve(question(round, free, fewer)));
    }

    /** Nothing is kept: what would come of it if this expert took one request more. */
    Figures withOneMore(Round round, List<RoundEntry> entries, Map<ExpertId, Integer> places, ExpertId expert) {
        var more = new HashMap<>(places);
        more.merge(expert, 1, Integer::sum);
        return figures(solver.solve(question(round, entries, more)));
    }

    /** Nothing is kept: what would come of it if any score would do. */
    Figures withoutLeastScore(Round round, List<RoundEntry> entries, Map<ExpertId, Integer> places) {
        var relaxed = new Round(
                round.id(),
                round.account(),
                round.state(),
                round.at(),
                round.done(),
                round.of(),
                round.tolerance(),
                0,
                round.now(),
                round.last());
        return figures(solver.solve(question(relaxed, entries, places)));
    }

    /** One newcomer, who would suit some requests with this score and take two of them. */
    Figures with(Round round, List<RoundEntry> entries, Map<ExpertId, Integer> places, Recruit recruit) {
        var more = new HashMap<>(places);
        var newcomer = new ExpertId("recruit");
        more.put(newcomer, 2);
        List<RoundEntry> joined = entries.stream()
                .map(entry ->
                        recruit.requests().contains(entry.request()) ? suit(entry, newcomer, recruit.score()) : entry)
                .toList();
        return figures(solver.solve(question(round, joined, more)));
    }

    private static RoundEntry suit(RoundEntry entry, ExpertId newcomer, double score) {
        var scores = new HashMap<>(entry.scores());
        scores.put(newcomer, score);
        return new RoundEntry(
                entry.round(),
                entry.request(),
                Map.copyOf(scores),
                entry.pinned(),
                entry.excluded(),
                entry.given(),
                entry.last(),
                entry.problem(),
                entry.proposal());
    }

    /** For each request the best who are not given and have a place left beside the draft. */
    static Map<String, List<ExpertId>> alternates(List<RoundEntry> entries, Map<ExpertId, Integer> places) {
        Map<ExpertId, Long> taken = entries.stream()
                .flatMap(entry -> entry.given().stream())
                .collect(Collectors.groupingBy(expert -> expert, Collectors.counting()));
        return entries.stream()
                .collect(Collectors.toMap(
                        entry -> entry.request().value(),
                        entry -> entry.byScore().stream()
                                .filter(expert -> !entry.given().equals(Optional.of(expert)))
                                .filter(expert -> places.getOrDefault(expert, 0) > taken.getOrDefault(expert, 0L))
                                .limit(ALTERNATES)
                                .toList()));
    }

    /** The experts whose leaving would hurt: those given, the most used first. */
    static List<ExpertId> used(List<RoundEntry> entries) {
        Map<ExpertId, Long> taken = entries.stream()
                .flatMap(entry -> entry.given().stream())
                .collect(Collectors.groupingBy(expert -> expert, Collectors.counting()));
        return taken.keySet().stream()
                .sorted(Comparator.comparing((ExpertId expert) -> -taken.getOrDefault(expert, 0L))
                        .thenComparing(ExpertId::value))
                .toList();
    }
}
