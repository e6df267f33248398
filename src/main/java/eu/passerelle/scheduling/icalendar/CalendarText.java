package eu.passerelle.scheduling.icalendar;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import net.fortuna.ical4j.data.CalendarOutputter;
import net.fortuna.ical4j.model.Calendar;

/** The last step to text: lines ended by CRLF and folded at 75 octets. */
final class CalendarText {
    private static final String LINE_END = "\r\n";
    private static final String FOLD = LINE_END + " ";
    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final int LONGEST_LINE = 75;

    private CalendarText() {}

    static String of(Calendar calendar) {
        var text = new StringWriter();
        try {
            new CalendarOutputter(false).output(calendar, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var folded = new StringBuilder(text.getBuffer().length());
        // ical4j counts characters; the standard counts octets.
        text.toString().replace(FOLD, "").lines().forEach(line -> fold(line, folded));
        return folded.toString();
    }

    private static void fold(String line, StringBuilder folded) {
        int octets = 0;
        for (int i = 0; i < line.length(); i = line.offsetByCodePoints(i, 1)) {
            int character = line.codePointAt(i);
            int more = octets(character);
            if (octets + more > LONGEST_LINE) {
                folded.append(FOLD);
                octets = 1;
            }
            folded.appendCodePoint(character);
            octets += more;
        }
        folded.append(LINE_END);
    }

    /** In UTF-8. */
    private static int octets(int character) {
        if (character < 0x80) {
            return 1;
        }
        if (character < 0x800) {
            return 2;
        }
        return character < 0x10000 ? 3 : 4;
    }

    /** Such as {@code 20270309T080000Z}. */
    static String utc(Instant instant) {
        return UTC.format(instant);
    }

    /** One line without control characters, so that nobody's name begins a line of its own. */
    static String line(String text) {
        return text.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ").strip();
    }

    /** Several lines, ended as the standard wants them escaped, and no other control characters. */
    static String lines(String text) {
        return text.replaceAll("\\r\\n?|[\\u2028\\u2029]", "\n")
                .replaceAll("[\\p{Cntrl}&&[^\\n]]+", " ")
                .strip();
    }

    /** What may stand in quotes as a parameter. */
    static String parameter(String text) {
        return line(text).replace('"', '\'');
    }
}
