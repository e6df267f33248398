package eu.passerelle.scheduling.outside;

import com.ibm.icu.util.TimeZone;
import eu.passerelle.scheduling.outside.Properties.Property;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the names of time zones in a file mean: names of the IANA database, also behind a prefix such as
 * {@code /mozilla.org/20050126_1/}; names of Windows, by the table of CLDR; and for other names what the file's own
 * definition gives: a place, a single offset, or two yearly changes that a real zone has, too. Definitions are never
 * registered with the JVM, and one that is like no real zone is not followed.
 */
final class Zones {
    private static final int MOST_DEFINED = 100;

    private static final Map<String, String> BY_LOWER_CASE = byLowerCase();
    private static final Pattern OFFSET = Pattern.compile("([+-])(\\d{2}):?(\\d{2})(?::?\\d{2})?");
    /** As Outlook shows them: (UTC+01:00) Amsterdam, Berlin, Bern. */
    private static final Pattern NAMED_BY_OFFSET = Pattern.compile("(?i)(?:UTC|GMT)([+-]\\d{1,2}(?::?\\d{2})?)?");

    private final Map<String, Optional<ZoneId>> defined = new HashMap<>();
    private final Map<String, Optional<ZoneId>> found = new HashMap<>();

    boolean isFull() {
        return defined.size() >= MOST_DEFINED;
    }

    /** By a VTIMEZONE. */
    void define(Properties zone) {
        zone.first("TZID").ifPresent(name -> defined.put(plain(name.value()), described(zone)));
    }

    private static Optional<ZoneId> described(Properties zone) {
        Optional<ZoneId> place = zone.first("X-LIC-LOCATION").flatMap(location -> known(plain(location.value())));
        List<ZoneOffset> offsets = zone.all("TZOFFSETTO")
                .flatMap(property -> offset(property.value()).stream())
                .toList();
        List<String> rules = zone.all("RRULE").map(Property::value).toList();
        return place.or(() -> offsets.stream().distinct().count() == 1
                ? Optional.of(offsets.getFirst())
                : YearlyZones.find(offsets, rules));
    }

    Optional<ZoneId> find(String name) {
        String plain = plain(name);
        return found.computeIfAbsent(plain, key -> known(key).or(() -> defined.getOrDefault(key, Optional.empty())));
    }

    private static Optional<ZoneId> known(String name) {
        return iana(name).or(() -> windows(name)).or(() -> renamed(name)).or(() -> byOffset(name));
    }

    private static Optional<ZoneId> iana(String name) {
        String rest = name;
        while (true) {
            @Nullable String id = BY_LOWER_CASE.get(rest.toLowerCase(Locale.ROOT));
            if (id != null) {
                return Optional.of(ZoneId.of(id));
            }
            int slash = rest.indexOf('/');
            if (slash < 0) {
                return Optional.empty();
            }
            rest = rest.substring(slash + 1);
        }
    }

    private static Optional<ZoneId> windows(String name) {
        @Nullable String id = TimeZone.getIDForWindowsID(name, null);
        return id == null ? Optional.empty() : iana(id);
    }

    /** Names that the database has given up. */
    private static Optional<ZoneId> renamed(String name) {
        @Nullable String id = TimeZone.getCanonicalID(name);
        return id == null ? Optional.empty() : iana(id);
    }

    private static Optional<ZoneId> byOffset(String name) {
        if (!NAMED_BY_OFFSET.matcher(name).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(ZoneId.of(name.toUpperCase(Locale.ROOT)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
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

    private static String plain(String name) {
        return name.replace("\"", "").strip();
    }

    private static Map<String, String> byLowerCase() {
        var ids = new HashMap<String, String>();
        ZoneId.getAvailableZoneIds().forEach(id -> ids.put(id.toLowerCase(Locale.ROOT), id));
        return Map.copyOf(ids);
    }
}
