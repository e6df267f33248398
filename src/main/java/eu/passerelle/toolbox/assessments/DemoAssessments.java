package eu.passerelle.toolbox.assessments;

import eu.passerelle.cities.Teams;
import eu.passerelle.kernel.DemoSeed;
import eu.passerelle.kernel.InterfaceLanguage;
import eu.passerelle.kernel.SeedFiles;
import eu.passerelle.kernel.TeamId;
import eu.passerelle.toolbox.AssessmentId;
import eu.passerelle.toolbox.assessments.Sheet.Said;
import eu.passerelle.toolbox.instruments.Instrument;
import eu.passerelle.toolbox.instruments.Instrument.Item;
import eu.passerelle.toolbox.instruments.Instruments;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How two teams of the fictional network see themselves: one is through with it, the other in the middle. */
@Component
class DemoAssessments extends DemoSeed {
    private static final String FILE = "demo/assessments.yml";

    private final SeedFiles files;
    private final AssessmentStore store;
    private final Instruments instruments;
    private final Teams teams;
    private final Clock clock;

    DemoAssessments(SeedFiles files, AssessmentStore store, Instruments instruments, Teams teams, Clock clock) {
        super("demo-assessments", 33, files, FILE);
        this.files = files;
        this.store = store;
        this.instruments = instruments;
        this.teams = teams;
        this.clock = clock;
    }

    /** What somebody has worked on since stays as it is. */
    @Override
    public void load() {
        files.yaml(FILE, File.class).assessments().stream()
                .filter(entry -> store.find(new AssessmentId(entry.id())).isEmpty())
                .forEach(this::create);
    }

    private void create(Entry entry) {
        Instruments.Version version = instruments.inForce().stream()
                .filter(one -> one.instrument().code().equals(entry.instrument()))
                .findFirst()
                .orElseThrow();
        var team = new TeamId(entry.team());
        Assessment assessment = entry.assessment(version, teams.get(team).city().zone(), clock.instant());
        store.create(assessment);
        assessment.people().stream()
                .filter(person -> !person.sheet().said().isEmpty())
                .forEach(person -> store.answer(person.id(), person.sheet(), version.instrument()));
        assessment.endedAt().ifPresent(at -> store.end(assessment.id(), Assessment.State.CLOSED, at));
    }

    record File(List<Entry> assessments) {}

    record Entry(
            String id,
            String team,
            String instrument,
            int openedDaysAgo,
            int lastInDays,
            @Nullable Integer closedDaysAgo,
            List<Person> people) {
        Assessment assessment(Instruments.Version version, ZoneId zone, Instant now) {
            Optional<Instant> closed = Optional.ofNullable(closedDaysAgo).map(days -> now.minus(Duration.ofDays(days)));
            return new Assessment(
                    new AssessmentId(id),
                    new TeamId(team),
                    version.id(),
                    version.instrument(),
                    closed.isPresent() ? Assessment.State.CLOSED : Assessment.State.OPEN,
                    LocalDate.ofInstant(now, zone).plusDays(lastInDays),
                    zone,
                    now.minus(Duration.ofDays(openedDaysAgo)),
                    closed,
                    IntStream.range(0, people.size())
                            .mapToObj(i -> people.get(i).respondent(id + "-" + i, version.instrument()))
                            .toList());
        }
    }

    record Person(
            String name,
            String agency,
            String language,
            String levels,
            @Nullable Map<String, String> words) {
        Respondent respondent(String id, Instrument instrument) {
            List<String> typed = List.of(levels.split(" "));
            List<Item> items = instrument.scales().toList();
            var said = new HashMap<String, Said>();
            for (int i = 0; i < items.size() && i < typed.size(); i++) {
                Said one = said(typed.get(i), items.get(i).id());
                if (!one.isNothing()) {
                    said.put(items.get(i).id(), one);
                }
            }
            return new Respondent(
                    id,
                    name,
                    id + "@demo.passerelle.example",
                    InterfaceLanguage.find(language).orElse(InterfaceLanguage.EN),
                    agency,
                    new Sheet(said));
        }

        private Said said(String level, String item) {
            return new Said(
                    level.matches("[0-4]") ? Optional.of(Integer.valueOf(level)) : Optional.empty(),
                    level.equals("?"),
                    words == null ? "" : words.getOrDefault(item, ""));
        }
    }
}
