package eu.passerelle.planning;

import eu.passerelle.accounts.Viewer.CityViewer;
import eu.passerelle.engagements.MentoringTrail.Agreed;
import eu.passerelle.kernel.Commands;
import eu.passerelle.kernel.Conflict;
import eu.passerelle.kernel.Ids;
import eu.passerelle.kernel.InterfaceLanguage;
import eu.passerelle.kernel.NotFound;
import eu.passerelle.planning.PartChecks.Around;
import eu.passerelle.planning.PlanTemplates.Template;
import eu.passerelle.privacy.AuditEntry.Change;
import eu.passerelle.privacy.AuditTrail;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The team writes its plan. Each change locks the plan first, so that two who write at once are merged or told. */
@Component
class Planning {
    private final PlanStore store;
    private final ActionPlans plans;
    private final Settings settings;
    private final Commands commands;
    private final AuditTrail trail;
    private final Clock clock;

    Planning(PlanStore store, ActionPlans plans, Settings settings, Commands commands, AuditTrail trail, Clock clock) {
        this.store = store;
        this.plans = plans;
        this.settings = settings;
        this.commands = commands;
        this.trail = trail;
        this.clock = clock;
    }

    /** @param head what the plan as a whole says @param template to begin with */
    record NewPlan(Map<Field, String> head, Optional<Template> template, InterfaceLanguage language) {}

    /** @throws Conflict when the team has one under way */
    PlanId begin(CityViewer viewer, NewPlan wanted, String commandId) {
        var id = new PlanId(Ids.random());
        var empty = new Plan(id, viewer.team(), Plan.State.LIVING, clock.instant(), List.of());
        PartChecks.require(empty, Around.NOTHING, "head", Kind.HEAD, wanted.head());
        String asked = wanted.head().toString() + wanted.template().map(Template::code);
        String begun = commands.once("plan.begin:" + viewer.team(), commandId, asked, String.class, () -> {
            if (store.hasLiving(viewer.team())) {
                throw new Conflict("planning.conflict.living");
            }
            store.create(id, viewer.team(), clock.instant());
            store.save(id, firstParts(wanted), viewer.account(), clock.instant());
            tell(viewer, id, "PLAN_BEGUN", wanted.template().map(Template::code).orElse(""));
            return id.value();
        });
        return new PlanId(begun);
    }

    private static List<Part> firstParts(NewPlan wanted) {
        var parts = new ArrayList<Part>();
        parts.add(new Part(Ids.random(), Kind.HEAD, 1, 1, false, wanted.head()));
        LocalDate start = LocalDate.parse(wanted.head().getOrDefault(Field.START, ""));
        wanted.template()
                .ifPresent(
                        template -> parts.addAll(PlanTemplates.parts(template, start, wanted.language(), Ids::random)));
        return parts;
    }

    /** @throws Conflict when the plan is closed, or has as many of the kind as it may */
    PartId add(CityViewer viewer, PlanId id, Kind kind, Map<Field, String> values, String commandId) {
        plans.get(viewer, id);
        String scope = "plan.add:" + id;
        return new PartId(commands.once(scope, commandId, kind + values.toString(), String.class, () -> {
            Plan plan = locked(id);
            requireRoom(plan, kind, 1);
            var part = new Part(Ids.random(), kind, store.nextNumber(id, kind), 1, false, values);
            PartChecks.require(plan, settings.of(plan).around(), part.id(), kind, values);
            store.save(id, List.of(part), viewer.account(), clock.instant());
            return part.id();
        }));
    }

    /**
     * One that was removed comes back, when the one who writes has seen that.
     *
     * @param seen the revision that the text was begun with
     * @return whether something that another wrote meanwhile was kept beside it
     * @throws WrittenMeanwhile when both changed the same field, or when it was removed
     */
    boolean change(CityViewer viewer, PartId id, int seen, Map<Field, String> typed, String commandId) {
        PlanId plan = plans.planOf(viewer, id).id();
        String asked = seen + typed.toString();
        return commands.once("plan.part:" + id, commandId, asked, Boolean.class, () -> {
            Plan present = locked(plan);
            Part theirs = plans.part(viewer, id);
            Map<Field, String> mine = whole(theirs, typed);
            Merge merge = merge(theirs, seen, mine);
            boolean over = theirs.revision() != seen
                    && (theirs.removed() || !merge.disputed().isEmpty());
            if (over) {
                throw new WrittenMeanwhile(theirs, merge);
            }
            PartChecks.require(present, settings.of(present).around(), id.value(), theirs.kind(), merge.values());
            Part changed = theirs.with(merge.values());
            if (theirs.removed() || !changed.values().equals(theirs.values())) {
                store.save(plan, List.of(changed), viewer.account(), clock.instant());
            }
            return theirs.revision() != seen;
        });
    }

    /** What nobody types stays as it is. */
    private static Map<Field, String> whole(Part present, Map<Field, String> typed) {
        var whole = new EnumMap<Field, String>(Field.class);
        whole.putAll(present.values());
        whole.putAll(typed);
        return whole;
    }

    private Merge merge(Part theirs, int seen, Map<Field, String> mine) {
        if (theirs.revision() == seen) {
            return new Merge(mine, List.of());
        }
        Map<Field, String> base = store.revision(new PartId(theirs.id()), seen).orElseGet(Map::of);
        return Merge.of(theirs.kind(), base, mine, theirs.values());
    }

    /** It is kept, and what led to it stands alone. A head stays. */
    void remove(CityViewer viewer, PartId id, String commandId) {
        PlanId plan = plans.planOf(viewer, id).id();
        commands.once("plan.remove:" + id, commandId, Boolean.class, () -> {
            Optional<Part> part = locked(plan).find(id.value()).filter(one -> one.kind() != Kind.HEAD);
            part.ifPresent(present -> {
                store.remove(present, viewer.account(), clock.instant());
                tell(viewer, plan, "PLAN_PART_REMOVED", present.kind() + " " + present.number());
            });
            return part.isPresent();
        });
    }

    /** Makes measures of what was agreed with the mentor; what is one already is left out. */
    void takeOver(CityViewer viewer, PlanId id, Set<String> agreed, String goal, String commandId) {
        plans.get(viewer, id);
        commands.once("plan.take-over:" + id, commandId, agreed + goal, Boolean.class, () -> {
            Plan plan = locked(id);
            List<Agreed> wanted = settings.of(plan).notTakenOver(plan).stream()
                    .filter(one -> agreed.contains(one.id()))
                    .toList();
            requireRoom(plan, Kind.MEASURE, wanted.size());
            String towards = plan.find(goal)
                    .filter(part -> part.kind() == Kind.GOAL)
                    .map(Part::id)
                    .orElse("");
            int number = store.nextNumber(id, Kind.MEASURE);
            var measures = new ArrayList<Part>();
            for (Agreed one : wanted) {
                measures.add(measure(one, towards, number + measures.size()));
            }
            store.save(id, measures, viewer.account(), clock.instant());
            return true;
        });
    }

    private static Part measure(Agreed agreed, String goal, int number) {
        return new Part(
                Ids.random(),
                Kind.MEASURE,
                number,
                1,
                false,
                Map.of(
                        Field.TEXT, agreed.text(),
                        Field.GOAL_OF, goal,
                        Field.STATUS, Status.PLANNED.name(),
                        Field.DUE, agreed.due().map(LocalDate::toString).orElse(""),
                        Field.SESSION, agreed.session(),
                        Field.FOLLOW_UP, agreed.id()));
    }

    /** From then on it is only read, and another can be begun. */
    void close(CityViewer viewer, PlanId id, String commandId) {
        plans.get(viewer, id);
        commands.once("plan.close:" + id, commandId, Boolean.class, () -> {
            locked(id);
            store.close(id, clock.instant());
            tell(viewer, id, "PLAN_CLOSED", "");
            return true;
        });
    }

    /** @throws Conflict when it is closed */
    private Plan locked(PlanId id) {
        Plan plan = store.locked(id).orElseThrow(() -> new NotFound("Plan", id.value()));
        plan.requireLiving();
        return plan;
    }

    private static void requireRoom(Plan plan, Kind kind, int more) {
        if (plan.of(kind).size() + more > kind.most()) {
            throw new Conflict("planning.conflict.most", kind.most());
        }
    }

    private void tell(CityViewer viewer, PlanId plan, String action, String what) {
        trail.append(viewer.account(), "plan:" + plan, action, "", List.of(new Change("part", "", what)));
    }
}
