package eu.passerelle.matching.assignment;

/**
 * A flow network for a solver: what leaves each node is what enters it, plus its supply.
 *
 * @param supply by node; negative where flow is wanted; adds up to zero
 * @param tail by arc, the node it leaves
 * @param head by arc, the node it enters
 * @param capacity by arc, 0 or more
 * @param cost by arc, of one unit
 */
public record Network(int[] supply, int[] tail, int[] head, int[] capacity, long[] cost) {}
