package eu.passerelle.engagements;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.format.TextStyle;
import java.util.Locale;

/** Words days and times as a reader writes them, for templates. */
public record Times(Locale locale) {
    /** Monday 1 March 2027. */
    public String day(LocalDate day) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.FULL)
                .withLocale(locale)
                .format(day);
    }

    public String day(Instant at, ZoneId zone) {
        return day(LocalDate.ofInstant(at, zone));
    }

    /** 1 March 2027. */
    public String shortDay(LocalDate day) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(locale)
                .format(day);
    }

    public String shortDay(Instant at, ZoneId zone) {
        return shortDay(LocalDate.ofInstant(at, zone));
    }

    /** 09:30. */
    public String hour(Instant at, ZoneId zone) {
        return DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT)
                .withLocale(locale)
                .format(at.atZone(zone));
    }

    /** Monday 1 March 2027, 09:30. */
    public String moment(Instant at, ZoneId zone) {
        return day(at, zone) + ", " + hour(at, zone);
    }

    /** 2027-03-01, as addresses and fields of forms have it. */
    public LocalDate date(Instant at, ZoneId zone) {
        return LocalDate.ofInstant(at, zone);
    }

    /** 12 h 30 min, which is written so in each of the four languages. */
    public String length(Duration length) {
        long hours = length.toHours();
        int minutes = length.toMinutesPart();
        if (hours == 0 || minutes == 0) {
            return hours == 0 ? minutes + "\u00a0min" : hours + "\u00a0h";
        }
        return hours + "\u00a0h\u00a0" + minutes + "\u00a0min";
    }

    /** Central European Time. */
    public String zone(ZoneId zone) {
        return zone.getDisplayName(TextStyle.FULL_STANDALONE, locale);
    }

    /** False for two places whose clocks agree at that time. */
    public boolean differ(Instant at, ZoneId one, ZoneId other) {
        return !one.getRules().getOffset(at).equals(other.getRules().getOffset(at));
    }
}
