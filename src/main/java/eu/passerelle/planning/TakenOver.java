package eu.passerelle.planning;

import eu.passerelle.engagements.MentoringTrail.Advised;
import eu.passerelle.engagements.MentoringTrail.Agreed;
import java.time.LocalDate;
import java.util.Map;

/** What a measure says at first that comes from the mentoring, with the thread to where it came from. */
final class TakenOver {
    private TakenOver() {}

    /** @param goal an id, or empty */
    static Map<Field, String> followUp(Agreed agreed, String goal) {
        return Map.of(
                Field.TEXT, agreed.text(),
                Field.GOAL_OF, goal,
                Field.STATUS, Status.PLANNED.name(),
                Field.DUE, agreed.due().map(LocalDate::toString).orElse(""),
                Field.SESSION, agreed.session(),
                Field.FOLLOW_UP, agreed.id());
    }

    /** @param goal an id; where it is empty, the goal is taken that addresses the need, if there is just one */
    static Map<Field, String> advice(Plan plan, Advised advised, String goal) {
        return Map.of(
                Field.TEXT, advised.text(),
                Field.GOAL_OF, goal.isEmpty() ? addressing(plan, advised.need()) : goal,
                Field.STATUS, Status.PLANNED.name(),
                Field.SESSION, advised.session(),
                Field.ADVICE, advised.id());
    }

    private static String addressing(Plan plan, String need) {
        var goals = plan.goals().stream()
                .filter(goal -> goal.many(Field.NEEDS).contains(need))
                .map(Part::id)
                .toList();
        return goals.size() == 1 ? goals.getFirst() : "";
    }
}
