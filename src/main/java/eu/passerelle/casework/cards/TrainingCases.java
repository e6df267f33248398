package eu.passerelle.casework.cards;

import eu.passerelle.casework.cards.AreaState.Evidence;
import eu.passerelle.casework.cards.AreaState.Tendency;
import eu.passerelle.casework.cards.CaseCard.Facts;
import eu.passerelle.kernel.LocalizedText;
import eu.passerelle.kernel.NotFound;
import eu.passerelle.kernel.SeedFiles;
import eu.passerelle.kernel.TeamId;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Invented cases to learn with, from files. They are nowhere in the graph. */
@Component
class TrainingCases {
    private static final List<String> FILES = List.of("casework/k-17.yml", "casework/k-23.yml", "casework/k-31.yml");
    private static final TeamId NOBODY = new TeamId("invented");

    private final List<File> files;
    private final Assessments assessments;

    TrainingCases(SeedFiles seeds, Assessments assessments) {
        this.files = FILES.stream().map(path -> seeds.yaml(path, File.class)).toList();
        this.assessments = assessments;
    }

    /** @param task what to think about */
    record Example(String id, String name, String story, String task, CaseCard card) {}

    record File(
            String id,
            AgeBand age,
            Phenomenon phenomenon,
            LocalizedText name,
            LocalizedText story,
            LocalizedText task,
            List<Area> areas,
            List<Step> measures) {}

    /** @param levels by month, the last being this one */
    record Area(
            LifeArea area,
            List<Integer> levels,
            Tendency tendency,
            Evidence evidence,
            boolean strength,
            LocalizedText note) {}

    /** @param in how many months it is looked at again */
    record Step(LifeArea area, Measure.Kind kind, String sector, Measure.Status status, int in, LocalizedText note) {}

    List<Example> all(Locale locale) {
        return files.stream().map(file -> example(file, locale)).toList();
    }

    Example get(String id, Locale locale) {
        return find(id, locale).orElseThrow(() -> new NotFound("Example", id));
    }

    Optional<Example> find(String id, Locale locale) {
        return all(locale).stream().filter(example -> example.id().equals(id)).findFirst();
    }

    /** @throws NotFound for one that was never invented */
    void require(String id) {
        if (files.stream().noneMatch(file -> file.id().equals(id))) {
            throw new NotFound("Example", id);
        }
    }

    private Example example(File file, Locale locale) {
        return new Example(
                file.id(),
                file.name().in(locale),
                file.story().in(locale),
                file.task().in(locale),
                card(file, locale));
    }

    private CaseCard card(File file, Locale locale) {
        LocalDate today = assessments.today();
        YearMonth now = YearMonth.from(today);
        return new CaseCard(
                file.id(),
                new CaseCode(file.id()),
                NOBODY,
                new Facts(file.age(), Optional.of(file.phenomenon())),
                today,
                today,
                file.areas().stream().flatMap(area -> states(area, now, locale)).toList(),
                file.measures().stream()
                        .map(step -> new Measure(
                                "m",
                                step.area(),
                                step.kind(),
                                step.sector(),
                                step.status(),
                                now.plusMonths(step.in()),
                                step.note().in(locale)))
                        .toList(),
                List.of(),
                List.of());
    }

    /** Only the last has a note. */
    private static Stream<AreaState> states(Area area, YearMonth now, Locale locale) {
        int last = area.levels().size() - 1;
        return IntStream.rangeClosed(0, last)
                .mapToObj(place -> new AreaState(
                        area.area(),
                        now.minusMonths(last - place),
                        area.levels().get(place),
                        area.tendency(),
                        area.evidence(),
                        area.strength(),
                        place == last ? area.note().in(locale) : ""));
    }
}
