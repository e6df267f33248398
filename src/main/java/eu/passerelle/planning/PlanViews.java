package eu.passerelle.planning;

import eu.passerelle.accounts.Viewer;
import eu.passerelle.accounts.Viewer.CityViewer;
import eu.passerelle.engagements.Times;
import eu.passerelle.kernel.Ids;
import eu.passerelle.planning.Settings.Setting;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** What the pages of a plan show. */
@Component
class PlanViews {
    private static final int NEXT_SHOWN = 6;

    private final Settings settings;
    private final PlanWords.In words;
    private final PlanComments comments;
    private final PlanReviews reviews;

    PlanViews(Settings settings, PlanWords.In words, PlanComments comments, PlanReviews reviews) {
        this.settings = settings;
        this.words = words;
        this.comments = comments;
        this.reviews = reviews;
    }

    /** @param done of those that were not dropped @param score of the last review; nothing when it was not scored */
    record GoalView(
            Part goal,
            List<Part> measures,
            int done,
            int kept,
            List<IndicatorView> indicators,
            List<SmartAdvice> advice,
            String score) {}

    /** @param latest nothing when nothing was measured yet */
    record IndicatorView(Part indicator, List<Part> readings) {
        public boolean isMeasured() {
            return !readings.isEmpty();
        }

        public Part latest() {
            return readings.getLast();
        }
    }

    /** A day on which something is due: of a measure, or a milestone. */
    record Due(String day, Part part) {}

    record Column(Status status, List<Part> measures) {}

    ModelAndView page(String view, Viewer viewer, Plan plan, Locale locale) {
        Setting setting = settings.of(plan);
        PlanWords worded = words.of(plan, setting, locale);
        List<String> critical = plan.chains().critical();
        Map<String, String> scores = reviews.lastScores(plan.id());
        return new ModelAndView(view)
                .addObject("plan", plan)
                .addObject("team", setting.team())
                .addObject("today", setting.today())
                .addObject("words", worded)
                .addObject("times", new Times(locale))
                .addObject("role", viewer.role().name())
                .addObject("writes", viewer instanceof CityViewer && plan.isLiving())
                .addObject("goals", goals(plan, scores))
                .addObject("looseIndicators", indicators(plan, plan.looseIndicators()))
                .addObject("signs", Coherence.of(plan, setting.members(), setting.needs(), setting.today()))
                .addObject("due", due(plan))
                .addObject("board", board(plan))
                .addObject("critical", Set.copyOf(critical))
                .addObject("chain", criticalParts(plan, critical))
                .addObject("days", plan.chains().length(critical))
                .addObject("timeline", Timeline.of(plan, Set.copyOf(critical), setting.today()))
                .addObject("agreed", setting.notTakenOver(plan))
                .addObject("advised", setting.advisedAndNotTakenOver(plan))
                .addObject(
                        "comments",
                        comments.counts(plan.parts().stream().map(Part::id).toList()))
                .addObject("F", Field.named())
                .addObject("problems", List.of())
                .addObject("commandId", Ids.random());
    }

    /** The page, with words also for parts that the plan has no more. */
    ModelAndView knowing(ModelAndView page, List<Part> parts) {
        return page.getModel().get("words") instanceof PlanWords worded
                ? page.addObject("words", worded.with(parts))
                : page;
    }

    LocalDate today(Plan plan) {
        return settings.of(plan).today();
    }

    static List<GoalView> goals(Plan plan, Map<String, String> scores) {
        return plan.goals().stream()
                .map(goal -> goal(plan, goal, scores.getOrDefault(goal.id(), "")))
                .toList();
    }

    private static GoalView goal(Plan plan, Part goal, String score) {
        List<Part> measures = plan.measuresOf(goal);
        return new GoalView(
                goal,
                measures,
                (int) measures.stream()
                        .filter(measure -> measure.status() == Status.DONE)
                        .count(),
                (int) measures.stream()
                        .filter(measure -> measure.status() != Status.DROPPED)
                        .count(),
                indicators(plan, plan.indicatorsToward(goal)),
                SmartAdvice.of(plan, goal),
                score);
    }

    static List<IndicatorView> indicators(Plan plan, List<Part> indicators) {
        return indicators.stream()
                .map(indicator -> new IndicatorView(indicator, plan.readingsOf(indicator)))
                .toList();
    }

    private static List<Due> due(Plan plan) {
        Stream<Due> measures = plan.measures().stream()
                .filter(measure -> !measure.status().isOver() && measure.says(Field.DUE))
                .map(measure -> new Due(measure.text(Field.DUE), measure));
        Stream<Due> milestones =
                plan.milestones().stream().map(milestone -> new Due(milestone.text(Field.DAY), milestone));
        return Stream.concat(measures, milestones)
                .sorted(Comparator.comparing(Due::day))
                .limit(NEXT_SHOWN)
                .toList();
    }

    private static List<Column> board(Plan plan) {
        Map<Status, List<Part>> by = plan.measures().stream().collect(Collectors.groupingBy(Part::status));
        return Stream.of(Status.values())
                .map(status -> new Column(status, by.getOrDefault(status, List.of())))
                .toList();
    }

    private static List<Part> criticalParts(Plan plan, List<String> critical) {
        Map<String, Part> byId = plan.byId();
        return critical.stream().flatMap(id -> Stream.ofNullable(byId.get(id))).toList();
    }
}
