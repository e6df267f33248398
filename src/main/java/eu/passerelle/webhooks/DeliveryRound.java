package eu.passerelle.webhooks;

import eu.passerelle.webhooks.DeliveryStore.Claimed;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Sends what is due, each webhook on a thread of its own: a slow address takes one place and keeps nobody waiting. */
@Component
class DeliveryRound implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(DeliveryRound.class);
    private static final Duration POLL = Duration.ofSeconds(2);
    private static final int AT_ONCE = 6;

    private final Deliveries deliveries;
    private final Semaphore places = new Semaphore(AT_ONCE);
    private volatile boolean running;
    private volatile Thread thread = Thread.currentThread();

    DeliveryRound(Deliveries deliveries) {
        this.deliveries = deliveries;
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofVirtual().name("webhooks").start(this::run);
    }

    private void run() {
        while (running) {
            try {
                while (running && begin()) {
                    // There may be more.
                }
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                if (running) {
                    log.warn("Webhooks could not be sent; they will be tried again", e);
                }
            }
            LockSupport.parkNanos(POLL.toNanos());
        }
    }

    /** As many as there are places, once there is one; false when nothing was due. Only this thread takes places. */
    private boolean begin() throws InterruptedException {
        places.acquire();
        places.release();
        List<Claimed> claimed = deliveries.claim(places.availablePermits());
        for (Claimed each : claimed) {
            places.acquire();
            Thread.ofVirtual().name("webhook").start(() -> send(each));
        }
        return !claimed.isEmpty();
    }

    private void send(Claimed claimed) {
        try {
            deliveries.send(claimed);
        } catch (RuntimeException e) {
            if (running) {
                log.warn(
                        "What came of delivery {} could not be kept",
                        claimed.delivery().id(),
                        e);
            }
        } finally {
            places.release();
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
