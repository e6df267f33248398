package eu.passerelle.scheduling.outside;

import eu.passerelle.scheduling.outside.Properties.Property;
import eu.passerelle.scheduling.outside.Skipped.Reason;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An event, or a change to one occurrence of it.
 *
 * @param uid may be empty
 * @param length by the wall clock
 * @param replaces of which occurrence of the event with the same uid it is the change
 */
record Event(
        String uid, int sequence, When start, Duration length, boolean busy, Optional<When> replaces, Properties said) {
    private static final Duration LONGEST = Duration.ofDays(366);
    private static final Pattern WEEKS_AND_DAYS =
            Pattern.compile("([+-]?)P(?:(\\d{1,5})W)?(?:(\\d{1,6})D)?(T(?:\\d{1,9}H)?(?:\\d{1,9}M)?(?:\\d{1,9}S)?)?");

    /** @throws UnreadablePart without a beginning, or with an end before it, or when it lasts more than a year */
    static Event of(Properties said, Zones zones) {
        When start = When.of(said.first("DTSTART").orElseThrow(UnreadablePart::new), zones);
        return new Event(
                said.first("UID").map(Property::value).orElse(""),
                sequence(said),
                start,
                checked(length(said, start, zones)),
                isBusy(said),
                said.first("RECURRENCE-ID").map(id -> When.of(id, zones)),
                said);
    }

    private static int sequence(Properties said) {
        String text = said.word("SEQUENCE");
        return text.matches("\\d{1,9}") ? Integer.parseInt(text) : 0;
    }

    /** Tentative is busy: who has half promised a time should not promise it here. */
    private static boolean isBusy(Properties said) {
        return !said.word("TRANSP").equals("TRANSPARENT")
                && !said.word("STATUS").equals("CANCELLED")
                && !said.word("X-MICROSOFT-CDO-BUSYSTATUS").equals("FREE");
    }

    private static Duration length(Properties said, When start, Zones zones) {
        Optional<When> end = said.first("DTEND").map(property -> When.of(property, zones));
        if (end.isPresent()) {
            return between(start, end.get());
        }
        return said.first("DURATION")
                .map(duration -> duration(duration.value()))
                .orElse(start.wholeDay() ? Duration.ofDays(1) : Duration.ZERO);
    }

    private static Duration between(When start, When end) {
        // Some programs write the last day where the day after it belongs.
        if (start.wholeDay() && end.wholeDay() && start.equals(end)) {
            return Duration.ofDays(1);
        }
        return Duration.between(start.local(), end.by(start));
    }

    static Duration duration(String text) {
        Matcher parts = WEEKS_AND_DAYS.matcher(text.strip().toUpperCase(Locale.ROOT));
        if (!parts.matches()) {
            throw new UnreadablePart();
        }
        try {
            String time = parts.group(4);
            Duration length = Duration.ofDays(7 * number(parts.group(2)) + number(parts.group(3)))
                    .plus(time == null || time.equals("T") ? Duration.ZERO : Duration.parse("P" + time));
            return "-".equals(parts.group(1)) ? length.negated() : length;
        } catch (DateTimeException | ArithmeticException e) {
            throw new UnreadablePart();
        }
    }

    private static long number(@Nullable String digits) {
        return digits == null ? 0 : Long.parseLong(digits);
    }

    private static Duration checked(Duration length) {
        if (length.isNegative()) {
            throw new UnreadablePart(Reason.BACKWARDS, "");
        }
        if (length.compareTo(LONGEST) > 0) {
            throw new UnreadablePart(Reason.TOO_LONG, "");
        }
        return length;
    }

    /** Of a change to this and all later occurrences. */
    boolean changesLaterOnes() {
        return said.first("RECURRENCE-ID")
                .map(id -> id.parameter("RANGE").equalsIgnoreCase("THISANDFUTURE"))
                .orElse(false);
    }
}
