package eu.passerelle.engagements.hours;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What a mentoring took so far.
 *
 * @param agreed hours
 * @param held sessions that are over and at which the mentor was not absent, the newest first
 * @param entries the newest first
 */
public record HoursLog(int agreed, List<Held> held, List<Entry> entries) {
    /** What the mentor did beside the sessions. */
    enum Kind {
        PREPARATION,
        TRAVEL,
        WRITING,
        OTHER;

        static Optional<Kind> find(String name) {
            return Arrays.stream(values())
                    .filter(one -> one.name().equals(name))
                    .findFirst();
        }
    }

    record Held(String session, Instant start, int minutes) {
        public Duration length() {
            return Duration.ofMinutes(minutes);
        }
    }

    /** @param note may be empty */
    record Entry(String id, LocalDate day, int minutes, Kind kind, String note) {
        public Duration length() {
            return Duration.ofMinutes(minutes);
        }
    }

    public Duration inSessions() {
        return Duration.ofMinutes(held.stream().mapToInt(Held::minutes).sum());
    }

    public Duration beside() {
        return Duration.ofMinutes(entries.stream().mapToInt(Entry::minutes).sum());
    }

    public Duration spent() {
        return inSessions().plus(beside());
    }

    public boolean isOver() {
        return spent().compareTo(Duration.ofHours(agreed)) > 0;
    }

    /** Begun hours count as whole. */
    public int wholeHours() {
        return Math.toIntExact(Math.ceilDiv(spent().toMinutes(), 60));
    }
}
