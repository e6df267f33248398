package eu.passerelle.matching.assignment;

/** Which pairs are taken, and what follows from it. Changes keep every sum true. */
final class Assignment {
    final Problem problem;
    final boolean[] taken;
    /** By expert the pairs that hold a place of his or hers, as many as {@link #load}. */
    final int[][] holding;

    final int[] load;
    /** By request, in billionths, with what is fixed. */
    final long[] value;

    final int[] requestOf;
    private long total;
    private long filled;

    Assignment(Problem problem) {
        this.problem = problem;
        taken = new boolean[problem.pairs()];
        load = new int[problem.experts()];
        holding = new int[problem.experts()][];
        for (int e = 0; e < holding.length; e++) {
            holding[e] = new int[problem.capacity(e)];
        }
        value = problem.givenWorth.clone();
        requestOf = problem.requestOfPairs();
        for (long worth : value) {
            total += worth;
        }
    }

    void take(int pair) {
        int expert = problem.expertOf(pair);
        taken[pair] = true;
        holding[expert][load[expert]++] = pair;
        value[requestOf[pair]] += problem.worthOf(pair);
        total += problem.worthOf(pair);
        filled++;
    }

    void drop(int pair) {
        int expert = problem.expertOf(pair);
        taken[pair] = false;
        int[] held = holding[expert];
        int at = 0;
        while (held[at] != pair) {
            at++;
        }
        held[at] = held[--load[expert]];
        value[requestOf[pair]] -= problem.worthOf(pair);
        total -= problem.worthOf(pair);
        filled--;
    }

    /** Becomes another assignment. */
    void become(boolean[] wished) {
        for (int pair = 0; pair < wished.length; pair++) {
            if (taken[pair] && !wished[pair]) {
                drop(pair);
            }
        }
        for (int pair = 0; pair < wished.length; pair++) {
            if (!taken[pair] && wished[pair]) {
                take(pair);
            }
        }
    }

    boolean isFull(int expert) {
        return load[expert] == problem.capacity(expert);
    }

    double served(int request) {
        return problem.served(request, value[request]);
    }

    /** In billionths. */
    long total() {
        return total;
    }

    long filled() {
        return filled;
    }
}
