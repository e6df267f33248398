package eu.passerelle.matching.assignment;

import java.util.Optional;

/** What finds the fairest of all assignments whose total is high enough, where that can be searched to the end. */
public interface FairSolver {
    /**
     * @param problem the whole problem
     * @param filled how many places an assignment must fill, all told
     * @param leastTotal in billionths, what the pairs must add up to
     * @param hint a good assignment to start from: true for each pair taken
     * @return for each pair whether it is taken; empty when the end was not reached within the bound on work
     */
    Optional<boolean[]> fairest(Problem problem, long filled, long leastTotal, boolean[] hint);
}
