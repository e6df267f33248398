package eu.passerelle.toolbox.assessments;

import eu.passerelle.accounts.Viewer;
import eu.passerelle.engagements.WeakDimensions;
import eu.passerelle.kernel.InterfaceLanguage;
import eu.passerelle.kernel.NotFound;
import eu.passerelle.kernel.TeamId;
import eu.passerelle.toolbox.results.RankedNeed;
import eu.passerelle.toolbox.results.Results;
import eu.passerelle.toolbox.results.Standing;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Of the assessment that was closed last, up to three dimensions that are weak by the rule that makes needs of them. */
@Component
class LastWeaknesses implements WeakDimensions {
    private static final int MOST = 3;

    private final Assessing assessing;
    private final Valuing valuing;
    private final MessageSource messages;

    LastWeaknesses(Assessing assessing, Valuing valuing, MessageSource messages) {
        this.assessing = assessing;
        this.valuing = valuing;
        this.messages = messages;
    }

    @Override
    public List<String> of(Viewer viewer, TeamId team, Locale locale) {
        return last(viewer, team).stream()
                .flatMap(assessment -> assessment.results().stream().flatMap(results -> weakest(assessment, results)))
                .map(standing -> messages.getMessage(
                        "toolbox.agenda.weak",
                        new Object[] {standing.dimension().name().in(InterfaceLanguage.of(locale)), standing.value()},
                        locale))
                .toList();
    }

    private Optional<Assessment> last(Viewer viewer, TeamId team) {
        try {
            return assessing.of(viewer, team).stream()
                    .filter(line -> line.state() == Assessment.State.CLOSED)
                    .max(Comparator.comparing(line -> line.endedAt().orElseThrow()))
                    .map(line -> assessing.get(viewer, line.id()));
        } catch (NotFound e) {
            return Optional.empty();
        }
    }

    private Stream<Standing> weakest(Assessment assessment, Results results) {
        return Standing.of(results, Valuing.agreed(valuing.of(assessment.id()))).stream()
                .filter(standing -> standing.value() < RankedNeed.WEAK_BELOW)
                .sorted(Comparator.comparingDouble(Standing::value))
                .limit(MOST);
    }
}
