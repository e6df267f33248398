package eu.passerelle.kernel;

import com.ibm.icu.text.TimeZoneNames;
import com.ibm.icu.text.TimeZoneNames.NameType;
import com.ibm.icu.util.TimeZone;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Time zones as calendar programs call them: by names of the IANA database, also old ones and behind a prefix such as
 * {@code /mozilla.org/20050126_1/}; by names of Windows, by the table of CLDR, also with the number that Outlook puts
 * behind one that it has twice; by an offset; and in words for people.
 */
public final class ZoneNames {
    /** Longer than any of them; what is longer was made to be a nuisance. */
    private static final int LONGEST = 200;

    private static final Map<String, String> BY_LOWER_CASE = byLowerCase();
    private static final Pattern NAMED_BY_OFFSET = Pattern.compile("(?i)(?:UTC|GMT)([+-]\\d{1,2}(?::?\\d{2})?)?");
    private static final Pattern NUMBERED = Pattern.compile("(.+ Time) \\d{1,2}");
    /** As Outlook shows them: (UTC+01:00) Amsterdam, Berlin, Bern. */
    private static final Pattern SHOWN =
            Pattern.compile("\\((?:UTC|GMT)(?:([+-])(\\d{2}):(\\d{2}))?\\) (.+)", Pattern.CASE_INSENSITIVE);

    private ZoneNames() {}

    /** What the name can only mean. */
    public static Optional<ZoneId> find(String name) {
        String plain = plain(name);
        return plain.isEmpty() || plain.length() > LONGEST
                ? Optional.empty()
                : iana(plain).or(() -> windows(plain)).or(() -> renamed(plain)).or(() -> byOffset(plain));
    }

    /** What the words for people mean, which name a place or are said in one of our languages. */
    public static Optional<ZoneId> findWorded(String name) {
        String plain = plain(name);
        return plain.length() > LONGEST ? Optional.empty() : shown(plain).or(() -> Worded.find(plain));
    }

    /** Without the quotes that some programs put around it. */
    public static String plain(String name) {
        return name.replace("\"", "").replaceFirst("^'(.*)'$", "$1").strip();
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
        Matcher numbered = NUMBERED.matcher(name);
        @Nullable String id = TimeZone.getIDForWindowsID(numbered.matches() ? numbered.group(1) : name, null);
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

    /** The zone of the first of the towns that has one of its own, if its winter is at that offset. */
    private static Optional<ZoneId> shown(String name) {
        Matcher shown = SHOWN.matcher(name);
        if (!shown.matches()) {
            return Optional.empty();
        }
        String sign = shown.group(1) == null ? "+" : shown.group(1);
        String hours = shown.group(2) == null ? "00" : shown.group(2);
        String minutes = shown.group(3) == null ? "00" : shown.group(3);
        return Arrays.stream(shown.group(4).split(",", -1))
                .map(town -> town.strip().replace(' ', '_').toLowerCase(Locale.ROOT))
                .flatMap(town -> BY_LOWER_CASE.entrySet().stream()
                        .filter(zone -> zone.getKey().endsWith("/" + town))
                        .sorted(Map.Entry.comparingByKey())
                        .map(zone -> ZoneId.of(zone.getValue())))
                .filter(zone -> standard(zone).getId().equals(offset(sign + hours + ":" + minutes)))
                .findFirst();
    }

    private static String offset(String written) {
        return written.endsWith("00:00") ? "Z" : written;
    }

    private static ZoneOffset standard(ZoneId zone) {
        ZoneRules rules = zone.getRules();
        return rules.getStandardOffset(Instant.EPOCH.plusSeconds(1L << 31));
    }

    private static Map<String, String> byLowerCase() {
        var ids = new HashMap<String, String>();
        ZoneId.getAvailableZoneIds().forEach(id -> ids.put(id.toLowerCase(Locale.ROOT), id));
        return Map.copyOf(ids);
    }

    /** The names that CLDR has in our languages for the clocks of the world, such as Mitteleuropäische Zeit. */
    private static final class Worded {
        private static final Map<String, String> BY_NAME = byName();

        static Optional<ZoneId> find(String name) {
            return Optional.ofNullable(BY_NAME.get(name.toLowerCase(Locale.ROOT)))
                    .flatMap(ZoneNames::iana);
        }

        /** A name that means several is none. */
        private static Map<String, String> byName() {
            var zones = new HashMap<String, Set<String>>();
            for (InterfaceLanguage language : InterfaceLanguage.values()) {
                TimeZoneNames names = TimeZoneNames.getInstance(language.locale());
                for (String clock : names.getAvailableMetaZoneIDs()) {
                    Stream.of(NameType.LONG_GENERIC, NameType.LONG_STANDARD)
                            .map(type -> names.getMetaZoneDisplayName(clock, type))
                            .filter(name -> name != null)
                            .forEach(name -> zones.computeIfAbsent(
                                            name.toLowerCase(Locale.ROOT), none -> new HashSet<>())
                                    .add(names.getReferenceZoneID(clock, "001")));
                }
            }
            var found = new HashMap<String, String>();
            zones.forEach((name, ids) -> {
                List<String> each = List.copyOf(ids);
                if (each.size() == 1) {
                    found.put(name, each.getFirst());
                }
            });
            return Map.copyOf(found);
        }
    }
}
