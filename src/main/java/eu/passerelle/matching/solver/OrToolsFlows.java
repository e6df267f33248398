package eu.passerelle.matching.solver;

import com.google.ortools.Loader;
import com.google.ortools.graph.MinCostFlow;
import com.google.ortools.graph.MinCostFlowBase;
import eu.passerelle.matching.assignment.FlowSolver;
import eu.passerelle.matching.assignment.Network;

/** Cheapest flows by cost-scaling push-relabel. */
public final class OrToolsFlows implements FlowSolver {
    @Override
    public int[] cheapest(Network network) {
        Loader.loadNativeLibraries();
        int arcs = network.tail().length;
        var flows = new MinCostFlow(network.supply().length, arcs);
        for (int arc = 0; arc < arcs; arc++) {
            flows.addArcWithCapacityAndUnitCost(
                    network.tail()[arc], network.head()[arc], network.capacity()[arc], network.cost()[arc]);
        }
        for (int node = 0; node < network.supply().length; node++) {
            flows.setNodeSupply(node, network.supply()[node]);
        }
        MinCostFlowBase.Status status = flows.solve();
        if (status != MinCostFlowBase.Status.OPTIMAL) {
            throw new IllegalStateException("The flow solver answered " + status
                    + ". Maybe the round is too large: split it, or round its scores.");
        }
        var flow = new int[arcs];
        for (int arc = 0; arc < arcs; arc++) {
            flow[arc] = (int) flows.getFlow(arc);
        }
        return flow;
    }
}
