package eu.passerelle.planning;

import java.util.List;

/**
 * Something about a plan that does not hang together. The message keys {@code planning.sign.<kind>} word each.
 *
 * @param part to look at; of the plan as a whole its head
 * @param arguments what the words mention
 */
record Sign(Kind kind, Part part, List<Object> arguments) {
    Sign {
        arguments = List.copyOf(arguments);
    }

    static Sign of(Kind kind, Part part, Object... arguments) {
        return new Sign(kind, part, List.of(arguments));
    }

    /** In the order of how soon they hurt. */
    enum Kind {
        OVERDUE,
        LEAD_HAS_LEFT,
        NO_OWNER,
        DEPENDS_ON_LATER,
        NEED_UNADDRESSED,
        GOAL_WITHOUT_MEASURE,
        GOAL_WITHOUT_INDICATOR,
        NO_GOAL,
        ONE_LEADS_MOST
    }
}
