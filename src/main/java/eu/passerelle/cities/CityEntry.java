package eu.passerelle.cities;

import java.util.List;
import java.util.Map;

/** A city, as the seed files write it. */
record CityEntry(
        String id,
        String name,
        String country,
        int population,
        double latitude,
        double longitude,
        String timeZone,
        List<String> languages) {

    Map<String, Object> row(boolean fictional) {
        return Map.of("id", id, "country", country, "languages", languages, "properties", properties(fictional));
    }

    private Map<String, Object> properties(boolean fictional) {
        return Map.of(
                "name", name,
                "foldedName", FoldedName.of(name),
                "population", population,
                "latitude", latitude,
                "longitude", longitude,
                "timeZone", timeZone,
                "fictional", fictional);
    }
}
