package eu.passerelle.scheduling.together;

import com.google.ortools.Loader;
import com.google.ortools.sat.BoolVar;
import com.google.ortools.sat.CpModel;
import com.google.ortools.sat.CpSolver;
import com.google.ortools.sat.CpSolverStatus;
import com.google.ortools.sat.LinearExpr;
import com.google.ortools.sat.LinearExprBuilder;
import com.google.ortools.sat.Literal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The best for one part after the other, by constraint programming. The work is counted as the solver counts it, so that
 * the answer is the same on every machine; the clock ends what it does not count. Almost all of the answer lies in the
 * linear relaxation, since times that overlap are told as largest sets; looking for more before it begins took ten times
 * as long.
 */
final class ExactPlacing {
    private static final int MOST_PICKS = 40_000;

    private final Picks picks;
    private final List<AtMost> rules;
    private final Bounds bounds;
    /** Zero until the solver is there. */
    private long began;

    private double work;

    /** @param work about seconds; @param seconds by the clock */
    record Bounds(double work, double seconds) {}

    ExactPlacing(Picks picks, List<AtMost> rules, Bounds bounds) {
        this.picks = picks;
        this.rules = rules;
        this.bounds = bounds;
    }

    private void begin() {
        if (began == 0) {
            Loader.loadNativeLibraries();
            began = System.nanoTime();
        }
    }

    /**
     * Puts what is better in place of what the part has.
     *
     * @return whether nothing better than what it has then exists
     */
    boolean improve(int[] part, Selection selection) {
        begin();
        List<Integer> kept = new Worthwhile(picks, rules, selection).of(part);
        double seconds = bounds.seconds() - (System.nanoTime() - began) / 1e9;
        if (kept.size() > MOST_PICKS || work >= bounds.work() || seconds <= 0) {
            return false;
        }
        var model = new CpModel();
        Map<Integer, BoolVar> take = variables(model, kept, selection);
        keepRules(model, take, selection);
        long meetingWorth = aboveAllCosts(kept);
        model.minimize(objective(take, meetingWorth));
        var solver = new CpSolver();
        solver.getParameters()
                .setNumWorkers(1)
                .setRandomSeed(1)
                .setMaxPresolveIterations(1)
                .setCpModelProbingLevel(0)
                .setSymmetryLevel(0)
                .setLinearizationLevel(2)
                .setMaxDeterministicTime(bounds.work() - work)
                .setMaxTimeInSeconds(seconds);
        CpSolverStatus status = solver.solve(model);
        work += solver.response().getDeterministicTime();
        if (status == CpSolverStatus.OPTIMAL || status == CpSolverStatus.FEASIBLE) {
            replaceIfBetter(part, chosen(take, solver), meetingWorth, selection);
        }
        return status == CpSolverStatus.OPTIMAL;
    }

    private static Map<Integer, BoolVar> variables(CpModel model, List<Integer> kept, Selection selection) {
        Map<Integer, BoolVar> take = new TreeMap<>();
        for (int pick : kept) {
            BoolVar variable = model.newBoolVar("");
            model.addHint(variable, selection.isTaken(pick));
            take.put(pick, variable);
        }
        return take;
    }

    private void keepRules(CpModel model, Map<Integer, BoolVar> take, Selection selection) {
        Map<Integer, List<Literal>> ofMeetings = new TreeMap<>();
        Map<Integer, List<Literal>> ofRules = new TreeMap<>();
        take.forEach((pick, variable) -> {
            ofMeetings
                    .computeIfAbsent(picks.meetingOf(pick), none -> new ArrayList<>())
                    .add(variable);
            for (int rule : selection.rulesOf(pick)) {
                ofRules.computeIfAbsent(rule, none -> new ArrayList<>()).add(variable);
            }
        });
        ofMeetings.values().forEach(of -> model.addAtMostOne(of));
        ofRules.forEach((rule, of) -> {
            int most = rules.get(rule).most();
            if (most == 1) {
                model.addAtMostOne(of);
            } else if (of.size() > most) {
                model.addLessOrEqual(LinearExpr.sum(of.toArray(Literal[]::new)), most);
            }
        });
    }

    /** So a meeting more is better, whatever it costs. */
    private long aboveAllCosts(List<Integer> kept) {
        return 1
                + kept.stream()
                        .collect(Collectors.groupingBy(
                                picks::meetingOf, Collectors.reducing(0L, pick -> (long) picks.cost(pick), Math::max)))
                        .values()
                        .stream()
                        .mapToLong(Long::longValue)
                        .sum();
    }

    private LinearExpr objective(Map<Integer, BoolVar> take, long meetingWorth) {
        LinearExprBuilder objective = LinearExpr.newBuilder();
        take.forEach((pick, variable) -> objective.addTerm(variable, picks.cost(pick) - meetingWorth));
        return objective.build();
    }

    private static List<Integer> chosen(Map<Integer, BoolVar> take, CpSolver solver) {
        return take.entrySet().stream()
                .filter(each -> solver.booleanValue(each.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    private void replaceIfBetter(int[] part, List<Integer> chosen, long meetingWorth, Selection selection) {
        if (value(chosen, meetingWorth) < value(selection.of(part), meetingWorth)) {
            for (int meeting : part) {
                selection.release(meeting);
            }
            chosen.forEach(selection::take);
        }
    }

    private long value(List<Integer> of, long meetingWorth) {
        return of.stream().mapToLong(pick -> picks.cost(pick) - meetingWorth).sum();
    }
}
