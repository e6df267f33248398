package eu.passerelle.planning;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What would make a goal easier to reach and to see reached. It advises and never blocks. */
enum SmartAdvice {
    /** Nothing says how one would see it: no indicator and no scale. */
    MEASURABLE,
    /** No number, neither in the goal nor as a target. */
    HOW_MANY,
    DATE,
    OWNER;

    private static final Pattern NUMBER = Pattern.compile("\\p{Nd}");

    static List<SmartAdvice> of(Plan plan, Part goal) {
        List<Part> indicators = plan.indicatorsOf(goal);
        var advice = new ArrayList<SmartAdvice>();
        if (indicators.isEmpty() && Field.SCALE.stream().noneMatch(goal::says)) {
            advice.add(MEASURABLE);
        }
        boolean counted = NUMBER.matcher(goal.text(Field.TEXT)).find()
                || indicators.stream().anyMatch(indicator -> indicator.says(Field.TARGET));
        if (!counted) {
            advice.add(HOW_MANY);
        }
        if (!goal.says(Field.DUE)) {
            advice.add(DATE);
        }
        if (!goal.says(Field.OWNER)) {
            advice.add(OWNER);
        }
        return List.copyOf(advice);
    }
}
