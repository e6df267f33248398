package eu.passerelle.matching.solver;

import com.google.ortools.Loader;
import com.google.ortools.sat.BoolVar;
import com.google.ortools.sat.CpModel;
import com.google.ortools.sat.CpSolver;
import com.google.ortools.sat.CpSolverStatus;
import com.google.ortools.sat.IntVar;
import com.google.ortools.sat.LinearExpr;
import com.google.ortools.sat.LinearExprBuilder;
import eu.passerelle.matching.assignment.FairSolver;
import eu.passerelle.matching.assignment.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The fairest by constraint programming. Of two sorted lists the one with the higher least sum of one, then of two, then of
 * three, is the fairer; and the sum of the k least is the highest k·t − Σ max(0, t − value) for any t (Ogryczak 2003). So
 * each k is raised in turn and then held; last the total, and then the even spread of the load.
 */
public final class OrToolsFairness implements FairSolver {
    private static final long LARGEST = 1L << 52;

    /** The solver's own count of work misses some of what it does before it begins: so the clock has a word, too. */
    private static final double SECONDS_FOR_WORK = 4;

    private final double mostWork;

    /** @param mostWork about seconds, but the same on every machine; in no case more than four times as long */
    public OrToolsFairness(double mostWork) {
        this.mostWork = mostWork;
    }

    @Override
    public Optional<boolean[]> fairest(Problem problem, long filled, long leastTotal, boolean[] hint) {
        Loader.loadNativeLibraries();
        var scale = new ServedScale(problem);
        return scale.largest() > LARGEST
                ? Optional.empty()
                : new Search(problem, scale, hint, mostWork).run(filled, leastTotal);
    }

    private static final class Search {
        private final Problem problem;
        private final ServedScale scale;
        private final CpModel model = new CpModel();
        private final BoolVar[] take;
        private final List<LinearExpr> served = new ArrayList<>();
        private final double mostWork;
        private final long began = System.nanoTime();
        private boolean[] best;
        private double work;

        Search(Problem problem, ServedScale scale, boolean[] hint, double mostWork) {
            this.mostWork = mostWork;
            this.problem = problem;
            this.scale = scale;
            best = hint;
            take = new BoolVar[problem.pairs()];
            for (int pair = 0; pair < take.length; pair++) {
                take[pair] = model.newBoolVar("");
            }
        }

        Optional<boolean[]> run(long filled, long leastTotal) {
            List<LinearExprBuilder> loads = limits();
            LinearExprBuilder total = total();
            model.addGreaterOrEqual(total, leastTotal - scale.given());
            model.addEquality(LinearExpr.sum(take), filled);
            for (int k = 1; k <= served.size(); k++) {
                if (!raise(leastSum(k))) {
                    return Optional.empty();
                }
            }
            boolean ended = raise(total) && raise(evenness(loads));
            return ended ? Optional.of(best) : Optional.empty();
        }

        private LinearExprBuilder total() {
            LinearExprBuilder total = LinearExpr.newBuilder();
            for (int pair = 0; pair < take.length; pair++) {
                total.addTerm(take[pair], problem.worthOf(pair));
            }
            return total;
        }

        private List<LinearExprBuilder> limits() {
            var loads = new ArrayList<LinearExprBuilder>();
            for (int e = 0; e < problem.experts(); e++) {
                loads.add(LinearExpr.newBuilder());
            }
            for (int r = 0; r < problem.requests(); r++) {
                LinearExprBuilder held = LinearExpr.newBuilder();
                LinearExprBuilder value = LinearExpr.newBuilder();
                for (int pair = problem.firstPair(r); pair < problem.endOfPairs(r); pair++) {
                    held.add(take[pair]);
                    loads.get(problem.expertOf(pair)).add(take[pair]);
                    value.addTerm(take[pair], scale.of(r, problem.worthOf(pair)));
                }
                model.addLessOrEqual(held, problem.open(r));
                if (problem.wanted(r) > 0) {
                    served.add(value.add(scale.of(r, problem.givenWorth(r))).build());
                }
            }
            for (int e = 0; e < problem.experts(); e++) {
                model.addLessOrEqual(loads.get(e), problem.capacity(e));
            }
            return loads;
        }

        private LinearExprBuilder leastSum(int k) {
            IntVar level = model.newIntVar(-scale.largest(), scale.largest(), "");
            LinearExprBuilder sum = LinearExpr.newBuilder().addTerm(level, k);
            for (LinearExpr each : served) {
                IntVar below = model.newIntVar(0, 2 * scale.largest(), "");
                model.addGreaterOrEqual(
                        below,
                        LinearExpr.newBuilder().add(level).addTerm(each, -1).build());
                sum.addTerm(below, -1);
            }
            return sum;
        }

        /** One place more costs more the more places an expert gives already. */
        private LinearExprBuilder evenness(List<LinearExprBuilder> loads) {
            LinearExprBuilder even = LinearExpr.newBuilder();
            for (int e = 0; e < loads.size(); e++) {
                LinearExprBuilder steps = LinearExpr.newBuilder();
                for (int place = 1; place <= problem.capacity(e); place++) {
                    BoolVar step = model.newBoolVar("");
                    steps.add(step);
                    even.addTerm(step, -place);
                }
                model.addEquality(loads.get(e), steps);
            }
            return even;
        }

        private boolean raise(LinearExprBuilder objective) {
            model.maximize(objective);
            model.clearHints();
            for (int pair = 0; pair < take.length; pair++) {
                model.addHint(take[pair], best[pair]);
            }
            double seconds = SECONDS_FOR_WORK * mostWork - (System.nanoTime() - began) / 1e9;
            if (work >= mostWork || seconds <= 0) {
                return false;
            }
            var solver = new CpSolver();
            solver.getParameters()
                    .setNumWorkers(1)
                    .setRandomSeed(1)
                    .setMaxDeterministicTime(mostWork - work)
                    .setMaxTimeInSeconds(seconds);
            CpSolverStatus status = solver.solve(model);
            work += solver.response().getDeterministicTime();
            if (status != CpSolverStatus.OPTIMAL) {
                return false;
            }
            model.addGreaterOrEqual(objective, Math.round(solver.objectiveValue()));
            best = new boolean[take.length];
            for (int pair = 0; pair < take.length; pair++) {
                best[pair] = solver.booleanValue(take[pair]);
            }
            return true;
        }
    }
}
