package eu.passerelle.directory;

import eu.passerelle.kernel.DemoSeed;
import eu.passerelle.kernel.ExpertId;
import eu.passerelle.kernel.Outbox;
import eu.passerelle.kernel.SeedFiles;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What the fictional experts have written. */
@Component
class DemoPublicationsSeed extends DemoSeed {
    private static final String FILE = "demo/publications.yml";

    private final SeedFiles files;
    private final Publications publications;
    private final Outbox outbox;
    private final Clock clock;

    DemoPublicationsSeed(SeedFiles files, Publications publications, Outbox outbox, Clock clock) {
        super("demo-publications", 21, files, FILE);
        this.files = files;
        this.publications = publications;
        this.outbox = outbox;
        this.clock = clock;
    }

    record Written(List<Entry> publications) {}

    record Entry(String id, String expert, String kind, String language, int yearsAgo, String title, String text) {
        Publication publication(LocalDate today) {
            return new Publication(
                    id,
                    Publication.Kind.valueOf(kind.toUpperCase(Locale.ROOT)),
                    title,
                    text,
                    language,
                    Optional.of(today.minusYears(yearsAgo).getYear()),
                    Optional.empty());
        }
    }

    @Override
    public void load() {
        LocalDate today = LocalDate.now(clock);
        List<Entry> written = files.yaml(FILE, Written.class).publications();
        written.forEach(entry -> publications.write(new ExpertId(entry.expert()), entry.publication(today)));
        outbox.append(written.stream()
                .map(Entry::expert)
                .distinct()
                .map(expert -> new ExpertChanged(new ExpertId(expert)))
                .toList());
    }
}
