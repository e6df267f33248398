package eu.passerelle.engagements.charter;

import eu.passerelle.engagements.charter.Charter.Signature;
import eu.passerelle.kernel.AccountId;
import eu.passerelle.kernel.DemoSeed;
import eu.passerelle.kernel.EngagementId;
import eu.passerelle.kernel.ExpertId;
import eu.passerelle.kernel.SeedFiles;
import eu.passerelle.scheduling.Side;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What two sides of the fictional network have agreed on: a version that is signed, and one that is to be. */
@Component
class DemoCharters extends DemoSeed {
    private static final String FILE = "demo/charters.yml";

    private final SeedFiles files;
    private final CharterStore store;
    private final Clock clock;

    DemoCharters(SeedFiles files, CharterStore store, Clock clock) {
        super("demo-charters", 34, files, FILE);
        this.files = files;
        this.store = store;
        this.clock = clock;
    }

    @Override
    public void load() {
        files.yaml(FILE, Content.class)
                .charters()
                .forEach(row -> store.save(new EngagementId(row.engagement()), row.agreement(clock.instant())));
    }

    record Content(List<Row> charters) {}

    record Row(
            String engagement,
            String expert,
            int hours,
            String objectives,
            String addition,
            int version,
            @Nullable Integer signedDaysAgo) {
        Charter agreement(Instant now) {
            Map<Side, Signature> signatures =
                    signedDaysAgo == null ? Map.of() : signatures(now.minus(Duration.ofDays(signedDaysAgo)));
            return new Charter(
                    version,
                    Charter.TEMPLATE,
                    new ExpertId(expert),
                    hours,
                    objectives,
                    addition,
                    1 + signatures.size(),
                    signatures);
        }

        private static Map<Side, Signature> signatures(Instant at) {
            return Map.of(
                    Side.TEAM, new Signature(new AccountId("demo-t02"), "Ana Dobrotescu", at),
                    Side.EXPERT, new Signature(new AccountId("demo-e04"), "Răzvan Cosmulescu", at));
        }
    }
}
