package eu.passerelle.scheduling;

import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.ManagerParameters;
import eu.passerelle.scheduling.recurrence.DaysOff;
import java.time.LocalDate;
import java.time.Year;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Public holidays that hold in a whole country; those of single regions are working days here. */
final class Holidays {
    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 2100;
    private static final Map<CountryYear, Map<LocalDate, Holiday>> KNOWN = new ConcurrentHashMap<>();

    private Holidays() {}

    private record CountryYear(String country, int year) {}

    /** @param country ISO 3166-1 alpha-2; for one that is unknown there are none */
    static DaysOff of(Optional<String> country) {
        return country.<DaysOff>map(code -> date -> inYear(code, date).containsKey(date))
                .orElse(DaysOff.NONE);
    }

    /** What a public holiday is called; empty on other days. */
    static Optional<String> name(Optional<String> country, LocalDate date, Locale locale) {
        return country.map(code -> inYear(code, date).get(date)).map(holiday -> holiday.getDescription(locale));
    }

    private static Map<LocalDate, Holiday> inYear(String country, LocalDate date) {
        if (date.getYear() < FIRST_YEAR || date.getYear() > LAST_YEAR) {
            return Map.of();
        }
        return KNOWN.computeIfAbsent(new CountryYear(country, date.getYear()), Holidays::read);
    }

    private static Map<LocalDate, Holiday> read(CountryYear wanted) {
        String code = wanted.country().toUpperCase(Locale.ROOT);
        if (!HolidayManager.getSupportedCalendarCodes().contains(code)) {
            return Map.of();
        }
        return HolidayManager.getInstance(ManagerParameters.create(code))
                .getHolidays(Year.of(wanted.year()), HolidayType.PUBLIC_HOLIDAY)
                .stream()
                .collect(Collectors.toUnmodifiableMap(Holiday::getDate, holiday -> holiday, (one, other) -> one));
    }
}
