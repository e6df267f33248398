package eu.passerelle.engagements.midterm;

import eu.passerelle.engagements.MidTermAsked;
import eu.passerelle.kernel.EngagementId;
import eu.passerelle.kernel.GraphTransactions;
import eu.passerelle.kernel.Outbox;
import eu.passerelle.scheduling.Side;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Half is over: both sides are asked, and who says nothing for a week is reminded once. */
@Component
class MidTermClock {
    private static final Logger log = LoggerFactory.getLogger(MidTermClock.class);
    private static final int DAYS_TO_REMIND_AFTER = 7;

    private final MidTermStore store;
    private final GraphTransactions transactions;
    private final Outbox outbox;
    private final Clock clock;

    MidTermClock(MidTermStore store, GraphTransactions transactions, Outbox outbox, Clock clock) {
        this.store = store;
        this.transactions = transactions;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT80S")
    void run() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        store.due(clock.instant()).forEach(id -> alone(id, one -> ask(one, today)));
        store.silent(today.minusDays(DAYS_TO_REMIND_AFTER), today).forEach(id -> alone(id, one -> remind(one, today)));
    }

    private void ask(EngagementId id, LocalDate today) {
        if (store.begin(id, today)) {
            sides().forEach(side -> outbox.append(new MidTermAsked(id, side, false)));
        }
    }

    private void remind(EngagementId id, LocalDate today) {
        if (store.markReminded(id, today)) {
            store.find(id)
                    .ifPresent(check -> sides().filter(side -> check.by(side).isEmpty())
                            .forEach(side -> outbox.append(new MidTermAsked(id, side, true))));
        }
    }

    private static Stream<Side> sides() {
        return Side.BOTH.stream().sorted();
    }

    /** One that fails does not hold up those behind it. */
    private void alone(EngagementId id, Consumer<EngagementId> work) {
        try {
            transactions.write(() -> work.accept(id));
        } catch (RuntimeException e) {
            log.error("The middle of mentoring {} could not be asked about; it will be tried again", id, e);
        }
    }
}
