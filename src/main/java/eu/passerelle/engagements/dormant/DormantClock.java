package eu.passerelle.engagements.dormant;

import eu.passerelle.engagements.MentoringDormant;
import eu.passerelle.kernel.EngagementId;
import eu.passerelle.kernel.GraphTransactions;
import eu.passerelle.kernel.Outbox;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Time passes and nobody meets: both are asked, once for each sleep. */
@Component
class DormantClock {
    private static final Logger log = LoggerFactory.getLogger(DormantClock.class);

    private final Sleep sleep;
    private final GraphTransactions transactions;
    private final Outbox outbox;
    private final Clock clock;

    DormantClock(Sleep sleep, GraphTransactions transactions, Outbox outbox, Clock clock) {
        this.sleep = sleep;
        this.transactions = transactions;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT90S")
    void run() {
        sleep.untold(clock.instant()).forEach(this::tell);
    }

    /** One that fails does not hold up those behind it. */
    private void tell(EngagementId id) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        try {
            transactions.write(() -> {
                if (sleep.markTold(id, today)) {
                    outbox.append(new MentoringDormant(id));
                }
            });
        } catch (RuntimeException e) {
            log.error("Nobody could be asked about the sleeping mentoring {}; it will be tried again", id, e);
        }
    }
}
