package eu.passerelle.scheduling.outside;

import eu.passerelle.kernel.outbound.HttpsAddress;
import eu.passerelle.scheduling.outside.OutsideCalendar.Failure;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What is said of an outside calendar, in the reader's language. */
@Component
class OutsideWords {
    private final MessageSource messages;

    OutsideWords(MessageSource messages) {
        this.messages = messages;
    }

    /**
     * @param host empty for a file
     * @param failure why it cannot be read any more; empty while it can
     * @param failingSince empty while it can be read
     * @param skipped a sentence for each kind
     */
    record Card(
            String id,
            String name,
            String host,
            String readAt,
            String until,
            int times,
            String failure,
            String failingSince,
            List<String> skipped) {}

    Card card(OutsideCalendar calendar, ZoneId zone, Locale locale) {
        return new Card(
                calendar.id(),
                calendar.name(),
                calendar.address().map(HttpsAddress::host).orElse(""),
                moment(calendar.readAt(), zone, locale),
                day(calendar.until(), locale),
                calendar.times(),
                calendar.failure().map(failure -> failure(failure, locale)).orElse(""),
                calendar.failure()
                        .map(failure -> moment(failure.since(), zone, locale))
                        .orElse(""),
                calendar.skipped().stream()
                        .map(skipped -> skipped(skipped, locale))
                        .toList());
    }

    String failure(Failure failure, Locale locale) {
        return message("scheduling.outside.failure." + failure.code(), locale, failure.detail());
    }

    /** What, why, how many and from which day on. */
    String skipped(Skipped skipped, Locale locale) {
        String why = message("scheduling.outside.skipped." + skipped.reason(), locale, skipped.detail());
        String first = skipped.first()
                .map(day -> message("scheduling.outside.skipped-first", locale, skipped.count(), day(day, locale)))
                .orElseGet(() -> message("scheduling.outside.skipped-count", locale, skipped.count()));
        return why + " " + first;
    }

    private String message(String key, Locale locale, Object... arguments) {
        return messages.getMessage(key, arguments, locale);
    }

    private static String day(LocalDate day, Locale locale) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(locale)
                .format(day);
    }

    private static String moment(Instant moment, ZoneId zone, Locale locale) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
                .withLocale(locale)
                .format(moment.atZone(zone));
    }
}
