package eu.passerelle.engagements.hours;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

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

    /** @param own of the present mentor */
    record Held(String session, Instant start, int minutes, boolean own) {
        public Duration length() {
            return Duration.ofMinutes(minutes);
        }
    }

    /** @param note may be empty @param own of the present mentor */
    record Entry(String id, LocalDate day, int minutes, Kind kind, String note, boolean own) {
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

    /** Of the present mentor; begun hours count as whole. */
    public int wholeHours() {
        int minutes = Stream.concat(
                        held.stream().filter(Held::own).map(Held::minutes),
                        entries.stream().filter(Entry::own).map(Entry::minutes))
                .mapToInt(Integer::intValue)
                .sum();
        return Math.ceilDiv(minutes, 60);
    }

    /** What is left of the hours agreed; at least one. */
    public int wholeHoursLeft() {
        return Math.max(1, Math.toIntExact(agreed - Math.ceilDiv(spent().toMinutes(), 60)));
    }
}
