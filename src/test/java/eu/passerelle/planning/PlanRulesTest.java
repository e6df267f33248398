package eu.passerelle.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import eu.passerelle.kernel.FieldProblem;
import eu.passerelle.kernel.InterfaceLanguage;
import eu.passerelle.kernel.InvalidInput;
import eu.passerelle.kernel.LocalizedText;
import eu.passerelle.kernel.SeedFiles;
import eu.passerelle.kernel.TeamId;
import eu.passerelle.planning.PartChecks.Around;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.util.LinkedMultiValueMap;

/** What is right in a plan, and what hangs together in it; today is 1 June 2027. */
class PlanRulesTest {
    private static final LocalDate TODAY = LocalDate.of(2027, 6, 1);
    private static final Around AROUND = new Around(Set.of("police", "school"), Set.of("B3"), Set.of());

    private final List<Part> parts = new ArrayList<>();

    PlanRulesTest() {
        part("head", Kind.HEAD, Map.of(Field.START, "2027-04-01", Field.MONTHS, "24"));
    }

    private Part part(String id, Kind kind, Map<Field, String> values) {
        int number = (int) parts.stream().filter(part -> part.kind() == kind).count() + 1;
        var part = new Part(id, kind, number, 1, false, values);
        parts.add(part);
        return part;
    }

    private Part measure(String id, String lead, String due, String status) {
        return part(
                id,
                Kind.MEASURE,
                Map.of(Field.TEXT, id, Field.GOAL_OF, "g", Field.LEAD, lead, Field.DUE, due, Field.STATUS, status));
    }

    private Plan plan() {
        return new Plan(new PlanId("p"), new TeamId("t"), Plan.State.LIVING, Instant.EPOCH, parts);
    }

    private List<String> signs() {
        return Coherence.of(plan(), Set.of("police", "school"), List.of("B3"), TODAY).stream()
                .map(sign -> sign.kind() + " " + sign.part().id())
                .toList();
    }

    private List<String> problems(Kind kind, Map<Field, String> values) {
        InvalidInput refused = catchThrowableOfType(
                InvalidInput.class,
                () -> PartChecks.require(plan(), AROUND, new Part("fresh", kind, 9, 1, false, Map.of()), values));
        return refused == null
                ? List.of()
                : refused.problems().stream().map(FieldProblem::field).toList();
    }

    @Test
    void the_example_of_the_police_is_as_it_is_told() {
        part("g", Kind.GOAL, Map.of(Field.TEXT, "g"));
        part("i", Kind.INDICATOR, Map.of(Field.TEXT, "i", Field.OF, "g"));
        measure("m1", "police", "2027-07-01", "UNDER_WAY");
        measure("m2", "police", "2027-07-01", "UNDER_WAY");
        measure("m3", "police", "2027-07-01", "UNDER_WAY");
        measure("m4", "school", "2027-07-01", "UNDER_WAY");
        assertThat(signs()).containsExactly("NEED_UNADDRESSED head", "ONE_LEADS_MOST head");
    }

    @Test
    void half_is_not_more_than_half_and_of_three_measures_nobody_leads_too_many() {
        part("g", Kind.GOAL, Map.of(Field.TEXT, "g", Field.NEEDS, "B3"));
        part("i", Kind.INDICATOR, Map.of(Field.TEXT, "i", Field.OF, "g"));
        measure("m1", "police", "", "PLANNED");
        measure("m2", "police", "", "PLANNED");
        measure("m3", "police", "", "DROPPED");
        measure("m4", "school", "", "PLANNED");
        assertThat(signs()).isEmpty();
        measure("m5", "school", "", "PLANNED");
        assertThat(signs()).isEmpty();
    }

    @Test
    void each_thing_that_is_missing_is_a_sign_and_what_is_done_needs_nothing() {
        part("g", Kind.GOAL, Map.of(Field.TEXT, "g", Field.NEEDS, "B3"));
        part("m1", Kind.MEASURE, Map.of(Field.TEXT, "m", Field.DUE, "2027-05-31"));
        measure("m2", "customs", "2027-06-01", "DONE");
        assertThat(signs()).containsExactly("OVERDUE m1", "NO_OWNER m1", "GOAL_WITHOUT_INDICATOR g", "NO_GOAL m1");
        measure("m3", "customs", "2027-06-01", "STALLED");
        assertThat(signs()).contains("LEAD_HAS_LEFT m3").doesNotContain("OVERDUE m3", "NO_OWNER m3");
    }

    @Test
    void what_a_measure_waits_for_is_due_before_it() {
        part("g", Kind.GOAL, Map.of(Field.TEXT, "g", Field.NEEDS, "B3"));
        part("i", Kind.INDICATOR, Map.of(Field.TEXT, "i", Field.OF, "g"));
        measure("m1", "police", "2027-09-01", "PLANNED");
        var values =
                new EnumMap<>(measure("m0", "police", "2027-08-01", "PLANNED").values());
        values.put(Field.DEPENDS_ON, "m1");
        part("m2", Kind.MEASURE, values);
        assertThat(signs()).containsExactly("DEPENDS_ON_LATER m2");
        values.put(Field.DUE, "2027-12-01");
        values.put(Field.START, "2027-09-01");
        part("m3", Kind.MEASURE, values);
        values.put(Field.START, "2027-09-02");
        part("m4", Kind.MEASURE, values);
        assertThat(signs()).contains("DEPENDS_ON_LATER m3").doesNotContain("DEPENDS_ON_LATER m4");
    }

    @Test
    void what_is_over_is_on_no_critical_path() {
        measure("m1", "police", "2027-09-01", "DONE");
        part("m2", Kind.MEASURE, Map.of(Field.TEXT, "2", Field.DUE, "2027-09-01", Field.DEPENDS_ON, "m1"));
        assertThat(plan().chains().critical()).isEmpty();
        part("m3", Kind.MEASURE, Map.of(Field.TEXT, "3", Field.DUE, "2027-09-01", Field.DEPENDS_ON, "m2"));
        assertThat(plan().chains().critical()).containsExactly("m2", "m3");
    }

    @Test
    void an_indicator_is_shown_with_its_goal_with_that_of_its_measure_or_alone() {
        Part goal = part("g", Kind.GOAL, Map.of(Field.TEXT, "g"));
        part("m", Kind.MEASURE, Map.of(Field.TEXT, "m", Field.GOAL_OF, "g"));
        part("n", Kind.MEASURE, Map.of(Field.TEXT, "n"));
        part("i1", Kind.INDICATOR, Map.of(Field.TEXT, "i", Field.OF, "m"));
        part("i2", Kind.INDICATOR, Map.of(Field.TEXT, "i", Field.OF, "g"));
        part("i3", Kind.INDICATOR, Map.of(Field.TEXT, "i", Field.OF, "n"));
        part("i4", Kind.INDICATOR, Map.of(Field.TEXT, "i"));
        assertThat(plan().indicatorsToward(goal)).extracting(Part::id).containsExactly("i2", "i1");
        assertThat(plan().looseIndicators()).extracting(Part::id).containsExactly("i3", "i4");
    }

    @Test
    void advice_ends_when_a_goal_is_smart() {
        Part vague = part("g", Kind.GOAL, Map.of(Field.TEXT, "Be better"));
        assertThat(SmartAdvice.of(plan(), vague)).containsExactly(SmartAdvice.values());
        part("i", Kind.INDICATOR, Map.of(Field.TEXT, "i", Field.OF, "h", Field.TARGET, "80"));
        Part smart = part("h", Kind.GOAL, Map.of(Field.TEXT, "Answer", Field.DUE, "2028-01-01", Field.OWNER, "Police"));
        assertThat(SmartAdvice.of(plan(), smart)).isEmpty();
    }

    @Test
    void due_before_start_is_refused_and_a_single_day_is_not() {
        assertThat(problems(Kind.MEASURE, Map.of(Field.TEXT, "m", Field.START, "2027-05-02", Field.DUE, "2027-05-01")))
                .containsExactly("DUE");
        assertThat(problems(Kind.MEASURE, Map.of(Field.TEXT, "m", Field.START, "2027-05-02", Field.DUE, "2027-05-02")))
                .isEmpty();
    }

    @Test
    void a_circle_is_named_by_its_chain() {
        part("m1", Kind.MEASURE, Map.of(Field.TEXT, "1", Field.DEPENDS_ON, "m3"));
        part("m2", Kind.MEASURE, Map.of(Field.TEXT, "2", Field.DEPENDS_ON, "m1"));
        Part third = part("m3", Kind.MEASURE, Map.of(Field.TEXT, "3"));
        InvalidInput refused = catchThrowableOfType(
                InvalidInput.class,
                () -> PartChecks.require(plan(), AROUND, third, Map.of(Field.TEXT, "3", Field.DEPENDS_ON, "m2")));
        assertThat(refused.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.arguments()).containsExactly("1 → 3 → 2 → 1"));
    }

    @Test
    void what_does_not_exist_or_cannot_be_read_is_refused_and_what_stood_there_stays() {
        assertThat(problems(Kind.MEASURE, Map.of(Field.GOAL_OF, "nothing", Field.LEAD, "customs", Field.START, "soon")))
                .containsExactly("TEXT", "GOAL_OF", "LEAD", "START");
        assertThat(problems(Kind.INDICATOR, Map.of(Field.TEXT, "i", Field.TARGET, "many")))
                .containsExactly("OF", "TARGET");
        assertThat(problems(Kind.HEAD, Map.of(Field.START, "2027-04-01", Field.MONTHS, "11")))
                .containsExactly("MONTHS");
        assertThat(problems(Kind.MEASURE, Map.of(Field.TEXT, "m", Field.LEAD, "police school")))
                .containsExactly("LEAD");
        var removed = new Part("old", Kind.MEASURE, 1, 2, true, Map.of(Field.TEXT, "m", Field.LEAD, "customs"));
        PartChecks.require(plan(), AROUND, removed, Map.of(Field.TEXT, "n", Field.LEAD, "customs"));
    }

    @Test
    void what_is_a_thousand_here_and_a_fraction_there_is_asked_back_unless_it_stood_there() {
        for (String typed : List.of("1.200", "1,200", "-20.000")) {
            var fields = new LinkedMultiValueMap<String, String>(Map.of("TARGET", List.of(typed)));
            assertThat(problems(Kind.INDICATOR, TypedPart.of(Kind.INDICATOR, fields)))
                    .as(typed)
                    .containsExactly("TEXT", "OF", "TARGET");
        }
        part("g", Kind.GOAL, Map.of(Field.TEXT, "g"));
        for (String clear : List.of("1200", "1.2", "0.125", "1200.125")) {
            assertThat(problems(Kind.INDICATOR, Map.of(Field.TEXT, "i", Field.OF, "g", Field.TARGET, clear)))
                    .as(clear)
                    .isEmpty();
        }
        Map<Field, String> stood = Map.of(Field.TEXT, "i", Field.OF, "g", Field.TARGET, "1.234");
        PartChecks.require(plan(), AROUND, part("i", Kind.INDICATOR, stood), stood);
    }

    @Test
    void text_from_a_word_processor_keeps_its_ticks_and_quotes() {
        var fields = new LinkedMultiValueMap<String, String>();
        fields.add("TEXT", " \uF0FC Train “all”\u000Bnow\u0000\u0007 ✓ ’s ");
        fields.add("DEPENDS_ON", "b");
        fields.add("DEPENDS_ON", "a");
        fields.add("PARTNERS", "one\n two");
        assertThat(TypedPart.of(Kind.MEASURE, fields))
                .containsEntry(Field.TEXT, "✓ Train “all”\nnow ✓ ’s")
                .containsEntry(Field.DEPENDS_ON, "a b")
                .containsEntry(Field.PARTNERS, "one two")
                .containsEntry(Field.STATUS, "");
        fields.add("BASELINE", "−1 200,5");
        assertThat(TypedPart.of(Kind.INDICATOR, fields)).containsEntry(Field.BASELINE, "-1200.5");
    }

    @Test
    void a_comparison_says_what_was_added_removed_and_changed() {
        Part goal = part("g", Kind.GOAL, Map.of(Field.TEXT, "g", Field.OWNER, "Police"));
        List<Part> before = List.copyOf(parts);
        parts.remove(goal);
        parts.add(goal.with(Map.of(Field.TEXT, "g!", Field.OWNER, "Police")));
        part("r", Kind.RISK, Map.of(Field.TEXT, "r"));
        List<Part> after = List.copyOf(parts);
        assertThat(Comparison.of(before, before).isEmpty()).isTrue();
        assertThat(Comparison.of(before, after).differences())
                .extracting(one -> one.how() + " " + one.part().id() + " " + one.fields())
                .containsExactly("CHANGED g [FieldDifference[field=TEXT, before=g, after=g!]]", "ADDED r []");
        assertThat(Comparison.of(after, List.of()).differences()).allMatch(one -> one.how() == Comparison.How.REMOVED);
    }

    @Test
    void each_template_says_all_in_four_languages_and_its_measures_wait_for_earlier_ones() {
        assertThat(new PlanTemplates(new SeedFiles()).all()).hasSize(6).allSatisfy(template -> {
            var texts = new ArrayList<LocalizedText>(List.of(template.name(), template.fits()));
            template.goals().forEach(goal -> {
                texts.add(goal.text());
                goal.measures().forEach(measure -> texts.add(measure.text()));
            });
            assertThat(texts).allMatch(text -> text.byLanguage().keySet().equals(Set.of("en", "fr", "de", "ro")));
            var ids = new AtomicInteger();
            parts.addAll(PlanTemplates.parts(
                    template,
                    LocalDate.of(2027, 4, 1),
                    InterfaceLanguage.DE,
                    () -> template.code() + ids.incrementAndGet()));
            assertThat(plan().chains().circle()).isEmpty();
            plan().measures().forEach(measure -> PartChecks.require(plan(), AROUND, measure, measure.values()));
        });
    }

    @Test
    void bars_lie_within_the_drawing_and_dropped_measures_have_none() {
        measure("m1", "police", "2027-05-01", "PLANNED");
        measure("m2", "police", "2099-05-01", "PLANNED");
        measure("m3", "police", "2001-05-01", "DROPPED");
        Timeline timeline = Timeline.of(plan(), Set.of("m1"), TODAY);
        assertThat(timeline.bars()).hasSize(2).allMatch(bar -> bar.x() >= 60 && bar.x() + bar.width() <= 1_010);
        assertThat(timeline.bars().getFirst().critical()).isTrue();
        assertThat(timeline.showsToday()).isTrue();
        assertThat(timeline.months()).hasSize(8);
    }
}
