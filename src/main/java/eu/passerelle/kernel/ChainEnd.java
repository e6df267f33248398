package eu.passerelle.kernel;

import eu.passerelle.kernel.Closing.Place;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.stereotype.Component;

/**
 * Where the chain ends, as far as this process knows, and whose turn it is to add to it. Both only save time: the database
 * compares the place, and its locks decide. Who is let through here knows the place that the one before has written and not
 * yet committed, and waits for that alone there.
 */
@Component
class ChainEnd {
    /** Somebody may hold the lock of the database already and wait here: then whoever is waited for goes on. */
    private static final long PATIENCE_MILLIS = 200;

    private final ReentrantLock turn = new ReentrantLock();
    private volatile Place last = Place.BEGINNING;

    /** False after a while: then it goes on without. */
    boolean takeTurn() {
        try {
            return turn.tryLock(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    void endTurn() {
        turn.unlock();
    }

    Place guess() {
        return last;
    }

    void reached(Place place) {
        last = place;
    }
}
