package eu.passerelle.scheduling;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.format.TextStyle;
import java.util.Locale;
import org.springframework.util.StringUtils;

/** Days and times as a reader's language writes them. */
final class WordedTimes {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    private final Locale locale;

    WordedTimes(Locale locale) {
        this.locale = locale;
    }

    /** With weekday and year, at the beginning of a line. */
    String day(LocalDate date) {
        return StringUtils.capitalize(DateTimeFormatter.ofLocalizedDate(FormatStyle.FULL)
                .withLocale(locale)
                .format(date));
    }

    /** As the head of a narrow column: Tu 9. */
    String shortDay(LocalDate date) {
        return date.getDayOfWeek().getDisplayName(TextStyle.SHORT_STANDALONE, locale) + "\u00a0" + date.getDayOfMonth();
    }

    /** Both included. */
    String days(LocalDate from, LocalDate until) {
        return from.equals(until) ? day(from) : date(from) + " \u2013 " + date(until);
    }

    String date(LocalDate date) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(locale)
                .format(date);
    }

    String weekday(DayOfWeek day) {
        return StringUtils.capitalize(day.getDisplayName(TextStyle.FULL_STANDALONE, locale));
    }

    String span(LocalTime from, LocalTime until) {
        boolean endOfDay = until.equals(LocalTime.MIDNIGHT);
        return TIME.format(from) + "\u2013" + (endOfDay ? "24:00" : TIME.format(until));
    }
}
