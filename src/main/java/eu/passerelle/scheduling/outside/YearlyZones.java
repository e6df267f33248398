package eu.passerelle.scheduling.outside;

import java.time.Month;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransitionRule;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Finds the zone that a definition in a file means by its two yearly changes. Outlook writes definitions under names such
 * as {@code Customized Time Zone}: to +02:00 on the last Sunday of March, to +01:00 on the last of October is the zone of
 * Berlin, or one that is like it today.
 */
final class YearlyZones {
    private static final Pattern MONTH = Pattern.compile("(?i)(?:^|;)BYMONTH=(\\d{1,2})(?:;|$)");
    private static final Pattern DAY = Pattern.compile("(?i)(?:^|;)BYDAY=\\+?(-?\\d)([A-Z]{2})(?:;|$)");
    private static final Map<Set<Change>, ZoneId> BY_CHANGES = byChanges();

    private YearlyZones() {}

    private record Change(ZoneOffset to, int month, int week, String weekday) {}

    /** @param offsets after the changes, in the order of the rules for their days */
    static Optional<ZoneId> find(List<ZoneOffset> offsets, List<String> rules) {
        if (offsets.size() != 2 || rules.size() != 2) {
            return Optional.empty();
        }
        Set<Change> changes = IntStream.range(0, 2)
                .boxed()
                .flatMap(i -> change(offsets.get(i), rules.get(i)).stream())
                .collect(Collectors.toSet());
        return Optional.ofNullable(BY_CHANGES.get(changes));
    }

    private static Optional<Change> change(ZoneOffset to, String rule) {
        Matcher month = MONTH.matcher(rule);
        Matcher day = DAY.matcher(rule);
        return month.find() && day.find()
                ? Optional.of(new Change(
                        to,
                        Integer.parseInt(month.group(1)),
                        Integer.parseInt(day.group(1)),
                        day.group(2).toUpperCase(Locale.ROOT)))
                : Optional.empty();
    }

    /** Of zones that are alike today, Europe's come first. */
    private static Map<Set<Change>, ZoneId> byChanges() {
        var found = new HashMap<Set<Change>, ZoneId>();
        Stream.concat(
                        ZoneId.getAvailableZoneIds().stream()
                                .filter(id -> id.startsWith("Europe/"))
                                .sorted(),
                        ZoneId.getAvailableZoneIds().stream()
                                .filter(id -> id.contains("/") && !id.startsWith("Etc/"))
                                .sorted())
                .map(ZoneId::of)
                .forEach(zone -> {
                    Set<Change> changes = zone.getRules().getTransitionRules().stream()
                            .map(YearlyZones::change)
                            .collect(Collectors.toSet());
                    if (changes.size() == 2) {
                        found.putIfAbsent(changes, zone);
                    }
                });
        return Map.copyOf(found);
    }

    private static Change change(ZoneOffsetTransitionRule rule) {
        int day = rule.getDayOfMonthIndicator();
        boolean last = day == -1
                || rule.getMonth() != Month.FEBRUARY && day == rule.getMonth().minLength() - 6;
        String weekday =
                rule.getDayOfWeek() == null ? "" : rule.getDayOfWeek().name().substring(0, 2);
        return new Change(rule.getOffsetAfter(), rule.getMonth().getValue(), last ? -1 : (day - 1) / 7 + 1, weekday);
    }
}
