package eu.passerelle.kernel;

/**
 * Hears each event once, in order. What it writes to the graph commits together with its place in the outbox, so a crash
 * neither loses nor repeats it.
 */
public interface OutboxFollower {
    /** Names the place kept in the graph; never change it once released. */
    String name();

    void follow(RecordedEvent event);
}
