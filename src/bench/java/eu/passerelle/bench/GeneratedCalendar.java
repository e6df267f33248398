package eu.passerelle.bench;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Random;

/**
 * Somebody's own calendar as a file, the same for the same number: of ten events eight are single ones, one comes every
 * week for a year already, and one every other week, every month on a certain weekday, or takes whole days.
 */
record GeneratedCalendar(ZoneId zone, String file) {
    private static final List<ZoneId> ZONES = List.of(
            ZoneId.of("Europe/Paris"),
            ZoneId.of("Europe/Berlin"),
            ZoneId.of("Europe/Bucharest"),
            ZoneId.of("Europe/Lisbon"));
    private static final List<String> DAYS = List.of("MO", "TU", "WE", "TH", "FR");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss");
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("uuuuMMdd");

    static GeneratedCalendar of(int number, int events, LocalDate monday, int weeks) {
        var random = new Random(31L * number + events);
        ZoneId zone = ZONES.get(number % ZONES.size());
        var file = new StringBuilder("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Bench//EN\r\n");
        for (int event = 0; event < events; event++) {
            file.append("BEGIN:VEVENT\r\nUID:p")
                    .append(number)
                    .append('e')
                    .append(event)
                    .append("@bench.example\r\n");
            file.append("DTSTAMP:20270101T000000Z\r\n");
            switch (event % 10) {
                case 0 -> timed(file, zone, random, monday.minusWeeks(52), "RRULE:FREQ=WEEKLY\r\n");
                case 1 -> seldom(file, zone, random, monday, event);
                default -> timed(file, zone, random, monday.plusWeeks(random.nextInt(weeks)), "");
            }
            file.append("END:VEVENT\r\n");
        }
        return new GeneratedCalendar(zone, file.append("END:VCALENDAR\r\n").toString());
    }

    private static void seldom(StringBuilder file, ZoneId zone, Random random, LocalDate monday, int event) {
        switch (event / 10 % 3) {
            case 0 -> timed(file, zone, random, monday.minusWeeks(26), "RRULE:FREQ=WEEKLY;INTERVAL=2\r\n");
            case 1 -> {
                // The first of them is one that its own rule would give.
                LocalDate first = monday.minusWeeks(30);
                LocalDate tuesday = first.withDayOfMonth(1)
                        .plusDays((9 - first.withDayOfMonth(1).getDayOfWeek().getValue()) % 7)
                        .plusWeeks(1);
                on(file, zone, random, tuesday, "RRULE:FREQ=MONTHLY;BYDAY=2TU\r\n");
            }
            default -> {
                LocalDate day = monday.plusDays(random.nextInt(80));
                file.append("DTSTART;VALUE=DATE:").append(DATE.format(day)).append("\r\n");
                file.append("DTEND;VALUE=DATE:")
                        .append(DATE.format(day.plusDays(1)))
                        .append("\r\n");
            }
        }
    }

    private static void timed(StringBuilder file, ZoneId zone, Random random, LocalDate monday, String rule) {
        on(file, zone, random, monday.plusDays(random.nextInt(DAYS.size())), rule);
    }

    private static void on(StringBuilder file, ZoneId zone, Random random, LocalDate day, String rule) {
        var start = day.atTime(8, 0).plusMinutes(15L * random.nextInt(40));
        file.append("DTSTART;TZID=")
                .append(zone)
                .append(':')
                .append(TIME.format(start))
                .append("\r\n");
        file.append("DTEND;TZID=")
                .append(zone)
                .append(':')
                .append(TIME.format(start.plusMinutes(15L * (1 + random.nextInt(3)))))
                .append("\r\n");
        file.append(rule);
    }
}
