package eu.passerelle.matching.assignment;

import java.util.Arrays;

final class NetworkBuilder {
    private final int[] supply;
    private final int[] tail;
    private final int[] head;
    private final int[] capacity;
    private final long[] cost;
    private int size;

    NetworkBuilder(int nodes, int mostArcs) {
        supply = new int[nodes];
        tail = new int[mostArcs];
        head = new int[mostArcs];
        capacity = new int[mostArcs];
        cost = new long[mostArcs];
    }

    void arc(int from, int to, int most, long unitCost) {
        tail[size] = from;
        head[size] = to;
        capacity[size] = most;
        cost[size++] = unitCost;
    }

    void supply(int node, int more) {
        supply[node] = Math.addExact(supply[node], more);
    }

    Network build() {
        return new Network(
                supply,
                Arrays.copyOf(tail, size),
                Arrays.copyOf(head, size),
                Arrays.copyOf(capacity, size),
                Arrays.copyOf(cost, size));
    }
}
