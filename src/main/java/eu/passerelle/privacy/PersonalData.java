package eu.passerelle.privacy;

import java.util.List;

/**
 * What a module keeps of people: one query for each label, used for the copy of all that is kept of a person and for the
 * erasure alike. What becomes of what it finds stands in {@code graph-schema/ownership.yml}.
 */
public interface PersonalData {
    List<Holding> holdings();

    /** By what the module knows the same person; see {@link Subject}. */
    default List<String> identities() {
        return List.of();
    }

    /** Lower goes first: those by whom others find what they hold go last. */
    default int order() {
        return 0;
    }

    /** What is kept of the person on this machine and not in the graph. Called on each, and safe to repeat. */
    default void forgetHere() {}

    /** Hides the person while an erasure waits, ends what is under way, and tells the other side; in the running transaction. */
    default void leaving(Subject subject) {}

    /**
     * Whether something must come to its end before the person can go, such as a meeting that runs right now; {@link
     * #leaving} is called again once it has.
     */
    default boolean isHeldUp(Subject subject) {
        return false;
    }

    /** The person has taken it back; in the running transaction. */
    default void staying(Subject subject) {}
}
