package eu.passerelle.engagements;

import eu.passerelle.kernel.Conflict;
import eu.passerelle.kernel.GraphTransactions;
import eu.passerelle.kernel.Outbox;
import java.time.Clock;
import java.time.Instant;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Time passes: whoever has not answered is reminded once, and a question that nobody answered in time is closed. */
@Component
class Reminding {
    private static final Logger log = LoggerFactory.getLogger(Reminding.class);
    private static final int BATCH = 200;

    private final ProposalStore store;
    private final Answering answering;
    private final GraphTransactions transactions;
    private final Outbox outbox;
    private final ProposalSettings settings;
    private final Clock clock;

    Reminding(
            ProposalStore store,
            Answering answering,
            GraphTransactions transactions,
            Outbox outbox,
            ProposalSettings settings,
            Clock clock) {
        this.store = store;
        this.answering = answering;
        this.transactions = transactions;
        this.outbox = outbox;
        this.settings = settings;
        this.clock = clock;
    }

    /** First lapse, then remind: what is over needs no reminder. */
    @Scheduled(fixedDelayString = "PT1M", initialDelayString = "PT20S")
    void run() {
        Instant now = clock.instant();
        store.overdue(now, BATCH).forEach(id -> alone(id, this::lapse));
        store.toRemind(now.minus(settings.timeToReminder()), BATCH).forEach(id -> alone(id, this::remind));
    }

    /** One that fails does not hold up those behind it. */
    private static void alone(ProposalId id, Consumer<ProposalId> work) {
        try {
            work.accept(id);
        } catch (RuntimeException e) {
            log.error("Proposal {} could not be reminded of or closed; it will be tried again", id, e);
        }
    }

    private void lapse(ProposalId id) {
        try {
            transactions.write(() -> {
                store.save(answering.locked(id).lapse(clock.instant()));
                outbox.append(new ProposalLapsed(id));
            });
        } catch (Conflict e) {
            log.debug("Proposal {} was answered at the last moment", id);
        }
    }

    private void remind(ProposalId id) {
        transactions.write(() -> {
            if (store.markReminded(id, clock.instant())) {
                outbox.append(new ProposalReminded(id));
            }
        });
    }
}
