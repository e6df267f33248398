package eu.passerelle.notifications.replies;

import eu.passerelle.kernel.ZoneNames;
import eu.passerelle.notifications.replies.CalendarLines.Event;
import eu.passerelle.notifications.replies.CalendarLines.Line;
import eu.passerelle.scheduling.Attendance.Answer;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * An iTIP REPLY or COUNTER (RFC 5546), as far as it matters here.
 *
 * @param counters it asks for another time
 * @param recurrence which one of a series it answers; empty for all of it, and where there is none
 * @param start the time asked for; empty where it cannot be understood
 */
record CalendarReply(
        boolean counters,
        String uid,
        Optional<Instant> recurrence,
        int sequence,
        Instant writtenAt,
        List<Person> attendees,
        Optional<Instant> start) {
    private static final int MOST_ATTENDEES = 50;
    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss", Locale.ROOT);

    /** @param address in lower case; @param answer empty for none of the three */
    record Person(String address, Optional<Answer> answer) {}

    /**
     * @return one, or several of one series: what is said of all of it first; none for a calendar that answers nothing,
     *     such as an invitation
     * @throws UnreadableReply when what every answer must say is missing, or answers to several things are mixed
     */
    static List<CalendarReply> read(String text) throws UnreadableReply {
        CalendarLines lines = CalendarLines.read(text);
        boolean counters = lines.method().equals("COUNTER");
        if (!counters && !lines.method().equals("REPLY")) {
            return List.of();
        }
        var replies = new ArrayList<CalendarReply>();
        for (Event event : lines.events()) {
            replies.add(read(event, counters));
        }
        if (replies.stream().map(CalendarReply::uid).distinct().count() > 1) {
            throw new UnreadableReply("several UIDs");
        }
        replies.sort(Comparator.comparing(reply -> reply.recurrence().isPresent()));
        return List.copyOf(replies);
    }

    private static CalendarReply read(Event event, boolean counters) throws UnreadableReply {
        return new CalendarReply(
                counters,
                required(event, "UID").value(),
                recurrence(event),
                sequence(event),
                instant(required(event, "DTSTAMP")).orElseThrow(() -> new UnreadableReply("DTSTAMP is no moment")),
                event.all("ATTENDEE")
                        .limit(MOST_ATTENDEES)
                        .map(CalendarReply::person)
                        .toList(),
                event.find("DTSTART").flatMap(CalendarReply::instant));
    }

    private static Line required(Event event, String name) throws UnreadableReply {
        return event.find(name).orElseThrow(() -> new UnreadableReply(name + " is missing"));
    }

    private static Optional<Instant> recurrence(Event event) throws UnreadableReply {
        Optional<Line> line = event.find("RECURRENCE-ID");
        Optional<Instant> named = line.flatMap(CalendarReply::instant).or(() -> line.flatMap(CalendarReply::noon));
        if (line.isPresent() && named.isEmpty()) {
            throw new UnreadableReply("RECURRENCE-ID is no moment");
        }
        return named;
    }

    /** Some programs name a day: a series has at most one session on it. */
    private static Optional<Instant> noon(Line line) {
        try {
            return Optional.of(LocalDate.parse(line.value(), DateTimeFormatter.BASIC_ISO_DATE)
                    .atTime(12, 0)
                    .toInstant(ZoneOffset.UTC));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Absent, it is 0. */
    private static int sequence(Event event) throws UnreadableReply {
        String value = event.find("SEQUENCE").map(Line::value).orElse("0");
        if (!value.matches("[0-9]{1,9}")) {
            throw new UnreadableReply("SEQUENCE is no number");
        }
        return Integer.parseInt(value);
    }

    private static Person person(Line attendee) {
        String address = attendee.value().toLowerCase(Locale.ROOT).replaceFirst("^mailto:", "");
        return new Person(
                address,
                switch (attendee.parameters().getOrDefault("PARTSTAT", "").toUpperCase(Locale.ROOT)) {
                    case "ACCEPTED" -> Optional.of(Answer.ACCEPTED);
                    case "TENTATIVE" -> Optional.of(Answer.TENTATIVE);
                    case "DECLINED" -> Optional.of(Answer.DECLINED);
                    default -> Optional.empty();
                });
    }

    private static Optional<Instant> instant(Line line) {
        String value = line.value();
        try {
            if (value.endsWith("Z")) {
                return Optional.of(LocalDateTime.parse(value.substring(0, value.length() - 1), LOCAL)
                        .toInstant(ZoneOffset.UTC));
            }
            LocalDateTime local = LocalDateTime.parse(value, LOCAL);
            String name = line.parameters().getOrDefault("TZID", "");
            return ZoneNames.find(name)
                    .or(() -> ZoneNames.findWorded(name))
                    .map(zone -> local.atZone(zone).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
