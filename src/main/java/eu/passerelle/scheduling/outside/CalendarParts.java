package eu.passerelle.scheduling.outside;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A calendar file taken apart into its components, each on its own, so that one that is broken spoils no other. Only the
 * lines that say when somebody is busy go on; titles, notes and names end here.
 */
final class CalendarParts {
    private static final Set<String> KINDS = Set.of("VEVENT", "VFREEBUSY", "VTIMEZONE");
    private static final Pattern OF_USE = Pattern.compile(
            "(?i)(UID|SEQUENCE|DTSTART|DTEND|DURATION|RRULE|EXRULE|RDATE|EXDATE|RECURRENCE-ID|STATUS|TRANSP|FREEBUSY"
                    + "|X-MICROSOFT-CDO-BUSYSTATUS|TZID|X-LIC-LOCATION|TZOFFSETFROM|TZOFFSETTO)[:;].*");
    private static final Pattern FOLD = Pattern.compile("^[ \t]");

    private final List<Part> parts = new ArrayList<>();
    private final Deque<String> open = new ArrayDeque<>();
    private List<String> lines = new ArrayList<>();
    private String method = "";
    private boolean begun;

    private CalendarParts() {}

    /** @param method of the calendar around it, such as PUBLISH; may be empty. @param lines unfolded, with its name around them */
    record Part(String kind, String method, List<String> lines) {}

    /** @throws UnreadableCalendar for what is no calendar, or ends before it has begun */
    static List<Part> of(byte[] file) {
        var parts = new CalendarParts();
        text(file).lines().forEach(parts::line);
        if (!parts.begun) {
            boolean packed = file.length > 1 && file[0] == 'P' && file[1] == 'K';
            throw new UnreadableCalendar(packed ? "PACKED" : file.length == 0 ? "EMPTY" : "NO_CALENDAR");
        }
        return parts.parts;
    }

    private void line(String line) {
        String text = line.strip();
        String head = text.toUpperCase(Locale.ROOT);
        if (head.startsWith("BEGIN:")) {
            begin(head.substring("BEGIN:".length()).strip());
        } else if (head.startsWith("END:")) {
            end(head.substring("END:".length()).strip());
        } else if (head.startsWith("METHOD:") && open.size() == 1) {
            method = head.substring("METHOD:".length()).strip();
        } else if (open.size() >= 2 && isWanted() && OF_USE.matcher(text).matches()) {
            lines.add(text);
        }
    }

    /** Of time zones also what their halves say; of events not what their alarms say. */
    private boolean isWanted() {
        List<String> outerFirst = List.copyOf(open).reversed();
        return KINDS.contains(outerFirst.get(1))
                && (outerFirst.size() == 2
                        || outerFirst.size() == 3 && outerFirst.get(1).equals("VTIMEZONE"));
    }

    private void begin(String name) {
        // A calendar never stands within something else: what was open was cut off.
        if (name.equals("VCALENDAR")) {
            open.clear();
            method = "";
            begun = true;
        } else if (open.size() == 1) {
            lines = new ArrayList<>();
        } else if (open.size() == 2 && KINDS.contains(name)) {
            open.pop();
            lines = new ArrayList<>();
        }
        open.push(name);
    }

    private void end(String name) {
        if (!open.contains(name)) {
            return;
        }
        while (!open.pop().equals(name)) {
            // An end of something inner was forgotten.
        }
        if (open.size() == 1 && KINDS.contains(name)) {
            parts.add(new Part(name, method, lines));
        }
    }

    /** Folds go before the letters are read: a fold may stand in the middle of one. */
    private static String text(byte[] file) {
        if (file.length > 1
                && (file[0] == (byte) 0xFE && file[1] == (byte) 0xFF
                        || file[0] == (byte) 0xFF && file[1] == (byte) 0xFE)) {
            return unfolded(new String(file, StandardCharsets.UTF_16));
        }
        Charset letters = StandardCharsets.UTF_8;
        String text = new String(unfolded(file), letters);
        return text.startsWith("\ufeff") ? text.substring(1) : text;
    }

    private static String unfolded(String text) {
        var unfolded = new StringBuilder(text.length());
        text.lines().forEach(line -> {
            boolean continued = FOLD.matcher(line).find();
            unfolded.append(continued || unfolded.isEmpty() ? "" : "\n").append(continued ? line.substring(1) : line);
        });
        return unfolded.toString();
    }

    private static byte[] unfolded(byte[] file) {
        var unfolded = new ByteArrayOutputStream(file.length);
        for (int i = 0; i < file.length; i++) {
            int end = lineEnd(file, i);
            boolean isFold = end > i && end < file.length && (file[end] == ' ' || file[end] == '\t');
            if (isFold) {
                i = end;
            } else {
                unfolded.write(file[i]);
            }
        }
        return unfolded.toByteArray();
    }

    /** Behind a line end that stands here; here when there is none. */
    private static int lineEnd(byte[] file, int at) {
        if (file[at] == '\n') {
            return at + 1;
        }
        if (file[at] == '\r') {
            return at + 1 < file.length && file[at + 1] == '\n' ? at + 2 : at + 1;
        }
        return at;
    }
}
