package eu.passerelle.notifications.reminders;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What somebody wants.
 *
 * @param since the reminders chosen, each with the moment from which it holds
 * @param quiet empty when mails may come at any time
 */
record ReminderChoice(Map<Lead, Instant> since, Optional<QuietHours> quiet) {
    static final ReminderChoice USUAL =
            new ReminderChoice(Map.of(Lead.DAY, Instant.EPOCH), Optional.of(QuietHours.USUAL));

    /** Those that are to go out now. */
    Stream<Lead> due(Instant start, ZoneId zone, Instant arrangedAt, Instant now) {
        return since.entrySet().stream()
                .filter(chosen -> Reminder.of(chosen.getKey(), start, zone, quiet).stream()
                        .anyMatch(reminder -> reminder.isDue(now, later(arrangedAt, chosen.getValue()), zone, quiet)))
                .map(Map.Entry::getKey);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
