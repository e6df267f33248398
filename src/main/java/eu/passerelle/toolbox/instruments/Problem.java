package eu.passerelle.toolbox.instruments;

import java.util.List;

/**
 * What is wrong in the text of an instrument. The message keys {@code toolbox.instrument.problem.<kind>} word each.
 *
 * @param line of the text, from 1
 * @param place such as {@code dimensions/trust/items/trust-open}
 * @param arguments what the words mention
 */
record Problem(int line, String place, Kind kind, List<Object> arguments) {
    Problem {
        arguments = List.copyOf(arguments);
    }

    enum Kind {
        /** Not YAML at all. */
        UNREADABLE,
        NOT_A_MAP,
        NOT_A_LIST,
        NOT_A_TEXT,
        UNKNOWN_KEY,
        TWICE,
        MISSING,
        TOO_LONG,
        LANGUAGE_MISSING,
        ID,
        ID_TWICE,
        LEVELS,
        KIND,
        WEIGHT,
        COMPETENCE_UNKNOWN,
        EMPTY_LIST,
        /** Who answers nothing would have answered everything. */
        NO_SCALE
    }

    /** For its words; empty when there are fewer. */
    public Object argument(int place) {
        return place < arguments.size() ? arguments.get(place) : "";
    }

    @Override
    public String toString() {
        return "line " + line + ", at " + place + ": " + kind + " " + arguments;
    }
}
