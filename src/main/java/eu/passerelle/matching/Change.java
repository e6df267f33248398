package eu.passerelle.matching;

/**
 * One thing that a team could ask for differently, or that an expert could offer differently.
 *
 * @param subject a language, country or competence by its code, or a form of meeting; empty where the kind says it all
 * @param amount weeks, hours, places or a level; 0 where none is meant
 */
public record Change(Kind kind, String subject, int amount) {
    static Change of(Kind kind) {
        return new Change(kind, "", 0);
    }

    static Change of(Kind kind, String subject) {
        return new Change(kind, subject, 0);
    }

    static Change of(Kind kind, int amount) {
        return new Change(kind, "", amount);
    }

    /** How much it asks of people: small numbers are proposed first. */
    int cost() {
        return kind == Kind.WINDOW ? kind.cost + amount / 4 : kind.cost;
    }

    /** The message key {@code matching.change.<kind>} words each. */
    public enum Kind {
        /** The team also works in the language {@code subject}. */
        LANGUAGE(true, 1),
        /** The team meets its mentor in the form {@code subject}. */
        FORM(true, 1),
        /** The window ends {@code amount} weeks later. */
        WINDOW(true, 1),
        /** The team asks for {@code amount} hours only. */
        HOURS(true, 2),
        /** The team leaves out the need {@code subject}. */
        NEED(true, 4),
        /** The network verifies what the expert claims. */
        VERIFIED(false, 1),
        /** The expert takes one more engagement. */
        PLACE(false, 2),
        /** The expert ends his or her pause. */
        RESUMED(false, 2),
        /** The expert offers to meet remotely. */
        REMOTE(false, 2),
        /** The expert offers visits to the country {@code subject}. */
        VISIT(false, 3),
        /** The expert reaches level {@code amount} in {@code subject}. */
        LEVEL(false, 5);

        private final boolean ofRequest;
        private final int cost;

        Kind(boolean ofRequest, int cost) {
            this.ofRequest = ofRequest;
            this.cost = cost;
        }

        /** The team could do it; else the expert, or the network. */
        public boolean isOfRequest() {
            return ofRequest;
        }
    }
}
