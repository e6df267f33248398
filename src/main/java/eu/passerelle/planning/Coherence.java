package eu.passerelle.planning;

import eu.passerelle.planning.Sign.Kind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Looks whether a plan hangs together. Nothing of it stops anybody: a plan is also written in the wrong order.
 *
 * <p>For example: a plan has four measures under way, three of which the police leads, and no goal names the need for an
 * agreement on information. There are two signs: the need, and that one leads more than half.
 */
final class Coherence {
    private static final int FEW_MEASURES = 4;

    private final Plan plan;
    private final Map<String, Part> byId;
    private final LocalDate today;
    private final List<Sign> signs = new ArrayList<>();

    private Coherence(Plan plan, LocalDate today) {
        this.plan = plan;
        this.byId = plan.byId();
        this.today = today;
    }

    /**
     * @param members the organisations of the team, by id
     * @param needs codes that mentoring serves
     */
    static List<Sign> of(Plan plan, Set<String> members, List<String> needs, LocalDate today) {
        var coherence = new Coherence(plan, today);
        coherence.openMeasures().forEach(measure -> coherence.measure(measure, members));
        plan.goals().forEach(coherence::goal);
        coherence.needs(needs);
        coherence.leads();
        coherence.signs.sort(Comparator.comparing(Sign::kind));
        return List.copyOf(coherence.signs);
    }

    private List<Part> openMeasures() {
        return plan.measures().stream()
                .filter(measure -> !measure.status().isOver())
                .toList();
    }

    private void measure(Part measure, Set<String> members) {
        if (measure.isOverdue(today)) {
            add(Kind.OVERDUE, measure);
        }
        if (measure.says(Field.LEAD) && !members.contains(measure.text(Field.LEAD))) {
            add(Kind.LEAD_HAS_LEFT, measure);
        } else if (!measure.says(Field.LEAD) && !measure.says(Field.LEAD_NAME)) {
            add(Kind.NO_OWNER, measure);
        }
        if (!measure.says(Field.GOAL_OF)) {
            add(Kind.NO_GOAL, measure);
        }
        measure.many(Field.DEPENDS_ON).stream()
                .flatMap(id -> byId.containsKey(id) ? List.of(byId.get(id)).stream() : List.<Part>of().stream())
                .filter(before -> isLater(before, measure))
                .forEach(before -> add(Kind.DEPENDS_ON_LATER, measure, before.number()));
    }

    /** What it waits for is not done, and not due before it starts; when it has no start, due after it. */
    private static boolean isLater(Part before, Part measure) {
        if (before.status().isOver() || !before.says(Field.DUE)) {
            return false;
        }
        String due = before.text(Field.DUE);
        return measure.says(Field.START)
                ? due.compareTo(measure.text(Field.START)) >= 0
                : measure.says(Field.DUE) && due.compareTo(measure.text(Field.DUE)) > 0;
    }

    private void goal(Part goal) {
        List<Part> measures = plan.measuresOf(goal);
        if (measures.stream().allMatch(measure -> measure.status() == Status.DROPPED)) {
            add(Kind.GOAL_WITHOUT_MEASURE, goal);
        }
        if (plan.indicatorsOf(goal).isEmpty()) {
            add(Kind.GOAL_WITHOUT_INDICATOR, goal);
        }
    }

    private void needs(List<String> needs) {
        Set<String> addressed = plan.goals().stream()
                .flatMap(goal -> goal.many(Field.NEEDS).stream())
                .collect(Collectors.toSet());
        needs.stream()
                .filter(need -> !addressed.contains(need))
                .forEach(need -> add(Kind.NEED_UNADDRESSED, plan.head(), need));
    }

    private void leads() {
        List<Part> kept = plan.measures().stream()
                .filter(measure -> measure.status() != Status.DROPPED)
                .toList();
        if (kept.size() < FEW_MEASURES) {
            return;
        }
        kept.stream()
                .filter(measure -> measure.says(Field.LEAD))
                .collect(Collectors.groupingBy(measure -> measure.text(Field.LEAD), Collectors.counting()))
                .forEach((lead, number) -> {
                    if (number * 2 > kept.size()) {
                        add(Kind.ONE_LEADS_MOST, plan.head(), lead, number, kept.size());
                    }
                });
    }

    private void add(Kind kind, Part part, Object... arguments) {
        signs.add(Sign.of(kind, part, arguments));
    }
}
