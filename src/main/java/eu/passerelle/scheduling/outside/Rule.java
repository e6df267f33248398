package eu.passerelle.scheduling.outside;

import eu.passerelle.scheduling.outside.Skipped.Reason;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.fortuna.ical4j.model.Recur;

/**
 * A rule of recurrence, expanded by ical4j once it is known what that costs. A rule can ask for 31 million moments a year
 * in a hundred letters, so the cost is reckoned first: the steps that are walked, times the moments looked at in each.
 * Parts that nobody combines, and that ical4j combines wrongly, are refused.
 */
final class Rule {
    static final int MOST_OCCURRENCES = 2_000;
    private static final int MOST_TIMES_A_DAY = 24;
    private static final long COSTLIEST = 200_000;
    private static final int LONGEST = 500;
    private static final int WIDEST_INTERVAL = 9_999;
    private static final Map<String, ChronoUnit> STEPS = Map.of(
            "HOURLY", ChronoUnit.HOURS,
            "DAILY", ChronoUnit.DAYS,
            "WEEKLY", ChronoUnit.WEEKS,
            "MONTHLY", ChronoUnit.MONTHS,
            "YEARLY", ChronoUnit.YEARS);
    private static final Set<String> TOO_OFTEN = Set.of("SECONDLY", "MINUTELY");
    private static final List<String> TIMES = List.of("BYHOUR", "BYMINUTE", "BYSECOND");
    private static final List<String> LISTS_OF_DAYS = List.of("BYWEEKNO", "BYYEARDAY", "BYMONTHDAY", "BYMONTH");

    private final Map<String, Set<String>> parts;
    private final ChronoUnit step;
    private final int interval;
    private final Optional<Integer> count;
    private final Optional<LocalDateTime> until;

    private Rule(Map<String, Set<String>> parts, When start) {
        this.parts = parts;
        step = Optional.ofNullable(STEPS.get(only("FREQ"))).orElseThrow(Rule::unreadable);
        interval = number("INTERVAL").orElse(1);
        count = number("COUNT");
        until = Optional.of(only("UNTIL")).filter(text -> !text.isEmpty()).map(text -> last(text, start));
    }

    /** @throws UnreadablePart for a rule that is none, or that comes too often */
    static Rule of(String written, When start) {
        if (written.length() > LONGEST) {
            throw unreadable();
        }
        var parts = new LinkedHashMap<String, Set<String>>();
        Stream.of(written.toUpperCase(Locale.ROOT).split(";"))
                .map(part -> part.split("=", 2))
                .filter(part -> part.length == 2)
                // The same twice in a list would be looked at twice.
                .forEach(part -> parts.put(
                        part[0].strip(),
                        Stream.of(part[1].strip().split(",")).collect(Collectors.toCollection(LinkedHashSet::new))));
        long timesADay = TIMES.stream().mapToLong(list -> size(parts, list)).reduce(1, (a, b) -> a * b);
        if (parts.getOrDefault("FREQ", Set.of()).stream().anyMatch(TOO_OFTEN::contains)
                || timesADay > MOST_TIMES_A_DAY) {
            throw new UnreadablePart(Reason.TOO_OFTEN, "");
        }
        if (isCombinedWrongly(parts)) {
            throw unreadable();
        }
        return new Rule(parts, start);
    }

    /** By the test data of other projects; weeks and days of the year are understood alone or with weekdays. */
    private static boolean isCombinedWrongly(Map<String, Set<String>> parts) {
        boolean ofTheYear = parts.containsKey("BYWEEKNO") || parts.containsKey("BYYEARDAY");
        boolean numbered = parts.getOrDefault("BYDAY", Set.of()).stream().anyMatch(day -> day.length() > 2);
        return ofTheYear && LISTS_OF_DAYS.stream().filter(parts::containsKey).count() > 1
                || ofTheYear && !parts.getOrDefault("FREQ", Set.of()).contains("YEARLY")
                || numbered && parts.containsKey("BYMONTHDAY");
    }

    private static UnreadablePart unreadable() {
        return new UnreadablePart(Reason.UNREADABLE_RULE, "");
    }

    /** The last moment that may be one, by the clock of the start; a day is meant whole. */
    private static LocalDateTime last(String text, When start) {
        When until = When.of(text, start.zone());
        return until.wholeDay() ? until.date().atTime(LocalTime.MAX) : until.by(start);
    }

    /** How many moments are looked at, at most, for those before the end. */
    long cost(LocalDateTime start, LocalDateTime from, LocalDateTime end) {
        LocalDateTime first = count.isEmpty() && from.isAfter(start) ? from : start;
        long walked = Math.max(0, step.between(first, end) / interval) + 2;
        long steps = count.map(most -> Math.min(most, walked)).orElse(walked);
        return steps
                * parts.keySet().stream()
                        .filter(name -> name.startsWith("BY"))
                        .mapToLong(name -> size(parts, name))
                        .reduce(1, (a, b) -> Math.min(COSTLIEST, a * b));
    }

    boolean isAffordable(LocalDateTime start, LocalDateTime from, LocalDateTime end) {
        return cost(start, from, end) <= COSTLIEST;
    }

    /**
     * Those from one moment to another, by the clock of the start, in order; one more than is allowed when there are more.
     *
     * @throws UnreadablePart for what ical4j does not understand, which it says in many ways
     */
    List<LocalDateTime> occurrences(LocalDateTime start, LocalDateTime from, LocalDateTime end) {
        LocalDateTime last = until.filter(end::isAfter).orElse(end);
        if (last.isBefore(from) || last.isBefore(start)) {
            return List.of();
        }
        try {
            return new Recur<LocalDateTime>(text()).getDates(start, from, last, MOST_OCCURRENCES + 1);
        } catch (RuntimeException e) {
            throw unreadable();
        }
    }

    /**
     * Its end is ours to watch: ical4j compares ends in UTC only with starts in UTC. And weeks begin on Mondays unless the
     * rule says otherwise, not on the day that the locale of the machine says.
     */
    private String text() {
        String monday = parts.containsKey("WKST") ? "" : ";WKST=MO";
        return parts.entrySet().stream()
                .filter(part -> !part.getKey().equals("UNTIL") && !part.getKey().startsWith("X-"))
                .map(part -> part.getKey() + "=" + String.join(",", part.getValue()))
                .collect(Collectors.joining(";", "", monday));
    }

    private String only(String name) {
        return parts.getOrDefault(name, Set.of()).stream().findFirst().orElse("");
    }

    private Optional<Integer> number(String name) {
        String text = only(name);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        if (!text.matches("\\d{1,9}")
                || text.matches("0+")
                || name.equals("INTERVAL")
                        && text.length() > String.valueOf(WIDEST_INTERVAL).length()) {
            throw unreadable();
        }
        return Optional.of(Integer.valueOf(text));
    }

    private static long size(Map<String, Set<String>> parts, String name) {
        return Math.max(1, parts.getOrDefault(name, Set.of()).size());
    }
}
