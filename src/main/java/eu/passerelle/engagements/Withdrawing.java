package eu.passerelle.engagements;

import eu.passerelle.kernel.Outbox;
import eu.passerelle.scheduling.Holds;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** Takes a question back before it is settled, within the running transaction. Who may do so is the caller’s to ask. */
@Component
public class Withdrawing {
    private final ProposalStore store;
    private final Holds holds;
    private final Outbox outbox;
    private final Clock clock;

    Withdrawing(ProposalStore store, Holds holds, Outbox outbox, Clock clock) {
        this.store = store;
        this.holds = holds;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** @throws eu.passerelle.kernel.Conflict when it is settled already */
    public void withdraw(ProposalId id) {
        Proposal asked = store.locked(id).orElseThrow(() -> Proposals.unknown(id));
        store.save(asked.withdraw(clock.instant()));
        holds.release(Answering.holder(id));
        outbox.append(new ProposalWithdrawn(id));
    }
}
