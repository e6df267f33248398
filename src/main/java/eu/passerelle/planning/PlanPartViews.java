package eu.passerelle.planning;

import eu.passerelle.accounts.Accounts;
import eu.passerelle.accounts.Viewer;
import eu.passerelle.accounts.Viewer.CityViewer;
import eu.passerelle.engagements.Times;
import eu.passerelle.kernel.AccountId;
import eu.passerelle.kernel.Ids;
import eu.passerelle.planning.Comparison.FieldDifference;
import eu.passerelle.planning.PlanStore.Past;
import eu.passerelle.planning.Settings.Setting;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** What the page of a part shows. */
@Component
class PlanPartViews {
    private static final Set<Field> HINTED = Set.of(
            Field.OWNER,
            Field.NEEDS,
            Field.LOWEST,
            Field.LEAD_NAME,
            Field.DEPENDS_ON,
            Field.LEGAL,
            Field.SOURCE,
            Field.OUTPUT,
            Field.SESSION);

    private final Settings settings;
    private final PlanWords.In words;
    private final PlanStore store;
    private final Accounts accounts;

    PlanPartViews(Settings settings, PlanWords.In words, PlanStore store, Accounts accounts) {
        this.settings = settings;
        this.words = words;
        this.store = store;
        this.accounts = accounts;
    }

    /** A field of the form. @param hinted whether a hint is known for it */
    record Row(Field field, String label, String value, boolean hinted, List<PlanWords.Option> options) {
        public boolean has(String option) {
            return Part.many(value).contains(option);
        }
    }

    /** One time that the part was written. @param first when nothing was before */
    record Written(Instant at, String name, boolean first, boolean removed, List<FieldDifference> fields) {}

    /** @param typed what stands in the form @param part as it is, or as it would be new */
    ModelAndView page(Viewer viewer, Plan plan, Part part, Map<Field, String> typed, Locale locale) {
        Setting setting = settings.of(plan);
        PlanWords worded = words.of(plan, setting, locale).with(List.of(part));
        boolean known = part.revision() > 0;
        return new ModelAndView("planning/part")
                .addObject("plan", plan)
                .addObject("team", setting.team())
                .addObject("part", part)
                .addObject("seen", part.revision())
                .addObject("rows", rows(plan, part, typed, worded))
                .addObject("words", worded)
                .addObject("times", new Times(locale))
                .addObject("zone", setting.team().city().zone())
                .addObject("writes", viewer instanceof CityViewer && plan.isLiving())
                .addObject("thread", origin(plan, part))
                .addObject("indicators", known ? PlanViews.indicators(plan, plan.indicatorsOf(part)) : List.of())
                .addObject("readings", part.kind() == Kind.INDICATOR ? plan.readingsOf(part) : List.of())
                .addObject("advice", known && part.kind() == Kind.GOAL ? SmartAdvice.of(plan, part) : List.of())
                .addObject("history", known ? history(part) : List.of())
                .addObject("F", Field.named())
                .addObject("problems", List.of())
                .addObject("disputed", Set.of())
                .addObject("commandId", Ids.random());
    }

    private static List<Row> rows(Plan plan, Part part, Map<Field, String> typed, PlanWords words) {
        return part.kind().typed().stream()
                .map(field -> new Row(
                        field,
                        words.label(part.kind(), field),
                        typed.getOrDefault(field, ""),
                        HINTED.contains(field),
                        words.options(plan, part, field)))
                .toList();
    }

    private List<Written> history(Part part) {
        List<Past> past = store.history(new PartId(part.id()));
        Map<AccountId, String> names =
                accounts.names(past.stream().map(Past::by).collect(Collectors.toSet()));
        var written = new ArrayList<Written>();
        for (int i = 0; i < past.size(); i++) {
            Past one = past.get(i);
            Optional<Past> before = i + 1 < past.size() ? Optional.of(past.get(i + 1)) : Optional.empty();
            written.add(new Written(
                    one.at(),
                    names.getOrDefault(one.by(), ""),
                    one.revision() == 1,
                    one.removed(),
                    before.map(earlier -> Comparison.fields(part.kind(), earlier.values(), one.values()))
                            .orElse(List.of())));
        }
        return written;
    }

    /** Of a measure, from what was needed to what shows that it works. */
    record Origin(Optional<Part> goal, List<Part> indicators) {}

    private static Origin origin(Plan plan, Part part) {
        if (part.kind() != Kind.MEASURE) {
            return new Origin(Optional.empty(), List.of());
        }
        Optional<Part> goal = plan.find(part.text(Field.GOAL_OF));
        return new Origin(
                goal,
                Stream.concat(plan.indicatorsOf(part).stream(), goal.map(plan::indicatorsOf).orElse(List.of()).stream())
                        .toList());
    }
}
