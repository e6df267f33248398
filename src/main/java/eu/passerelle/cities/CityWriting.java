package eu.passerelle.cities;

import java.util.List;
import org.springframework.data.neo4j.core.Neo4jClient;
import org.springframework.stereotype.Component;

/** Writes cities with their country and official languages. */
@Component
class CityWriting {
    private static final String WRITE = """
            UNWIND $rows AS row
            MERGE (c:City {id: row.id}) SET c += row.properties
            WITH c, row
            CALL (c, row) { MATCH (n:Country {code: row.country}) MERGE (c)-[:IN_COUNTRY]->(n) }
            CALL (c, row) { UNWIND row.languages AS code MATCH (l:Language {code: code}) MERGE (c)-[:OFFICIAL_LANGUAGE]->(l) }
            """;

    private final Neo4jClient neo4j;

    CityWriting(Neo4jClient neo4j) {
        this.neo4j = neo4j;
    }

    void write(List<CityEntry> cities, boolean fictional) {
        neo4j.query(WRITE)
                .bind(cities.stream().map(city -> city.row(fictional)).toList())
                .to("rows")
                .run();
    }
}
