package eu.passerelle.scheduling;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import eu.passerelle.kernel.DemoSeed;
import eu.passerelle.kernel.ExpertId;
import eu.passerelle.kernel.Ids;
import eu.passerelle.kernel.SeedFiles;
import eu.passerelle.scheduling.recurrence.DayTimes;
import eu.passerelle.scheduling.recurrence.OwnDay;
import eu.passerelle.scheduling.recurrence.WeeklyRule;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import org.springframework.stereotype.Component;

/** Loads when the fictional experts have time, with absences that count from today. */
@Component
class DemoAvailabilitySeed extends DemoSeed {
    private static final String EXPERTS = "demo/experts.yml";

    private final SeedFiles files;
    private final AvailabilityStore store;
    private final Clock clock;

    DemoAvailabilitySeed(SeedFiles files, AvailabilityStore store, Clock clock) {
        super("demo-availability", 30, files, EXPERTS);
        this.files = files;
        this.store = store;
        this.clock = clock;
    }

    @Override
    public void load() {
        LocalDate today = LocalDate.now(clock);
        store.save(files.yaml(EXPERTS, DemoFile.class).experts().stream()
                .map(entry -> entry.availability(today))
                .toList());
    }

    record DemoFile(List<Entry> experts) {}

    /** The parts that other modules load are passed over. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Entry(
            String id,
            String timeZone,
            @JsonSetter(nulls = Nulls.AS_EMPTY) List<Times> availability,
            @JsonSetter(nulls = Nulls.AS_EMPTY) List<Own> ownDays,
            @JsonSetter(nulls = Nulls.AS_EMPTY) List<Away> absences) {
        Availability availability(LocalDate today) {
            return Availability.none(new ExpertId(id), ZoneId.of(timeZone))
                    .withAbsences(
                            absences.stream().map(away -> away.absence(today)).toList())
                    .withOwnDays(ownDays.stream().map(own -> own.day(today)).toList())
                    .withRules(availability.stream().map(Times::rule).toList());
        }
    }

    /** @param day the first three letters in English */
    record Times(String day, String from, String to) {
        WeeklyRule rule() {
            DayOfWeek weekday = Arrays.stream(DayOfWeek.values())
                    .filter(candidate -> candidate.name().startsWith(day))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("Day '" + day + "' is unknown. Maybe MON."));
            return new WeeklyRule(weekday, new DayTimes(LocalTime.parse(from), LocalTime.parse(to)));
        }
    }

    record Own(int inDays, List<Span> times) {
        OwnDay day(LocalDate today) {
            return new OwnDay(
                    today.plusDays(inDays), times.stream().map(Span::times).toList());
        }
    }

    record Span(String from, String to) {
        DayTimes times() {
            return new DayTimes(LocalTime.parse(from), LocalTime.parse(to));
        }
    }

    record Away(int fromInDays, int toInDays, String reason) {
        Availability.Absence absence(LocalDate today) {
            return new Availability.Absence(Ids.random(), today.plusDays(fromInDays), today.plusDays(toInDays), reason);
        }
    }
}
