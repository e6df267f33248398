package eu.passerelle.scheduling;

import eu.passerelle.kernel.ExpertId;
import eu.passerelle.kernel.GraphTransactions;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;

/** Reads and changes when experts have time. */
@Component
class Availabilities {
    private final AvailabilityStore store;
    private final CalendarLocks locks;
    private final GraphTransactions transactions;
    private final Clock clock;

    Availabilities(AvailabilityStore store, CalendarLocks locks, GraphTransactions transactions, Clock clock) {
        this.store = store;
        this.locks = locks;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Never free, in the zone that the directory knows, for somebody who has not said anything yet. */
    Availability of(ExpertId expert) {
        return current(store.of(expert).orElseGet(() -> Availability.none(expert, zoneOf(expert))));
    }

    private Availability current(Availability availability) {
        return availability.since(today(availability));
    }

    private ZoneId zoneOf(ExpertId expert) {
        return store.zoneInDirectory(expert).orElse(ZoneOffset.UTC);
    }

    LocalDate today(Availability availability) {
        return LocalDate.ofInstant(clock.instant(), availability.zone());
    }

    /** Under the lock of the expert's calendar: two changes do not overwrite each other, and no booking slips between. */
    Availability change(ExpertId expert, UnaryOperator<Availability> change) {
        return transactions.write(() -> {
            locks.lock(expert);
            Availability changed = current(change.apply(of(expert)));
            store.save(List.of(changed));
            return changed;
        });
    }
}
