package eu.passerelle.directory;

import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.TimeZone.SystemTimeZoneType;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/** What an expert is until somebody says more: shown to coordinators only, by video, a few hours, one team at a time. */
public final class NewExpert {
    /** Names of trees, the same in all languages: the card without a name needs a name. */
    private static final List<String> TREES = List.of(
            "Abies",
            "Acer",
            "Alnus",
            "Betula",
            "Carpinus",
            "Castanea",
            "Cedrus",
            "Cornus",
            "Corylus",
            "Fagus",
            "Ficus",
            "Fraxinus",
            "Ginkgo",
            "Ilex",
            "Juglans",
            "Larix",
            "Laurus",
            "Malus",
            "Morus",
            "Olea",
            "Picea",
            "Pinus",
            "Platanus",
            "Populus",
            "Prunus",
            "Pyrus",
            "Quercus",
            "Salix",
            "Sorbus",
            "Taxus",
            "Tilia",
            "Ulmus");

    private NewExpert() {}

    /** Properties of the node, but for id and name. @param country ISO 3166-1 alpha-2 */
    public static Map<String, Object> properties(String country, ExpertStatus status) {
        var properties = new HashMap<String, Object>();
        properties.put("alias", alias());
        properties.put("timeZone", zone(country));
        properties.put("status", status.name().toLowerCase(Locale.ROOT));
        properties.put("visibility", "coordinators");
        properties.put("hoursPerMonth", 4);
        properties.put("parallelEngagements", 1);
        properties.put("remote", true);
        properties.put("onSite", false);
        properties.put("rev", 1);
        return properties;
    }

    private static String alias() {
        var random = ThreadLocalRandom.current();
        return TREES.get(random.nextInt(TREES.size())) + " " + random.nextInt(100, 1000);
    }

    /** The first zone of the country, for a start: the expert sees it on the page of availability. */
    private static String zone(String country) {
        Set<String> zones = TimeZone.getAvailableIDs(SystemTimeZoneType.CANONICAL_LOCATION, country, null);
        return zones.stream().sorted().findFirst().orElse("Europe/Brussels");
    }
}
