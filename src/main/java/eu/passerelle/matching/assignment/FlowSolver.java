package eu.passerelle.matching.assignment;

/** What finds a cheapest flow. What it answers is not believed: {@link Prices} prove it. */
public interface FlowSolver {
    /**
     * @return the flow of each arc of a cheapest flow that meets all supplies; the same for the same network
     * @throws IllegalStateException when there is none, or costs are too large to count with
     */
    int[] cheapest(Network network);
}
