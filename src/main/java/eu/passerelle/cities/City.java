package eu.passerelle.cities;

import java.time.ZoneId;
import java.util.Set;

/**
 * @param country ISO 3166-1 alpha-2
 * @param languages official there, ISO 639-1
 * @param fictional invented for the demo
 */
public record City(
        String id,
        String name,
        String country,
        int population,
        double latitude,
        double longitude,
        ZoneId zone,
        Set<String> languages,
        boolean fictional) {}
