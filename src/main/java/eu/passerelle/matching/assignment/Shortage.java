package eu.passerelle.matching.assignment;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Says of each request that gets too few experts who is in its way. */
final class Shortage {
    private final Assignment assignment;
    private final Problem problem;

    private Shortage(Assignment assignment) {
        this.assignment = assignment;
        problem = assignment.problem;
    }

    static List<Unmet> of(Assignment assignment) {
        var shortage = new Shortage(assignment);
        var unmet = new ArrayList<Unmet>();
        for (int r = 0; r < assignment.problem.requests(); r++) {
            int missing = assignment.problem.open(r) - shortage.held(r);
            if (missing > 0) {
                unmet.add(shortage.unmet(r, missing));
            }
        }
        return unmet;
    }

    private int held(int r) {
        int held = 0;
        for (int pair = problem.firstPair(r); pair < problem.endOfPairs(r); pair++) {
            held += assignment.taken[pair] ? 1 : 0;
        }
        return held;
    }

    /** Who would have to give way, and who for them in turn: all whom they could go to are full as well. */
    private Unmet unmet(int request, int missing) {
        var requests = new BitSet();
        var experts = new BitSet();
        var waiting = new ArrayDeque<Integer>();
        requests.set(request);
        waiting.add(request);
        while (!waiting.isEmpty()) {
            int r = waiting.poll();
            for (int pair = problem.firstPair(r); pair < problem.endOfPairs(r); pair++) {
                int expert = problem.expertOf(pair);
                if (!assignment.taken[pair] && !experts.get(expert)) {
                    experts.set(expert);
                    meet(expert, requests, waiting);
                }
            }
        }
        int permitted = problem.endOfPairs(request) - problem.firstPair(request);
        return new Unmet(request, missing, permitted, requests.cardinality() - 1, experts.cardinality());
    }

    private void meet(int expert, BitSet requests, ArrayDeque<Integer> waiting) {
        for (int i = 0; i < assignment.load[expert]; i++) {
            int holder = assignment.requestOf[assignment.holding[expert][i]];
            if (!requests.get(holder)) {
                requests.set(holder);
                waiting.add(holder);
            }
        }
    }
}
