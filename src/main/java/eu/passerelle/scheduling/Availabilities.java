package eu.passerelle.scheduling;

import eu.passerelle.kernel.ExpertId;
import eu.passerelle.kernel.GraphTransactions;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;

/** Reads and changes when experts have time. */
@Component
class Availabilities {
    private final AvailabilityRepository repository;
    private final CalendarLocks locks;
    private final GraphTransactions transactions;
    private final Clock clock;

    Availabilities(
            AvailabilityRepository repository, CalendarLocks locks, GraphTransactions transactions, Clock clock) {
        this.repository = repository;
        this.locks = locks;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Never free, in the zone that the directory knows, for somebody who has not said anything yet. */
    Availability of(ExpertId expert) {
        return current(repository.findById(expert.value()).orElseGet(() -> Availability.none(expert, zoneOf(expert))));
    }

    private Availability current(Availability availability) {
        return availability.since(today(availability));
    }

    private ZoneId zoneOf(ExpertId expert) {
        return repository.zoneInDirectory(expert.value()).map(ZoneId::of).orElse(ZoneOffset.UTC);
    }

    LocalDate today(Availability availability) {
        return LocalDate.ofInstant(clock.instant(), ZoneId.of(availability.zone()));
    }

    /** Under the lock of the expert's calendar: two changes do not overwrite each other, and no booking slips between. */
    Availability change(ExpertId expert, UnaryOperator<Availability> change) {
        return transactions.write(() -> {
            locks.lock(expert);
            Availability changed = current(change.apply(of(expert)));
            repository.deleteParts(expert.value());
            Availability saved = repository.save(changed);
            repository.linkToExpert(expert.value());
            return saved;
        });
    }
}
