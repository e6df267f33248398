package eu.passerelle.cities;

import java.time.ZoneId;
import java.util.TreeSet;
import org.neo4j.driver.Value;

/** How a city stands in a row of the graph. */
final class CityRow {
    /** Expects the city as {@code c}. */
    static final String MAP = """
            c {.*, country: head([(c)-[:IN_COUNTRY]->(n:Country) | n.code]),
               languages: [(c)-[:OFFICIAL_LANGUAGE]->(l:Language) | l.code]}""";

    private CityRow() {}

    static City city(Value city) {
        return new City(
                city.get("id").asString(),
                city.get("name").asString(),
                city.get("country").asString(),
                city.get("population").asInt(),
                city.get("latitude").asDouble(),
                city.get("longitude").asDouble(),
                ZoneId.of(city.get("timeZone").asString()),
                new TreeSet<>(city.get("languages").asList(Value::asString)),
                city.get("fictional").asBoolean(false));
    }
}
