package eu.passerelle.scheduling;

import static eu.passerelle.scheduling.SchedulingWorld.ANA;
import static eu.passerelle.scheduling.SchedulingWorld.BEN;
import static eu.passerelle.scheduling.SchedulingWorld.HOUR;
import static eu.passerelle.scheduling.SchedulingWorld.LYS;
import static eu.passerelle.scheduling.SchedulingWorld.OISE;
import static eu.passerelle.scheduling.SchedulingWorld.TUESDAY_NINE;
import static eu.passerelle.scheduling.SchedulingWorld.booking;
import static eu.passerelle.scheduling.SchedulingWorld.change;
import static eu.passerelle.scheduling.SchedulingWorld.freshKey;
import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.kernel.ExpertId;
import eu.passerelle.kernel.GraphTransactions;
import eu.passerelle.kernel.Outbox;
import eu.passerelle.kernel.TeamId;
import eu.passerelle.testing.PasserelleTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Many at once: what is written stays without overlap, every time it is confirmed it is so, and nothing else happens. */
@PasserelleTest
class SessionRacesTest {
    private static final int THREADS = 16;
    private static final int ATTEMPTS = Integer.getInteger("races.attempts", 125);
    private static final long SEED = 20270301;

    @Autowired
    ApplicationContext context;

    @Autowired
    Sessions sessions;

    @Autowired
    Outbox outbox;

    @Autowired
    GraphTransactions transactions;

    long before;

    SchedulingWorld world;

    @BeforeEach
    void create() {
        world = SchedulingWorld.createIn(context);
        before = outbox.latest();
    }

    @AfterEach
    void leave() {
        world.withFollowers();
    }

    @Test
    void sixteen_who_book_and_move_and_cancel_at_once_never_overlap() throws Exception {
        var confirmed = new AtomicInteger();
        var lost = new AtomicInteger();
        long started = System.nanoTime();
        atOnce(THREADS, thread -> {
            var random = new Random(SEED + thread);
            for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
                try {
                    act(random);
                    confirmed.incrementAndGet();
                } catch (SlotTaken e) {
                    lost.incrementAndGet();
                }
            }
            return true;
        });
        System.out.printf(
                "Seed %d: %d confirmed, %d too late, in %d ms%n",
                SEED, confirmed.get(), lost.get(), (System.nanoTime() - started) / 1_000_000);
        assertThat(confirmed.get() + lost.get()).isEqualTo(THREADS * ATTEMPTS);
        assertThat(lost).hasPositiveValue();
        assertThat(world.overlaps()).isZero();
        assertThat(world.strayCells()).isZero();
        assertThat(outbox.latest() - before).isEqualTo(world.count("MATCH (s:Session) RETURN sum(s.sequence + 1)"));
    }

    /** Within four mornings, most of it cancelled again, so that there is always something to lose. */
    private void act(Random random) {
        ExpertId expert = random.nextBoolean() ? ANA : BEN;
        TeamId team = random.nextBoolean() ? LYS : OISE;
        Instant start = TUESDAY_NINE
                .plus(Duration.ofDays(random.nextInt(2) * 2L))
                .plus(Duration.ofDays(7L * random.nextInt(2)))
                .plus(Duration.ofMinutes(15L * random.nextInt(9)));
        Session session = sessions.book(booking(expert, team, start));
        int next = random.nextInt(300);
        if (next % 4 == 0) {
            sessions.move(change(freshKey()), session.id(), start.plus(Duration.ofDays(14)));
        }
        if (next > 0) {
            sessions.cancel(change(freshKey()), session.id());
        }
    }

    @Test
    void the_same_command_ten_times_at_once_books_one_session() throws Exception {
        BookSession command = booking(ANA, LYS, TUESDAY_NINE);
        List<Session> answers = atOnce(10, thread -> sessions.book(command));
        assertThat(answers).hasSize(10).containsOnly(answers.getFirst());
        assertThat(world.count("MATCH (s:Session) RETURN count(s)")).isEqualTo(1);
        assertThat(outbox.latest() - before).isEqualTo(1);
    }

    @Test
    void one_who_moves_and_one_who_books_cannot_both_have_the_time() throws Exception {
        for (int week = 0; week < 6; week++) {
            Instant start = TUESDAY_NINE.plus(Duration.ofDays(7L * week)).minus(week > 2 ? HOUR : Duration.ZERO);
            Session moving = sessions.book(booking(ANA, LYS, start));
            Instant wanted = start.plus(HOUR);
            List<Boolean> won = atOnce(
                    2,
                    thread -> thread == 0
                            ? wins(() -> sessions.move(change(freshKey()), moving.id(), wanted))
                            : wins(() -> sessions.book(booking(ANA, OISE, wanted))));
            assertThat(won).containsExactlyInAnyOrder(true, false);
        }
        assertThat(world.overlaps()).isZero();
        assertThat(world.strayCells()).isZero();
    }

    /** A series locks its calendars once for each of its sessions, with all others waiting there. */
    @Test
    void series_that_wait_for_the_same_calendars_are_each_booked_at_the_first_try() throws Exception {
        var tries = new AtomicInteger();
        atOnce(6, thread -> {
            Instant start = TUESDAY_NINE.plus(HOUR.multipliedBy(thread % 3)).plus(Duration.ofDays(thread < 3 ? 0 : 2));
            return transactions.write(() -> {
                tries.incrementAndGet();
                return sessions.book(new BookSeries(
                        booking(ANA, thread % 2 == 0 ? LYS : OISE, start),
                        1,
                        Map.of(1, start.plus(Duration.ofDays(7)), 2, start.plus(Duration.ofDays(14)))));
            });
        });
        assertThat(world.count("MATCH (s:Session) RETURN count(s)")).isEqualTo(18);
        assertThat(tries).hasValue(6);
    }

    private static boolean wins(Runnable work) {
        try {
            work.run();
            return true;
        } catch (SlotTaken e) {
            return false;
        }
    }

    private interface Work<T> {
        T of(int thread) throws Exception;
    }

    private static <T> List<T> atOnce(int threads, Work<T> work) throws Exception {
        try (var pool = Executors.newFixedThreadPool(threads)) {
            var all = IntStream.range(0, threads)
                    .mapToObj(thread -> (Callable<T>) () -> work.of(thread))
                    .toList();
            var answers = new java.util.ArrayList<T>();
            for (var answer : pool.invokeAll(all)) {
                answers.add(answer.get());
            }
            return answers;
        }
    }
}
