package eu.passerelle.notifications.replies;

import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Time zones as calendar programs call them: by their own names, with a prefix, or as Windows does. */
final class ZoneNames {
    private static final Set<String> KNOWN = ZoneId.getAvailableZoneIds();
    /** Of Europe and around it, as in the table windowsZones of Unicode CLDR. */
    private static final Map<String, String> WINDOWS = Map.ofEntries(
            Map.entry("UTC", "Etc/UTC"),
            Map.entry("Azores Standard Time", "Atlantic/Azores"),
            Map.entry("Greenwich Standard Time", "Atlantic/Reykjavik"),
            Map.entry("GMT Standard Time", "Europe/London"),
            Map.entry("Morocco Standard Time", "Africa/Casablanca"),
            Map.entry("W. Europe Standard Time", "Europe/Berlin"),
            Map.entry("Central Europe Standard Time", "Europe/Budapest"),
            Map.entry("Central European Standard Time", "Europe/Warsaw"),
            Map.entry("Romance Standard Time", "Europe/Paris"),
            Map.entry("GTB Standard Time", "Europe/Bucharest"),
            Map.entry("E. Europe Standard Time", "Europe/Chisinau"),
            Map.entry("FLE Standard Time", "Europe/Kyiv"),
            Map.entry("Kaliningrad Standard Time", "Europe/Kaliningrad"),
            Map.entry("Turkey Standard Time", "Europe/Istanbul"),
            Map.entry("Russian Standard Time", "Europe/Moscow"),
            Map.entry("Israel Standard Time", "Asia/Jerusalem"));

    private ZoneNames() {}

    static Optional<ZoneId> find(String name) {
        String id = WINDOWS.getOrDefault(name, name);
        // Some programs write where they have it from, such as /example.org/2027/Europe/Paris.
        String last = id.startsWith("/") ? id.replaceFirst("^.*?/([A-Za-z_]+/[A-Za-z_-]+)$", "$1") : id;
        return KNOWN.contains(last) ? Optional.of(ZoneId.of(last)) : Optional.empty();
    }
}
