package eu.passerelle.privacy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What went on one day because its time was over.
 *
 * @param endedAt empty while a node is at it, or until another takes over from one that stopped
 * @param gone only what there was some of
 * @param failed labels whose rule could not be applied; it is tried again the next day
 */
public record ForgettingRun(
        LocalDate day, Instant begunAt, Optional<Instant> endedAt, List<Gone> gone, List<String> failed) {
    public ForgettingRun {
        gone = List.copyOf(gone);
        failed = List.copyOf(failed);
    }

    public record Gone(String label, long number) {}

    public long total() {
        return gone.stream().mapToLong(Gone::number).sum();
    }
}
