package eu.passerelle.engagements.requests;

import eu.passerelle.matching.MeetingForm;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.Optional;

/** How, when and how much, as typed; each method reads one answer, and finds nothing where it makes no sense. */
public record Meeting(String form, String from, String until, String hours) {
    /** Browsers with a date picker send the first; people without one type as they are used to. */
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "[uuuu-MM-dd][d.M.uuuu][d/M/uuuu]", Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);

    private static final int MOST_DIGITS = 9;
    /** Later ones can be written, but not be reckoned with. */
    private static final int LAST_YEAR = 9999;

    public Optional<MeetingForm> chosenForm() {
        return MeetingForm.named(form);
    }

    public Optional<LocalDate> firstDay() {
        return date(from);
    }

    public Optional<LocalDate> lastDay() {
        return date(until);
    }

    public Optional<Integer> wantedHours() {
        String typed = hours.strip();
        return typed.length() <= MOST_DIGITS && typed.matches("-?[0-9]+")
                ? Optional.of(Integer.parseInt(typed))
                : Optional.empty();
    }

    private static Optional<LocalDate> date(String typed) {
        try {
            return Optional.of(LocalDate.parse(typed.strip(), DATE)).filter(day -> day.getYear() <= LAST_YEAR);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
