package eu.passerelle.directory;

/**
 * How a held competence stands to a needed one, and how much of the need it serves.
 *
 * @param closeness 0 to 1; 1 only for the same
 */
public record Kinship(Relation relation, double closeness) {
    public static final Kinship NONE = new Kinship(Relation.NONE, 0);

    /** Seen from the need: NARROWER means that the held competence is a special case of the needed one. */
    public enum Relation {
        SAME,
        NARROWER,
        BROADER,
        RELATED,
        TRANSFERABLE,
        NONE
    }
}
