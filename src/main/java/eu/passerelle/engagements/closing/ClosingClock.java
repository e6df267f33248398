package eu.passerelle.engagements.closing;

import eu.passerelle.engagements.ClosingAsked;
import eu.passerelle.kernel.AccountId;
import eu.passerelle.kernel.EngagementId;
import eu.passerelle.kernel.GraphTransactions;
import eu.passerelle.kernel.Outbox;
import eu.passerelle.scheduling.Side;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Time passes: who has not said how it went is reminded once, and what waits for nothing any more is closed. */
@Component
class ClosingClock {
    /** Closes on the day. It is nobody's account. */
    static final AccountId CLOSING_DAY = new AccountId("closing-day");

    private static final Logger log = LoggerFactory.getLogger(ClosingClock.class);
    private static final int DAYS_TO_REMIND_BEFORE = 5;

    private final ClosingStore store;
    private final ClosingDays days;
    private final Closings closings;
    private final GraphTransactions transactions;
    private final Outbox outbox;
    private final Clock clock;

    ClosingClock(
            ClosingStore store,
            ClosingDays days,
            Closings closings,
            GraphTransactions transactions,
            Outbox outbox,
            Clock clock) {
        this.store = store;
        this.days = days;
        this.closings = closings;
        this.transactions = transactions;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "PT10M", initialDelayString = "PT40S")
    void run() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        Set<EngagementId> toClose = new LinkedHashSet<>(days.complete());
        toClose.addAll(days.due(today));
        toClose.forEach(id -> alone(id, one -> transactions.write(() -> closings.finishIfQuiet(one, CLOSING_DAY))));
        days.unreminded(today.plusDays(DAYS_TO_REMIND_BEFORE))
                .forEach(id -> alone(id, one -> transactions.write(() -> remind(one, today))));
    }

    /** One that fails does not hold up those behind it. */
    private static void alone(EngagementId id, Consumer<EngagementId> work) {
        try {
            work.accept(id);
        } catch (RuntimeException e) {
            log.error("Mentoring {} could not be closed or reminded of; it will be tried again", id, e);
        }
    }

    private void remind(EngagementId id, LocalDate today) {
        if (days.markReminded(id, today)) {
            store.find(id)
                    .ifPresent(closing -> Side.BOTH.stream()
                            .filter(side -> !closing.hasReported(side))
                            .sorted()
                            .forEach(side -> outbox.append(new ClosingAsked(id, side, true))));
        }
    }
}
