package eu.passerelle.privacy;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Somebody is leaving for good.
 *
 * @param step the last one that is done
 * @param startedAt when it stopped being possible to take it back
 */
public record Erasure(
        String id,
        State state,
        Step step,
        Set<String> accounts,
        Set<String> experts,
        Set<String> guests,
        Instant askedAt,
        Instant dueAt,
        Optional<Instant> startedAt,
        Optional<Instant> doneAt) {
    public Erasure {
        accounts = Set.copyOf(accounts);
        experts = Set.copyOf(experts);
        guests = Set.copyOf(guests);
    }

    public enum State {
        /** Until the day it can be taken back. */
        WAITING,
        RUNNING,
        DONE,
        TAKEN_BACK
    }

    /** In this order; each can be done twice. */
    public enum Step {
        ASKED,
        /** The tombstone stands, and the person is written to for the last time. */
        BURIED,
        /** The last mail has left. */
        SAID,
        /** What modules keep is gone or nameless. */
        TAKEN,
        /** No text that stays names the person. */
        SWEPT,
        /** The trail has no word on the person. */
        SEALED,
        /** Every machine is told to forget what it keeps, and nothing here knows the person any more. */
        TOLD
    }
}
