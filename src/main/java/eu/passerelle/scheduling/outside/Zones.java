package eu.passerelle.scheduling.outside;

import eu.passerelle.kernel.ZoneNames;
import eu.passerelle.scheduling.outside.Properties.Property;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What the names of time zones in a file mean: what {@link ZoneNames} knows, and for other names what the file's own
 * definition gives: a place, a single offset, or two yearly changes that a real zone has, too. Definitions are never
 * registered with the JVM, and one that is like no real zone is not followed.
 */
final class Zones {
    private static final int MOST_DEFINED = 100;

    private static final Pattern OFFSET = Pattern.compile("([+-])(\\d{2}):?(\\d{2})(?::?\\d{2})?");

    private final Map<String, Optional<ZoneId>> defined = new HashMap<>();
    private final Map<String, Optional<ZoneId>> found = new HashMap<>();

    boolean isFull() {
        return defined.size() >= MOST_DEFINED;
    }

    /** By a VTIMEZONE. */
    void define(Properties zone) {
        zone.first("TZID").ifPresent(name -> defined.put(ZoneNames.plain(name.value()), described(zone)));
    }

    private static Optional<ZoneId> described(Properties zone) {
        Optional<ZoneId> place = zone.first("X-LIC-LOCATION").flatMap(location -> ZoneNames.find(location.value()));
        List<ZoneOffset> offsets = zone.all("TZOFFSETTO")
                .flatMap(property -> offset(property.value()).stream())
                .toList();
        List<String> rules = zone.all("RRULE").map(Property::value).toList();
        return place.or(() -> offsets.stream().distinct().count() == 1
                ? Optional.of(offsets.getFirst())
                : YearlyZones.find(offsets, rules));
    }

    Optional<ZoneId> find(String name) {
        return found.computeIfAbsent(
                ZoneNames.plain(name),
                plain -> ZoneNames.find(plain)
                        .or(() -> defined.getOrDefault(plain, Optional.empty()))
                        .or(() -> ZoneNames.findWorded(plain)));
    }

    private static Optional<ZoneOffset> offset(String text) {
        var offset = OFFSET.matcher(text.strip());
        if (!offset.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(ZoneOffset.of(offset.group(1) + offset.group(2) + ":" + offset.group(3)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
