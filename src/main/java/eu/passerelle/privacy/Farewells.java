package eu.passerelle.privacy;

/** The last mail that somebody gets. */
public interface Farewells {
    /** Whether it has left the house, or cannot. */
    boolean isSaid(String erasure);
}
