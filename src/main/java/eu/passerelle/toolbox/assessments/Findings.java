package eu.passerelle.toolbox.assessments;

import eu.passerelle.directory.Concept;
import eu.passerelle.directory.Taxonomy;
import eu.passerelle.kernel.InterfaceLanguage;
import eu.passerelle.toolbox.assessments.DimensionValue.Side;
import eu.passerelle.toolbox.instruments.Instrument.Dimension;
import eu.passerelle.toolbox.results.DimensionResult;
import eu.passerelle.toolbox.results.ItemResult;
import eu.passerelle.toolbox.results.Phase;
import eu.passerelle.toolbox.results.Radar;
import eu.passerelle.toolbox.results.RankedNeed;
import eu.passerelle.toolbox.results.Results;
import eu.passerelle.toolbox.results.Standing;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** All that follows from the results of an assessment, for those who may see it. */
@Component
class Findings {
    /** Less between agencies is no reason for anything. */
    private static final double TOLD_FROM = 1;

    private final AssessmentStore store;
    private final Valuing valuing;
    private final Taxonomy taxonomy;
    private final MessageSource messages;

    Findings(AssessmentStore store, Valuing valuing, Taxonomy taxonomy, MessageSource messages) {
        this.store = store;
        this.valuing = valuing;
        this.taxonomy = taxonomy;
        this.messages = messages;
    }

    /** @param compared whether there was a last time */
    record Found(
            Results results,
            Radar radar,
            List<Row> rows,
            List<ItemResult> disputed,
            Optional<Phase> phase,
            List<Need> needs,
            boolean compared) {}

    /**
     * One dimension.
     *
     * @param number its axis in the drawing
     * @param change of the answers since the last time
     */
    record Row(
            int number,
            DimensionResult result,
            Optional<Double> change,
            Optional<DimensionValue> agreed,
            Optional<DimensionValue> mentor) {}

    /** @param because in the reader's words, with numbers */
    record Need(RankedNeed ranked, String label, String because) {}

    Optional<Found> of(Assessment assessment, Locale locale) {
        return assessment.results().map(results -> found(assessment, results, locale));
    }

    private Found found(Assessment assessment, Results results, Locale locale) {
        Optional<Assessment> lastTime = store.lastTime(assessment);
        Map<String, Double> said =
                lastTime.flatMap(Assessment::results).map(Results::scores).orElse(Map.of());
        Map<String, Double> led = lastTime.map(this::leading).orElse(Map.of());
        Map<Side, Map<String, DimensionValue>> values = valuing.of(assessment.id());
        List<Standing> standings = Standing.of(results, Valuing.agreed(values));
        Map<String, Double> leading = Standing.values(standings);
        return new Found(
                results,
                Radar.of(results.dimensions().stream().map(DimensionResult::id).toList(), leading, led),
                rows(results, said, values),
                results.disputed(),
                Phase.of(leading, led),
                RankedNeed.of(standings).stream()
                        .flatMap(need -> worded(need, locale).stream())
                        .toList(),
                !led.isEmpty());
    }

    private Map<String, Double> leading(Assessment assessment) {
        return assessment
                .results()
                .map(results -> Standing.values(Standing.of(results, Valuing.agreed(valuing.of(assessment.id())))))
                .orElse(Map.of());
    }

    private static List<Row> rows(
            Results results, Map<String, Double> before, Map<Side, Map<String, DimensionValue>> values) {
        List<DimensionResult> dimensions = results.dimensions();
        return IntStream.range(0, dimensions.size())
                .mapToObj(place -> {
                    DimensionResult result = dimensions.get(place);
                    return new Row(
                            place + 1,
                            result,
                            result.score()
                                    .flatMap(score -> Optional.ofNullable(before.get(result.id()))
                                            .map(then -> score - then)),
                            value(values, Side.TEAM, result),
                            value(values, Side.MENTOR, result));
                })
                .toList();
    }

    private static Optional<DimensionValue> value(
            Map<Side, Map<String, DimensionValue>> values, Side side, DimensionResult result) {
        return Optional.ofNullable(values.getOrDefault(side, Map.of()).get(result.id()));
    }

    private Optional<Need> worded(RankedNeed need, Locale locale) {
        var reader = InterfaceLanguage.of(locale);
        return taxonomy.find(need.competence())
                .filter(concept -> !concept.deprecated())
                .map(Concept::label)
                .map(label -> new Need(
                        need,
                        label.in(reader),
                        need.because().stream()
                                .map(because -> because(because, reader, locale))
                                .collect(Collectors.joining(" "))));
    }

    private String because(RankedNeed.Because because, InterfaceLanguage reader, Locale locale) {
        Standing standing = because.standing();
        Dimension dimension = standing.dimension();
        String name = dimension.name().in(reader);
        if (standing.agreed()) {
            return messages.getMessage("toolbox.because.agreed", new Object[] {name, standing.value()}, locale);
        }
        return standing.gap()
                .filter(gap -> gap >= TOLD_FROM)
                .map(gap ->
                        messages.getMessage("toolbox.because.gap", new Object[] {name, standing.value(), gap}, locale))
                .orElseGet(() ->
                        messages.getMessage("toolbox.because.plain", new Object[] {name, standing.value()}, locale));
    }
}
