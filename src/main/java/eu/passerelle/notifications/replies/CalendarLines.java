package eu.passerelle.notifications.replies;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The lines of an iCalendar text that say what is answered: those of the calendar itself and of its events, of which a
 * series may have several. Written by
 * strangers, so it is read by as little code as can be, with an end to everything; time zones described in it are not
 * even looked at.
 */
final class CalendarLines {
    private static final int MOST_LINES = 5_000;
    private static final int LONGEST_LINE = 20_000;
    private static final int DEEPEST = 8;
    private static final int MOST_EVENTS = 50;

    private final List<Line> calendar = new ArrayList<>();
    private final List<Event> events = new ArrayList<>();

    private CalendarLines() {}

    /** @param parameters by their names in upper case */
    record Line(String name, Map<String, String> parameters, String value) {}

    /** One of the events. */
    record Event(List<Line> lines) {
        Optional<Line> find(String name) {
            return first(lines, name);
        }

        Stream<Line> all(String name) {
            return lines.stream().filter(line -> line.name().equals(name));
        }
    }

    /** @throws UnreadableReply when it is none, has no event, or goes beyond all measure */
    static CalendarLines read(String text) throws UnreadableReply {
        var lines = new CalendarLines();
        Deque<String> within = new ArrayDeque<>();
        for (String line : unfolded(text)) {
            lines.take(line, within);
        }
        if (lines.events.isEmpty() || !within.isEmpty()) {
            throw new UnreadableReply("not a calendar with an event");
        }
        return lines;
    }

    /** Lines end as they may: some servers turn the ends around. */
    private static List<String> unfolded(String text) throws UnreadableReply {
        var unfolded = new ArrayList<StringBuilder>();
        String[] raw = text.split("\r\n|\n|\r", MOST_LINES + 1);
        if (raw.length > MOST_LINES) {
            throw new UnreadableReply("too many lines");
        }
        for (String line : raw) {
            boolean goesOn = line.startsWith(" ") || line.startsWith("\t");
            if (goesOn && !unfolded.isEmpty()) {
                unfolded.getLast().append(line, 1, line.length());
            } else {
                unfolded.add(new StringBuilder(line));
            }
            if (unfolded.getLast().length() > LONGEST_LINE) {
                throw new UnreadableReply("a line too long");
            }
        }
        return unfolded.stream().map(StringBuilder::toString).toList();
    }

    private void take(String text, Deque<String> within) throws UnreadableReply {
        Optional<Line> parsed = parse(text);
        if (parsed.isEmpty()) {
            return;
        }
        Line line = parsed.get();
        switch (line.name()) {
            case "BEGIN" -> begin(line.value().toUpperCase(Locale.ROOT), within);
            case "END" -> end(line.value().toUpperCase(Locale.ROOT), within);
            default -> keep(line, within);
        }
    }

    private void begin(String component, Deque<String> within) throws UnreadableReply {
        if (within.size() == DEEPEST || within.isEmpty() && !component.equals("VCALENDAR")) {
            throw new UnreadableReply("too deep, or not a calendar");
        }
        within.push(component);
        if (component.equals("VEVENT")) {
            if (within.size() != 2 || events.size() == MOST_EVENTS) {
                throw new UnreadableReply("events where there are none, or too many");
            }
            events.add(new Event(new ArrayList<>()));
        }
    }

    private static void end(String component, Deque<String> within) throws UnreadableReply {
        if (within.isEmpty() || !within.pop().equals(component)) {
            throw new UnreadableReply("ends that do not match");
        }
    }

    private void keep(Line line, Deque<String> within) {
        if (within.size() == 1) {
            calendar.add(line);
        } else if (within.size() == 2 && "VEVENT".equals(within.peek())) {
            events.getLast().lines().add(line);
        }
    }

    /** {@code NAME;PARAMETER="with: colon";OTHER=x:value} */
    private static Optional<Line> parse(String text) {
        var parts = new ArrayList<String>();
        boolean quoted = false;
        int from = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && (c == ';' || c == ':')) {
                parts.add(text.substring(from, i));
                from = i + 1;
                if (c == ':') {
                    return Optional.of(line(parts, text.substring(from).strip()));
                }
            }
        }
        return Optional.empty();
    }

    private static Line line(List<String> parts, String value) {
        var parameters = new TreeMap<String, String>();
        parts.stream().skip(1).forEach(part -> {
            int equals = part.indexOf('=');
            if (equals > 0) {
                parameters.putIfAbsent(
                        part.substring(0, equals).strip().toUpperCase(Locale.ROOT),
                        part.substring(equals + 1).replace("\"", "").strip());
            }
        });
        return new Line(parts.getFirst().strip().toUpperCase(Locale.ROOT), parameters, value);
    }

    /** Of the calendar itself; empty without one. */
    String method() {
        return first(calendar, "METHOD")
                .map(line -> line.value().toUpperCase(Locale.ROOT))
                .orElse("");
    }

    List<Event> events() {
        return List.copyOf(events);
    }

    private static Optional<Line> first(List<Line> lines, String name) {
        return lines.stream().filter(line -> line.name().equals(name)).findFirst();
    }
}
