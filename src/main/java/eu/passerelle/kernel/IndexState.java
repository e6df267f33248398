package eu.passerelle.kernel;

/** How far a node's own index has come along the outbox. */
public interface IndexState {
    boolean isRebuilding();

    /** Of the newest event that it has heard. */
    long place();
}
