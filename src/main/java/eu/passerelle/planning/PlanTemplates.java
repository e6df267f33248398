package eu.passerelle.planning;

import eu.passerelle.kernel.InterfaceLanguage;
import eu.passerelle.kernel.LocalizedText;
import eu.passerelle.kernel.SeedFiles;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Ways to begin a plan, each with goals and measures typical of a situation, for the team to rewrite. */
@Component
class PlanTemplates {
    private static final List<String> NAMES =
            List.of("starter", "canvas", "framework", "stages", "benchmarks", "logframe");

    private final List<Template> all;

    PlanTemplates(SeedFiles files) {
        all = NAMES.stream()
                .map(name -> files.yaml("plan-templates/" + name + ".yml", Template.class))
                .toList();
    }

    /** @param fits for which situation it is */
    record Template(String code, LocalizedText name, LocalizedText fits, List<Goal> goals, List<Milestone> milestones) {
        Template {
            goals = List.copyOf(goals);
            milestones = List.copyOf(milestones);
        }
    }

    record Goal(LocalizedText text, int due, @Nullable Indicator indicator, List<Measure> measures) {
        Goal {
            measures = List.copyOf(measures);
        }
    }

    record Indicator(LocalizedText text, LocalizedText unit) {}

    /** @param from, due in months after the start of the plan @param after its place within the plan, of the one it waits for */
    record Measure(
            LocalizedText text, int from, int due, @Nullable Integer after) {}

    record Milestone(LocalizedText text, int month) {}

    List<Template> all() {
        return all;
    }

    Optional<Template> find(String code) {
        return all.stream().filter(template -> template.code().equals(code)).findFirst();
    }

    /** The parts of a plan that begins on a day, in one language, besides its head. */
    static List<Part> parts(Template template, LocalDate start, InterfaceLanguage language, Naming naming) {
        return new Writing(start, language, naming).all(template);
    }

    /** Makes the id of a new part. */
    interface Naming {
        String next();
    }

    private static final class Writing {
        private final LocalDate start;
        private final InterfaceLanguage language;
        private final Naming naming;
        private final List<Part> parts = new ArrayList<>();
        private final Map<Kind, Integer> numbers = new HashMap<>();
        private final List<String> measures = new ArrayList<>();

        Writing(LocalDate start, InterfaceLanguage language, Naming naming) {
            this.start = start;
            this.language = language;
            this.naming = naming;
        }

        List<Part> all(Template template) {
            template.goals().forEach(this::goal);
            template.milestones()
                    .forEach(milestone -> add(
                            Kind.MILESTONE,
                            Map.of(
                                    Field.TEXT, milestone.text().in(language),
                                    Field.DAY, lastDay(milestone.month()))));
            return parts;
        }

        private void goal(Goal goal) {
            String id = add(Kind.GOAL, Map.of(Field.TEXT, goal.text().in(language), Field.DUE, lastDay(goal.due())));
            if (goal.indicator() != null) {
                add(
                        Kind.INDICATOR,
                        Map.of(
                                Field.TEXT, goal.indicator().text().in(language),
                                Field.UNIT, goal.indicator().unit().in(language),
                                Field.OF, id));
            }
            goal.measures().forEach(measure -> measures.add(measure(measure, id)));
        }

        private String measure(Measure measure, String goal) {
            var values = new HashMap<>(Map.of(
                    Field.TEXT, measure.text().in(language),
                    Field.GOAL_OF, goal,
                    Field.STATUS, Status.PLANNED.name(),
                    Field.START, start.plusMonths(measure.from()).toString(),
                    Field.DUE, lastDay(measure.due())));
            if (measure.after() != null) {
                values.put(Field.DEPENDS_ON, measures.get(measure.after() - 1));
            }
            return add(Kind.MEASURE, values);
        }

        private String lastDay(int months) {
            return start.plusMonths(months).minusDays(1).toString();
        }

        private String add(Kind kind, Map<Field, String> values) {
            String id = naming.next();
            parts.add(new Part(id, kind, numbers.merge(kind, 1, Integer::sum), 1, false, values));
            return id;
        }
    }
}
