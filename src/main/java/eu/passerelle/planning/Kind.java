package eu.passerelle.planning;

import static eu.passerelle.planning.Field.ADVICE;
import static eu.passerelle.planning.Field.BASELINE;
import static eu.passerelle.planning.Field.DAY;
import static eu.passerelle.planning.Field.DEPENDS_ON;
import static eu.passerelle.planning.Field.DUE;
import static eu.passerelle.planning.Field.EFFECT;
import static eu.passerelle.planning.Field.EXPECTED;
import static eu.passerelle.planning.Field.FOLLOW_UP;
import static eu.passerelle.planning.Field.GOAL_OF;
import static eu.passerelle.planning.Field.HIGHER;
import static eu.passerelle.planning.Field.HIGHEST;
import static eu.passerelle.planning.Field.INDICATOR_OF;
import static eu.passerelle.planning.Field.LEAD;
import static eu.passerelle.planning.Field.LEAD_NAME;
import static eu.passerelle.planning.Field.LEGAL;
import static eu.passerelle.planning.Field.LIKELIHOOD;
import static eu.passerelle.planning.Field.LOWER;
import static eu.passerelle.planning.Field.LOWEST;
import static eu.passerelle.planning.Field.MITIGATION;
import static eu.passerelle.planning.Field.MONTHS;
import static eu.passerelle.planning.Field.NEEDS;
import static eu.passerelle.planning.Field.OF;
import static eu.passerelle.planning.Field.OUTPUT;
import static eu.passerelle.planning.Field.OWNER;
import static eu.passerelle.planning.Field.PARTNERS;
import static eu.passerelle.planning.Field.PROGRESS;
import static eu.passerelle.planning.Field.RESOURCES;
import static eu.passerelle.planning.Field.SESSION;
import static eu.passerelle.planning.Field.SOURCE;
import static eu.passerelle.planning.Field.START;
import static eu.passerelle.planning.Field.STATUS;
import static eu.passerelle.planning.Field.TARGET;
import static eu.passerelle.planning.Field.TEXT;
import static eu.passerelle.planning.Field.UNIT;
import static eu.passerelle.planning.Field.VALUE;
import static eu.passerelle.planning.Field.VISION;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a plan is made of. The message keys {@code planning.kind.<kind>} word each. */
enum Kind {
    /** What the plan as a whole is for; each plan has exactly one. */
    HEAD(1, VISION, START, MONTHS),
    GOAL(20, TEXT, OWNER, DUE, NEEDS, LOWEST, LOWER, EXPECTED, HIGHER, HIGHEST),
    MEASURE(
            500,
            TEXT,
            GOAL_OF,
            STATUS,
            LEAD,
            LEAD_NAME,
            PARTNERS,
            START,
            DUE,
            DEPENDS_ON,
            RESOURCES,
            OUTPUT,
            LEGAL,
            PROGRESS,
            SESSION,
            FOLLOW_UP,
            ADVICE),
    INDICATOR(200, TEXT, OF, UNIT, BASELINE, TARGET, SOURCE),
    /** A measured value of an indicator. */
    READING(1_000, INDICATOR_OF, DAY, VALUE),
    RISK(100, TEXT, LIKELIHOOD, EFFECT, MITIGATION),
    MILESTONE(100, TEXT, DAY);

    private final int most;
    private final List<Field> fields;

    Kind(int most, Field... fields) {
        this.most = most;
        this.fields = List.of(fields);
    }

    /** How many of these a plan may have. */
    int most() {
        return most;
    }

    public List<Field> fields() {
        return fields;
    }

    /** Those that people write themselves. */
    public List<Field> typed() {
        return fields.stream()
                .filter(field -> field != FOLLOW_UP && field != ADVICE)
                .toList();
    }

    static Optional<Kind> find(String name) {
        return Arrays.stream(values()).filter(kind -> kind.name().equals(name)).findFirst();
    }
}
