package eu.passerelle.matching;

import eu.passerelle.kernel.ExpertId;
import eu.passerelle.matching.RoundAnswer.Unmet;
import eu.passerelle.matching.RoundQuestion.Wish;
import eu.passerelle.matching.assignment.Assigner;
import eu.passerelle.matching.assignment.Assigner.Wishes;
import eu.passerelle.matching.assignment.Problem;
import eu.passerelle.matching.assignment.ProblemBuilder;
import eu.passerelle.matching.assignment.Solution;
import eu.passerelle.matching.solver.OrToolsFairness;
import eu.passerelle.matching.solver.OrToolsFlows;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Solves rounds: the best total is proven, and what the tolerance allows goes to those served worst. */
@Component
public class RoundSolver {
    private static final Wishes BEST_ONLY = new Wishes(0, 0);

    private final Assigner thorough = new Assigner(new OrToolsFlows(), new OrToolsFairness(2));
    private final Assigner quick =
            new Assigner(new OrToolsFlows(), (problem, filled, leastTotal, hint) -> Optional.empty());

    /** In a few seconds. */
    public RoundAnswer solve(RoundQuestion question) {
        return solve(question, thorough);
    }

    /** For one of many trials: as good in number and total, but the fairest is not proven. */
    public RoundAnswer estimate(RoundQuestion question) {
        return solve(question, quick);
    }

    private static RoundAnswer solve(RoundQuestion question, Assigner assigner) {
        List<ExpertId> experts = experts(question);
        Solution best = assigner.solve(builder(question, experts, 0).build(), BEST_ONLY);
        Solution fair = assigner.solve(
                builder(question, experts, question.steadiness()).build(),
                new Wishes(question.tolerance(), Wishes.DEFAULT.mostWork()));
        Map<String, ExpertId> given = given(question, experts, fair);
        List<Double> scores = question.wishes().stream()
                .filter(wish -> given.containsKey(wish.request()))
                .map(wish -> wish.scores().getOrDefault(given.get(wish.request()), 0.0))
                .toList();
        return new RoundAnswer(
                given,
                unmet(question, fair, given),
                scores.stream().mapToDouble(score -> score).sum(),
                (double) best.bound() / Problem.UNIT,
                scores.stream().mapToDouble(score -> score).min().orElse(0),
                fairness(fair));
    }

    private static List<ExpertId> experts(RoundQuestion question) {
        return Stream.concat(
                        question.places().keySet().stream(),
                        question.wishes().stream()
                                .flatMap(
                                        wish -> Stream.concat(wish.scores().keySet().stream(), wish.pinned().stream())))
                .distinct()
                .sorted(Comparator.comparing(ExpertId::value))
                .toList();
    }

    private static ProblemBuilder builder(RoundQuestion question, List<ExpertId> experts, double steadiness) {
        List<Wish> wishes = question.wishes();
        var number = new HashMap<ExpertId, Integer>();
        experts.forEach(expert -> number.put(expert, number.size()));
        int[] wanted = wishes.stream().mapToInt(wish -> 1).toArray();
        int[] places = experts.stream()
                .mapToInt(expert -> question.places().getOrDefault(expert, 0))
                .toArray();
        var builder = new ProblemBuilder(wanted, places).leastScore(question.leastScore());
        for (int r = 0; r < wishes.size(); r++) {
            Wish wish = wishes.get(r);
            int request = r;
            wish.scores().forEach((expert, score) -> {
                boolean kept = wish.last().filter(expert::equals).isPresent() && score >= question.leastScore();
                builder.pair(request, number.getOrDefault(expert, 0), score + (kept ? steadiness : 0));
            });
            wish.excluded().stream()
                    .filter(number::containsKey)
                    .forEach(expert -> builder.conflict(request, number.getOrDefault(expert, 0)));
            wish.pinned().ifPresent(expert -> builder.fix(request, number.getOrDefault(expert, 0)));
        }
        return builder;
    }

    private static Map<String, ExpertId> given(RoundQuestion question, List<ExpertId> experts, Solution solution) {
        var given = new HashMap<String, ExpertId>();
        for (int r = 0; r < question.wishes().size(); r++) {
            Wish wish = question.wishes().get(r);
            wish.pinned().ifPresent(expert -> given.put(wish.request(), expert));
            var problem = solution.problem();
            for (int pair = problem.firstPair(r); pair < problem.endOfPairs(r); pair++) {
                if (solution.taken()[pair]) {
                    given.put(wish.request(), experts.get(problem.expertOf(pair)));
                }
            }
        }
        return Map.copyOf(given);
    }

    private static RoundAnswer.Fairness fairness(Solution solution) {
        return switch (solution.fairness()) {
            case PROVEN -> RoundAnswer.Fairness.PROVEN;
            case IMPROVED -> RoundAnswer.Fairness.IMPROVED;
            case NOT_SOUGHT, INTERRUPTED -> RoundAnswer.Fairness.INTERRUPTED;
        };
    }

    /** The first limit that leaves nobody. */
    private static Unmet nobody(Wish wish, RoundQuestion question) {
        if (wish.scores().isEmpty()) {
            return Unmet.NOBODY;
        }
        List<Double> left = wish.scores().entrySet().stream()
                .filter(entry -> !wish.excluded().contains(entry.getKey()))
                .map(Map.Entry::getValue)
                .toList();
        if (left.isEmpty()) {
            return Unmet.EXCLUDED;
        }
        return left.stream().allMatch(score -> score < question.leastScore()) ? Unmet.BELOW : Unmet.FULL;
    }

    private static Map<String, Unmet> unmet(RoundQuestion question, Solution solution, Map<String, ExpertId> given) {
        return solution.unmet().stream()
                .map(unmet -> Map.entry(
                        question.wishes().get(unmet.request()).request(),
                        switch (unmet.reason()) {
                            case ALL_TAKEN -> Unmet.ALL_TAKEN;
                            case NOBODY, TOO_FEW -> nobody(question.wishes().get(unmet.request()), question);
                        }))
                .filter(entry -> !given.containsKey(entry.getKey()))
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
