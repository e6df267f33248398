package eu.passerelle.kernel;

/**
 * Data that a module brings along. At start each seed whose content has changed since it was last loaded is loaded, in
 * order, within one transaction; loading must be safe to repeat.
 */
public interface Seed {
    /** Names it in the graph; never change it once released. */
    String name();

    /** Lower loads first: taxonomy and world 10–19, people and teams 20–29, what links them 30–39, accounts 40. */
    int order();

    /** Changes when the content does. */
    String version();

    /** Invented data for showing the product: loaded with the {@code demo} profile only. */
    default boolean demo() {
        return false;
    }

    void load();
}
