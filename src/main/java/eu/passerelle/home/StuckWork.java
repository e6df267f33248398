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
 * @param handovers mentorings that wait for another mentor: it was asked for, or theirs is gone
 * @param halfClosed mentorings of which one side has not said how they went
 * @param parked mails that could not be sent
 * @param waiting all requests without a mentor
 * @param running all mentorings under way
 */
record StuckWork(
        Counted<Unasked> unasked,
        Counted<Dormant> dormant,
        Counted<Handover> handovers,
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

    /** @param since it was asked for; empty when the mentor is gone and nobody asked @param asked whether somebody is asked to take over */
    record Handover(String id, String mentor, String team, Optional<Instant> since, boolean asked) {}

    record HalfClosed(String id, String mentor, String team, LocalDate closesOn, boolean teamMissing) {}

    public boolean isNothing() {
        return unasked.isEmpty() && dormant.isEmpty() && handovers.isEmpty() && halfClosed.isEmpty() && parked == 0;
    }
}
