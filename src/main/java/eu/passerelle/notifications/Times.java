package eu.passerelle.notifications;

import eu.passerelle.kernel.InterfaceLanguage;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;

/** Words dates and times in a recipient's language and time zone. A time of day always names its offset. */
record Times(InterfaceLanguage language, ZoneId zone) {

    /** Such as <q>Monday, 1 March 2027, 10:00 (UTC+1)</q>. */
    String moment(Instant instant) {
        ZonedDateTime moment = instant.atZone(zone);
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.FULL, FormatStyle.SHORT)
                        .withLocale(locale())
                        .format(moment)
                + " (" + offset(moment) + ")";
    }

    String day(Instant instant) {
        return day(instant.atZone(zone).toLocalDate());
    }

    String day(LocalDate date) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.FULL)
                .withLocale(locale())
                .format(date);
    }

    /** Such as <q>Central European Time</q>. */
    String zoneName(Instant at) {
        String name = DateTimeFormatter.ofPattern("vvvv", locale()).format(at.atZone(zone));
        return name.substring(0, 1).toUpperCase(locale()) + name.substring(1);
    }

    private static String offset(ZonedDateTime moment) {
        return DateTimeFormatter.ofPattern("O", Locale.ROOT).format(moment).replace("GMT", "UTC");
    }

    private Locale locale() {
        return language.locale();
    }
}
