package eu.passerelle.scheduling.outside;

import eu.passerelle.kernel.Conflict;
import eu.passerelle.kernel.ExpertId;
import eu.passerelle.kernel.FieldProblem;
import eu.passerelle.kernel.GraphTransactions;
import eu.passerelle.kernel.Ids;
import eu.passerelle.kernel.InvalidInput;
import eu.passerelle.kernel.Typed;
import eu.passerelle.kernel.outbound.HttpsAddress;
import eu.passerelle.kernel.outbound.OutboundRefused;
import eu.passerelle.scheduling.outside.OutsideReading.Busy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Adds, reads again and removes the calendars that an expert keeps elsewhere. Nothing is fetched within a transaction. */
@Component
class OutsideCalendars {
    static final int MOST = 5;
    static final int LONGEST_NAME = 60;
    private static final Duration USUAL_PAUSE = Duration.ofMinutes(30);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(24);
    private static final Duration BETWEEN_TWO_ASKINGS = Duration.ofMinutes(1);
    private static final Duration LEASE = Duration.ofMinutes(5);
    private static final int MOST_DOUBLINGS = 6;
    private static final double JITTER = 1.0 / 6;

    private final OutsideStore store;
    private final Fetching fetching;
    private final GraphTransactions transactions;
    private final Clock clock;

    OutsideCalendars(OutsideStore store, Fetching fetching, GraphTransactions transactions, Clock clock) {
        this.store = store;
        this.fetching = fetching;
        this.transactions = transactions;
        this.clock = clock;
    }

    List<OutsideCalendar> of(ExpertId expert) {
        return store.of(expert);
    }

    /**
     * Read at once; what cannot be read is not kept.
     *
     * @throws InvalidInput for the field {@code name} or {@code address}
     */
    OutsideCalendar subscribe(ExpertId expert, @Nullable String name, @Nullable String address) {
        String called = name(name);
        requireRoom(expert, "address");
        try {
            HttpsAddress wanted = HttpsAddress.of(Typed.text(address));
            if (store.of(expert).stream().anyMatch(known -> known.address().equals(Optional.of(wanted)))) {
                throw problem("address", "scheduling.outside.problem.twice");
            }
            Busy busy = OutsideReading.read(fetching.fetch(wanted), clock.instant());
            return add(expert, called.isEmpty() ? wanted.host() : called, Optional.of(wanted), busy);
        } catch (OutboundRefused e) {
            throw problem("address", key(e), e.detail());
        } catch (UnreadableCalendar e) {
            throw problem("address", "scheduling.outside.failure." + e.code(), "");
        }
    }

    /**
     * @param fileName its name when the expert gives none
     * @throws InvalidInput for the field {@code fileName} or {@code file}
     */
    OutsideCalendar upload(ExpertId expert, @Nullable String name, String fileName, byte[] file) {
        String called = name(name);
        requireRoom(expert, "file");
        try {
            Busy busy = OutsideReading.read(file, clock.instant());
            return add(expert, called.isEmpty() ? shortened(Typed.text(fileName)) : called, Optional.empty(), busy);
        } catch (UnreadableCalendar e) {
            throw problem("file", "scheduling.outside.failure." + e.code(), "");
        }
    }

    private static String name(@Nullable String typed) {
        String name = Typed.text(typed).replaceAll("\\s+", " ");
        if (Typed.length(name) > LONGEST_NAME) {
            throw new InvalidInput(FieldProblem.of("name", "scheduling.outside.problem.name", LONGEST_NAME));
        }
        return name;
    }

    private static String shortened(String fileName) {
        String name = fileName.replaceAll("\\s+", " ").replaceFirst("(?i)\\.(ics|ical|ifb|icalendar)$", "");
        int characters = Math.min(LONGEST_NAME, Typed.length(name));
        return name.isEmpty() ? "iCalendar" : name.substring(0, name.offsetByCodePoints(0, characters));
    }

    private OutsideCalendar add(ExpertId expert, String name, Optional<HttpsAddress> address, Busy busy) {
        Instant now = clock.instant();
        var calendar = new OutsideCalendar(
                Ids.random(), expert, name, address, now, busy.until(), 0, List.of(), Optional.empty());
        return transactions.write(() -> {
            store.lock(expert);
            requireRoom(expert, address.isPresent() ? "address" : "file");
            store.create(calendar);
            store.keep(calendar, busy, now, address.map(subscribed -> now.plus(pause(0))));
            return store.get(expert, calendar.id());
        });
    }

    private void requireRoom(ExpertId expert, String field) {
        if (store.of(expert).size() >= MOST) {
            throw new InvalidInput(FieldProblem.of(field, "scheduling.outside.problem.many", MOST));
        }
    }

    /** At once: what it made busy is free again. */
    void remove(ExpertId expert, String id) {
        transactions.write(() -> {
            store.lock(expert);
            store.remove(store.get(expert, id));
        });
    }

    /**
     * As it is then, with a failure in it when it could not be read.
     *
     * @throws Conflict for a file, and within a minute of the last time
     */
    OutsideCalendar readNow(ExpertId expert, String id) {
        Instant now = clock.instant();
        if (!store.get(expert, id).isSubscribed()) {
            throw new Conflict("scheduling.outside.problem.file");
        }
        OutsideCalendar claimed = transactions
                .write(() -> store.claim(expert, id, now, now.minus(BETWEEN_TWO_ASKINGS), now.plus(LEASE)))
                .orElseThrow(() -> new Conflict("scheduling.outside.problem.soon"));
        read(claimed);
        return store.get(expert, id);
    }

    /** Those that are due; another node takes others. */
    List<OutsideCalendar> claim(int most) {
        Instant now = clock.instant();
        return transactions.write(() -> store.claim(now, now.plus(LEASE), most));
    }

    /** Whatever comes of it is kept: new times, or why there are none. */
    void read(OutsideCalendar calendar) {
        HttpsAddress address = calendar.address().orElseThrow();
        try {
            Busy busy = OutsideReading.read(fetching.fetch(address), clock.instant());
            Instant now = clock.instant();
            transactions.write(() -> {
                store.lock(calendar.expert());
                store.keep(calendar, busy, now, Optional.of(now.plus(pause(0))));
            });
        } catch (OutboundRefused e) {
            failed(calendar, e.reason().name(), e.detail());
        } catch (UnreadableCalendar e) {
            failed(calendar, e.code(), "");
        }
    }

    private void failed(OutsideCalendar calendar, String code, String detail) {
        Instant now = clock.instant();
        int times = calendar.failure().map(OutsideCalendar.Failure::times).orElse(0) + 1;
        transactions.write(() -> store.keepFailure(calendar, code, detail, now, now.plus(pause(times))));
    }

    /** Half an hour, twice as long after each failure up to a day; a little more or less, so that not all come at once. */
    private static Duration pause(int failures) {
        Duration pause = USUAL_PAUSE.multipliedBy(1L << Math.min(failures, MOST_DOUBLINGS));
        Duration capped = pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
        double part = 1 + ThreadLocalRandom.current().nextDouble(-JITTER, JITTER);
        return Duration.ofSeconds((long) (capped.toSeconds() * part));
    }

    void forget() {
        Instant now = clock.instant();
        transactions.write(() -> store.forget(now));
    }

    private static String key(OutboundRefused refused) {
        return "scheduling.outside.failure." + refused.reason();
    }

    private static InvalidInput problem(String field, String code, Object... arguments) {
        return new InvalidInput(FieldProblem.of(field, code, arguments));
    }
}
