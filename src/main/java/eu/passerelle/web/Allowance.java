package eu.passerelle.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import eu.passerelle.kernel.ClockMeter;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** How much is left for each who asks, on this process: far more than a person needs, and less than a program would take. */
@Component
class Allowance {
    /** Whoever lets all of it come at once from more accounts or addresses than this is not stopped here. */
    private static final int MOST_KEPT = 50_000;

    private final Cache<Asked, Bucket> buckets = Caffeine.newBuilder()
            .maximumSize(MOST_KEPT)
            .expireAfterAccess(Kind.LONGEST)
            .build();
    private final Limits limits;
    private final TimeMeter time;

    /** What is counted, each for itself. */
    enum Kind {
        API(Duration.ofMinutes(1)),
        SEARCH(Duration.ofMinutes(1)),
        FORM(Duration.ofMinutes(10));

        private static final Duration LONGEST = FORM.within;

        private final Duration within;

        Kind(Duration within) {
            this.within = within;
        }
    }

    private record Asked(Kind kind, String who) {}

    Allowance(Limits limits, Clock clock) {
        this.limits = limits;
        time = new ClockMeter(clock);
    }

    /** Takes one. @return how long to wait for the next; nothing when there was one left */
    Duration take(Kind kind, String who) {
        return Duration.ofNanos(
                bucket(kind, who).tryConsumeAndReturnRemaining(1).getNanosToWaitForRefill());
    }

    private Bucket bucket(Kind kind, String who) {
        return buckets.get(
                new Asked(kind, who),
                asked -> Bucket.builder()
                        .withCustomTimePrecision(time)
                        .addLimit(limit -> limit.capacity(most(kind)).refillGreedy(most(kind), kind.within))
                        .build());
    }

    private int most(Kind kind) {
        return switch (kind) {
            case API -> limits.api();
            case SEARCH -> limits.searches();
            case FORM -> limits.forms();
        };
    }
}
