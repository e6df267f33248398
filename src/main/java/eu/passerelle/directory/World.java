package eu.passerelle.directory;

import eu.passerelle.kernel.LocalizedText;
import java.time.Clock;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.neo4j.driver.Record;
import org.springframework.data.neo4j.core.Neo4jClient;
import org.springframework.stereotype.Component;

/** Languages, countries, sectors and professions with their names in the interface languages, in memory. */
@Component
public class World {
    private final Neo4jClient neo4j;
    private final SeededSnapshot<Names> names;

    World(Neo4jClient neo4j, Clock clock) {
        this.neo4j = neo4j;
        this.names = new SeededSnapshot<>(clock, this::version, this::read);
    }

    private String version() {
        return neo4j.query("OPTIONAL MATCH (s:SeedState {name: $name}) RETURN coalesce(s.version, '')")
                .bind(WorldSeed.NAME)
                .to("name")
                .fetchAs(String.class)
                .one()
                .orElse("");
    }

    /** By ISO 639-1 code, in its order, as in the other three. */
    public Map<String, LocalizedText> languages() {
        return names.get().of("Language");
    }

    /** By ISO 3166-1 alpha-2 code. */
    public Map<String, LocalizedText> countries() {
        return names.get().of("Country");
    }

    public Map<String, LocalizedText> sectors() {
        return names.get().of("Sector");
    }

    public Map<String, LocalizedText> professions() {
        return names.get().of("Profession");
    }

    private Names read() {
        var byLabel = new HashMap<String, Map<String, LocalizedText>>();
        neo4j.query("""
                        MATCH (n:Language|Country|Sector|Profession)
                        RETURN head(labels(n)) AS label, n.code AS code, properties(n) AS names
                        """)
                .fetchAs(Named.class)
                .mappedBy((types, row) -> Named.of(row))
                .all()
                .forEach(named -> byLabel.computeIfAbsent(named.label(), key -> new TreeMap<>())
                        .put(named.code(), named.name()));
        return new Names(byLabel);
    }

    private record Names(Map<String, Map<String, LocalizedText>> byLabel) {
        Map<String, LocalizedText> of(String label) {
            return Collections.unmodifiableMap(byLabel.getOrDefault(label, Map.of()));
        }
    }

    private record Named(String label, String code, LocalizedText name) {
        static Named of(Record row) {
            return new Named(
                    row.get("label").asString(),
                    row.get("code").asString(),
                    LocalizedText.fromProperties(row.get("names").asMap(), "name"));
        }
    }
}
