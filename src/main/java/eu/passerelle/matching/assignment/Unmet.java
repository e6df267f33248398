package eu.passerelle.matching.assignment;

/**
 * A request that gets fewer experts than it wants, and why.
 *
 * @param missing how many places stay open
 * @param permitted how many experts it may have at all, beside the fixed ones
 * @param rivals how many other requests hold places of these experts, directly or in turn
 * @param scarce how many experts they share among them, all full
 */
public record Unmet(int request, int missing, int permitted, int rivals, int scarce) {
    /** The first reason that applies. */
    public enum Reason {
        /** No expert is permitted. */
        NOBODY,
        /** Fewer are permitted than are wanted, whoever else asks. */
        TOO_FEW,
        /** Those permitted are full with other requests, which have nowhere else to go. */
        ALL_TAKEN
    }

    public Reason reason() {
        if (permitted == 0) {
            return Reason.NOBODY;
        }
        return rivals == 0 ? Reason.TOO_FEW : Reason.ALL_TAKEN;
    }
}
