package eu.passerelle.home;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What nobody moves in the network; of each at most ten are listed and all are counted.
 *
 * @param unasked requests for which nobody is being asked, the longest waiting first
 * @param dormant mentorings without a session in the last weeks, and with none ahead
 * @param halfClosed mentorings of which one side has not said how they went
 * @param parked mails that could not be sent
 * @param waiting all requests without a mentor
 * @param running all mentorings under way
 */
record StuckWork(
        Counted<Unasked> unasked,
        Counted<Dormant> dormant,
        Counted<HalfClosed> halfClosed,
        int parked,
        int waiting,
        int running) {
    record Counted<T>(int all, List<T> first) {
        public boolean isEmpty() {
            return all == 0;
        }
    }

    /** @param proposal the state of the newest; empty when nobody was ever asked */
    record Unasked(String id, String reference, String team, String city, Instant since, String proposal) {}

    /** @param last session; empty when they never met */
    record Dormant(String id, String mentor, String team, LocalDate startedOn, Optional<Instant> last) {}

    record HalfClosed(String id, String mentor, String team, LocalDate closesOn, boolean teamMissing) {}

    public boolean isNothing() {
        return unasked.isEmpty() && dormant.isEmpty() && halfClosed.isEmpty() && parked == 0;
    }
}
