package eu.passerelle.engagements.polls;

import java.util.List;

/**
 * Why a time stands where it stands. The message keys {@code engagements.poll.reason.<kind>} word each.
 *
 * @param arguments names and numbers that the words mention
 */
record Reason(Kind kind, List<Object> arguments) {
    Reason {
        arguments = List.copyOf(arguments);
    }

    static Reason of(Kind kind, Object... arguments) {
        return new Reason(kind, List.of(arguments));
    }

    public boolean rulesOut() {
        return kind.rulesOut;
    }

    enum Kind {
        /** Not free any more, or too near. */
        TAKEN(true),
        /** Neither the person who must come nor any deputy can. */
        REQUIRED_CANNOT(true),
        INTERPRETER_CANNOT(true),
        QUORUM_OUT_OF_REACH(true),
        DEPUTY_COMES(false),
        REQUIRED_SILENT(false),
        INTERPRETER_SILENT(false),
        QUORUM_OPEN(false),
        QUORUM_REACHED(false);

        private final boolean rulesOut;

        Kind(boolean rulesOut) {
            this.rulesOut = rulesOut;
        }
    }
}
