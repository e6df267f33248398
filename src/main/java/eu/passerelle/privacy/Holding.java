package eu.passerelle.privacy;

import java.util.List;

/**
 * One kind of thing that is kept of a person.
 *
 * @param kind the label, or the type of the relation, as {@code graph-schema/ownership.yml} has it
 * @param find a query that answers with the things as {@code n}; further columns are told with them. Its parameters are
 *     those of {@link Subject#parameters}
 * @param erase statements in place of what the register says; empty where nothing more is to be said
 */
public record Holding(String kind, String find, List<String> erase) {
    public Holding {
        erase = List.copyOf(erase);
    }

    public static Holding of(String kind, String find) {
        return new Holding(kind, find, List.of());
    }

    public static Holding erasedBy(String kind, String find, String... statements) {
        return new Holding(kind, find, List.of(statements));
    }
}
