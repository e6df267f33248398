package eu.passerelle.scheduling.outside;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Reads the calendars that are due, a few at once, and forgets what is over. */
@Component
class OutsideRound implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(OutsideRound.class);
    private static final Duration POLL = Duration.ofSeconds(20);
    private static final int AT_ONCE = 4;
    private static final int ROUNDS_BETWEEN_FORGETTING = 180;

    private final OutsideCalendars calendars;
    private volatile boolean running;
    private volatile Thread thread = Thread.currentThread();

    OutsideRound(OutsideCalendars calendars) {
        this.calendars = calendars;
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofVirtual().name("outside calendars").start(this::run);
    }

    private void run() {
        for (int round = 1; running; round++) {
            try {
                if (round % ROUNDS_BETWEEN_FORGETTING == 1) {
                    calendars.forget();
                }
                while (running && readDue()) {
                    // There may be more.
                }
            } catch (RuntimeException e) {
                if (running) {
                    log.warn("Outside calendars could not be read; they will be tried again", e);
                }
            }
            LockSupport.parkNanos(POLL.toNanos());
        }
    }

    /** A few; false when none was left. */
    boolean readDue() {
        List<OutsideCalendar> due = calendars.claim(AT_ONCE);
        List<Thread> reading = due.stream()
                .map(calendar -> Thread.ofVirtual().name("outside calendar").start(() -> read(calendar)))
                .toList();
        for (Thread each : reading) {
            try {
                each.join();
            } catch (InterruptedException e) {
                reading.forEach(Thread::interrupt);
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return !due.isEmpty();
    }

    private void read(OutsideCalendar calendar) {
        try {
            calendars.read(calendar);
        } catch (RuntimeException e) {
            if (running) {
                log.warn("Outside calendar {} could not be kept; it will be tried again", calendar.id(), e);
            }
        }
    }

    @Override
    public void stop() {
        running = false;
        thread.interrupt();
        try {
            thread.join(Duration.ofSeconds(1));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
