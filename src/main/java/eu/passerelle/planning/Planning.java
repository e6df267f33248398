package eu.passerelle.planning;

import eu.passerelle.accounts.Viewer.CityViewer;
import eu.passerelle.kernel.Commands;
import eu.passerelle.kernel.Conflict;
import eu.passerelle.kernel.Ids;
import eu.passerelle.kernel.InterfaceLanguage;
import eu.passerelle.kernel.InvalidInput;
import eu.passerelle.kernel.NotFound;
import eu.passerelle.planning.PartChecks.Around;
import eu.passerelle.planning.PlanTemplates.Template;
import eu.passerelle.planning.Settings.Setting;
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
import java.util.stream.Stream;
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
        PartChecks.require(empty, Around.NOTHING, fresh(Kind.HEAD, 1, Map.of()), wanted.head());
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
        parts.add(fresh(Kind.HEAD, 1, wanted.head()));
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
            Part part = fresh(kind, store.nextNumber(id, kind), values);
            PartChecks.require(plan, settings.of(plan).around(), fresh(kind, part.number(), Map.of()), values);
            store.save(id, List.of(part), viewer.account(), clock.instant());
            return part.id();
        }));
    }

    private static Part fresh(Kind kind, int number, Map<Field, String> values) {
        return new Part(Ids.random(), kind, number, 1, false, values);
    }

    /**
     * One that was removed comes back, when the one who writes has seen that.
     *
     * @param seen the revision that the text was begun with
     * @param typed a field that is absent stays as it was then
     * @return whether something that another wrote meanwhile was kept beside it
     * @throws WrittenMeanwhile when both changed the same field, when it was removed, or when both together cannot be
     *     taken
     */
    boolean change(CityViewer viewer, PartId id, int seen, Map<Field, String> typed, String commandId) {
        PlanId plan = plans.planOf(viewer, id).id();
        String asked = seen + typed.toString();
        return commands.once("plan.part:" + id, commandId, asked, Boolean.class, () -> {
            Plan present = locked(plan);
            Part theirs = plans.part(viewer, id);
            Merge merge = merge(theirs, seen, typed);
            requireUndisputed(present, theirs, seen, merge);
            Part changed = theirs.with(merge.values());
            if (theirs.removed()) {
                bringBack(viewer, present, changed);
            } else if (!changed.values().equals(theirs.values())) {
                store.save(plan, List.of(changed), viewer.account(), clock.instant());
            }
            return theirs.revision() != seen;
        });
    }

    private Merge merge(Part theirs, int seen, Map<Field, String> typed) {
        Map<Field, String> base = theirs.revision() == seen
                ? theirs.values()
                : store.revision(new PartId(theirs.id()), seen).orElseGet(Map::of);
        var mine = new EnumMap<Field, String>(Field.class);
        mine.putAll(base);
        mine.putAll(typed);
        return Merge.of(theirs.kind(), base, mine, theirs.values());
    }

    private void requireUndisputed(Plan plan, Part theirs, int seen, Merge merge) {
        boolean alone = theirs.revision() == seen;
        if (!alone && (theirs.removed() || !merge.disputed().isEmpty())) {
            throw new WrittenMeanwhile(theirs, merge);
        }
        try {
            PartChecks.require(plan, settings.of(plan).around(), theirs, merge.values());
        } catch (InvalidInput e) {
            throw alone ? e : new WrittenMeanwhile(theirs, merge, e.problems());
        }
    }

    /** What waited for it waits again, so that only the plan as a whole tells whether it may. */
    private void bringBack(CityViewer viewer, Plan plan, Part part) {
        requireRoom(plan, part.kind(), 1);
        store.save(plan.id(), List.of(part), viewer.account(), clock.instant());
        PartChecks.requireNoCircle(store.find(plan.id()).orElseThrow());
        tell(viewer, plan.id(), "PLAN_PART_RETURNED", part.kind() + " " + part.number());
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

    /** Makes measures of what was agreed with the mentor or recommended; what is one already is left out. */
    void takeOver(CityViewer viewer, PlanId id, Set<String> agreed, String goal, String commandId) {
        plans.get(viewer, id);
        commands.once("plan.take-over:" + id, commandId, agreed + goal, Boolean.class, () -> {
            Plan plan = locked(id);
            Setting setting = settings.of(plan);
            String towards = plan.find(goal)
                    .filter(part -> part.kind() == Kind.GOAL)
                    .map(Part::id)
                    .orElse("");
            Stream<Map<Field, String>> followUps = setting.notTakenOver(plan).stream()
                    .filter(one -> agreed.contains(one.id()))
                    .map(one -> TakenOver.followUp(one, towards));
            Stream<Map<Field, String>> advice = setting.advisedAndNotTakenOver(plan).stream()
                    .filter(one -> agreed.contains(one.id()))
                    .map(one -> TakenOver.advice(plan, one, towards));
            addMeasures(viewer, plan, Stream.concat(followUps, advice).toList());
            return true;
        });
    }

    private void addMeasures(CityViewer viewer, Plan plan, List<Map<Field, String>> wanted) {
        requireRoom(plan, Kind.MEASURE, wanted.size());
        int number = store.nextNumber(plan.id(), Kind.MEASURE);
        var measures = new ArrayList<Part>();
        for (Map<Field, String> values : wanted) {
            measures.add(fresh(Kind.MEASURE, number + measures.size(), values));
        }
        store.save(plan.id(), measures, viewer.account(), clock.instant());
        measures.forEach(one -> tell(viewer, plan.id(), "PLAN_TAKEN_OVER", one.kind() + " " + one.number()));
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
