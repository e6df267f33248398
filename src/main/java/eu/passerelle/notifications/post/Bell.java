package eu.passerelle.notifications.post;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** Wakes the sender of this node; those of other nodes look by themselves from time to time. */
@Component
class Bell {
    private final Semaphore rings = new Semaphore(0);

    void ring() {
        rings.release();
    }

    void await(Duration limit) throws InterruptedException {
        if (rings.tryAcquire(limit.toMillis(), TimeUnit.MILLISECONDS)) {
            rings.drainPermits();
        }
    }
}
