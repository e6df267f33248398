package eu.passerelle.planning;

import eu.passerelle.cities.City;
import eu.passerelle.cities.TeamOrganisations.TeamOrganisation;
import eu.passerelle.kernel.papers.Paper;
import eu.passerelle.kernel.papers.Paper.Block;
import eu.passerelle.kernel.papers.Paper.Fact;
import eu.passerelle.kernel.papers.Paper.Facts;
import eu.passerelle.kernel.papers.Paper.Heading;
import eu.passerelle.kernel.papers.Paper.Signatures;
import eu.passerelle.kernel.papers.Paper.Table;
import eu.passerelle.kernel.papers.Paper.Text;
import eu.passerelle.planning.Settings.Setting;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A plan as it is handed on: without comments, and without what only helps to write it. */
final class PlanPaper {
    private static final List<Field> BESIDE =
            List.of(Field.PARTNERS, Field.OUTPUT, Field.RESOURCES, Field.DEPENDS_ON, Field.LEGAL, Field.PROGRESS);

    private final Plan plan;
    private final PlanWords words;
    private final List<Block> blocks = new ArrayList<>();

    private PlanPaper(Plan plan, PlanWords words) {
        this.plan = plan;
        this.words = words;
    }

    static Paper of(Plan plan, Setting setting, PlanWords words, Locale locale) {
        var paper = new PlanPaper(plan, words);
        paper.head();
        plan.goals().forEach(paper::goal);
        paper.loose();
        paper.risks();
        paper.milestones();
        paper.signatures(setting);
        return new Paper(
                words.word("planning.plan.title", setting.team().name()),
                paper.subtitle(setting),
                locale,
                paper.blocks);
    }

    private String subtitle(Setting setting) {
        String period = words.word(
                "planning.plan.period",
                words.of(Field.START, plan.start().toString()),
                words.of(Field.DUE, plan.end().toString()));
        return words.word(
                "planning.paper.subtitle",
                setting.team().city().name(),
                period,
                words.of(Field.DAY, setting.today().toString()));
    }

    private void head() {
        if (plan.head().says(Field.VISION)) {
            blocks.add(new Heading(1, words.label(Kind.HEAD, Field.VISION)));
            blocks.add(new Text(plan.head().text(Field.VISION)));
        }
        blocks.add(new Heading(1, words.word("planning.goals")));
    }

    private void goal(Part goal) {
        blocks.add(new Heading(2, words.name(goal)));
        blocks.add(new Text(goal.text(Field.TEXT)));
        facts(
                goal,
                Stream.concat(Stream.of(Field.OWNER, Field.DUE, Field.NEEDS), Field.SCALE.stream())
                        .toList());
        measures(plan.measuresOf(goal));
        indicators(plan.indicatorsToward(goal));
    }

    private void facts(Part part, List<Field> fields) {
        List<Fact> facts = fields.stream()
                .filter(part::says)
                .map(field -> new Fact(words.label(part.kind(), field), words.of(part, field)))
                .toList();
        if (!facts.isEmpty()) {
            blocks.add(new Facts(facts));
        }
    }

    private void measures(List<Part> measures) {
        table(
                measures,
                List.of(
                        words.word("planning.kind.MEASURE"),
                        words.label(Kind.MEASURE, Field.LEAD),
                        words.label(Kind.MEASURE, Field.START),
                        words.label(Kind.MEASURE, Field.DUE),
                        words.label(Kind.MEASURE, Field.STATUS)),
                measure -> List.of(
                        said(measure),
                        words.lead(measure),
                        words.of(measure, Field.START),
                        words.of(measure, Field.DUE),
                        words.choice(Field.STATUS, measure.status().name())));
    }

    private String said(Part measure) {
        Stream<String> beside = BESIDE.stream()
                .filter(measure::says)
                .map(field -> words.word("planning.named", words.label(Kind.MEASURE, field), words.of(measure, field)));
        return Stream.concat(
                        Stream.of(words.word("planning.named", measure.number(), measure.text(Field.TEXT))), beside)
                .collect(Collectors.joining("\n"));
    }

    private void indicators(List<Part> indicators) {
        table(
                indicators,
                List.of(
                        words.word("planning.kind.INDICATOR"),
                        words.label(Kind.INDICATOR, Field.UNIT),
                        words.label(Kind.INDICATOR, Field.BASELINE),
                        words.label(Kind.INDICATOR, Field.TARGET),
                        words.word("planning.readings")),
                indicator -> List.of(
                        gauged(indicator),
                        indicator.text(Field.UNIT),
                        words.of(indicator, Field.BASELINE),
                        words.of(indicator, Field.TARGET),
                        plan.readingsOf(indicator).stream()
                                .map(reading -> words.word(
                                        "planning.named", words.of(reading, Field.DAY), words.of(reading, Field.VALUE)))
                                .collect(Collectors.joining("\n"))));
    }

    /** One of a measure says of which. */
    private String gauged(Part indicator) {
        return plan.find(indicator.text(Field.OF))
                .filter(part -> part.kind() == Kind.MEASURE)
                .map(measure -> words.word("planning.named", words.name(measure), indicator.text(Field.TEXT)))
                .orElse(indicator.text(Field.TEXT));
    }

    private void loose() {
        if (!plan.looseMeasures().isEmpty()) {
            blocks.add(new Heading(2, words.word("planning.loose")));
            measures(plan.looseMeasures());
        }
        if (!plan.looseIndicators().isEmpty()) {
            blocks.add(new Heading(2, words.word("planning.indicators")));
            indicators(plan.looseIndicators());
        }
    }

    private void risks() {
        if (!plan.risks().isEmpty()) {
            blocks.add(new Heading(1, words.word("planning.risks")));
            table(Kind.RISK, plan.risks(), List.of(Field.TEXT, Field.LIKELIHOOD, Field.EFFECT, Field.MITIGATION));
        }
    }

    private void milestones() {
        if (!plan.milestones().isEmpty()) {
            blocks.add(new Heading(1, words.word("planning.milestones")));
            table(Kind.MILESTONE, plan.milestones(), List.of(Field.DAY, Field.TEXT));
        }
    }

    /** The city first, then all who are to keep what the plan says. */
    private void signatures(Setting setting) {
        City city = setting.team().city();
        blocks.add(new Heading(1, words.word("planning.paper.signatures")));
        blocks.add(new Signatures(
                List.of(
                        words.word("planning.paper.for"),
                        words.word("planning.paper.place"),
                        words.word("planning.paper.signature")),
                Stream.concat(
                                Stream.of(words.word("planning.paper.city", city.name())),
                                setting.organisations().stream()
                                        .filter(TeamOrganisation::member)
                                        .map(TeamOrganisation::name))
                        .distinct()
                        .toList()));
    }

    private void table(Kind kind, List<Part> parts, List<Field> fields) {
        table(
                parts,
                fields.stream().map(field -> words.label(kind, field)).toList(),
                part -> fields.stream().map(field -> words.of(part, field)).toList());
    }

    private void table(List<Part> parts, List<String> head, Row row) {
        if (!parts.isEmpty()) {
            blocks.add(new Table(head, parts.stream().map(row::cells).toList()));
        }
    }

    private interface Row {
        List<String> cells(Part part);
    }
}
