package eu.passerelle.engagements.requests;

import eu.passerelle.engagements.RequestId;
import eu.passerelle.kernel.CompetenceCode;
import eu.passerelle.kernel.DemoSeed;
import eu.passerelle.kernel.SeedFiles;
import eu.passerelle.kernel.TeamId;
import eu.passerelle.matching.Need;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the teams of the fictional network ask for at this moment. */
@Component
class DemoRequests extends DemoSeed {
    private static final String FILE = "demo/requests.yml";

    private final SeedFiles files;
    private final RequestStore store;
    private final Clock clock;

    DemoRequests(SeedFiles files, RequestStore store, Clock clock) {
        super("demo-requests", 32, files, FILE);
        this.files = files;
        this.store = store;
        this.clock = clock;
    }

    /** What somebody has worked on since stays as it is. */
    @Override
    public void load() {
        Instant now = clock.instant();
        files.yaml(FILE, File.class).requests().stream()
                .map(entry -> entry.request(now))
                .filter(request -> store.find(request.id()).isEmpty())
                .forEach(store::save);
    }

    record File(List<Entry> requests) {}

    record NeedEntry(String code, int weight, int level) {
        Need need() {
            return new Need(new CompetenceCode(code), weight, level);
        }
    }

    record Entry(
            String id,
            String team,
            @Nullable String reference,
            @Nullable Integer sentDaysAgo,
            String now,
            String change,
            String country,
            String legal,
            String phase,
            List<NeedEntry> needs,
            List<String> languages,
            String form,
            @Nullable Integer fromInDays,
            @Nullable Integer untilInDays,
            String hours) {

        Request request(Instant today) {
            Optional<Instant> sentAt = Optional.ofNullable(sentDaysAgo).map(days -> today.minus(Duration.ofDays(days)));
            return new Request(
                    new RequestId(id),
                    new TeamId(team),
                    sentAt.isPresent() ? Request.State.SUBMITTED : Request.State.DRAFT,
                    reference == null ? "" : reference,
                    content(LocalDate.ofInstant(today, ZoneOffset.UTC)),
                    sentAt.orElse(today),
                    sentAt);
        }

        private Content content(LocalDate today) {
            return new Content(
                    new Content.Situation(now, change),
                    new Content.Frame(phase, country, legal),
                    needs.stream().map(NeedEntry::need).toList(),
                    Map.of(),
                    new TreeSet<>(languages),
                    new Meeting(form, day(today, fromInDays), day(today, untilInDays), hours));
        }

        private static String day(LocalDate today, @Nullable Integer days) {
            return days == null ? "" : today.plusDays(days).toString();
        }
    }
}
