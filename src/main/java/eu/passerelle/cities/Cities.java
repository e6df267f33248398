package eu.passerelle.cities;

import java.util.List;
import java.util.Optional;
import org.springframework.data.neo4j.core.Neo4jClient;
import org.springframework.stereotype.Component;

/** The cities of Europe, found by name. */
@Component
public class Cities {
    private static final int CHARACTERS_READ = 100;

    private static final String FIND = """
            MATCH (c:City) WHERE c.foldedName CONTAINS $typed
            WITH c ORDER BY c.foldedName = $typed DESC, c.foldedName STARTS WITH $typed DESC, c.population DESC, c.id
            LIMIT $limit
            """ + "RETURN " + CityRow.MAP + " AS city";
    private static final String BY_ID = "MATCH (c:City {id: $id}) RETURN " + CityRow.MAP + " AS city";

    private final Neo4jClient neo4j;

    Cities(Neo4jClient neo4j) {
        this.neo4j = neo4j;
    }

    /** Cities with a word in their name that begins as typed; accents and capitals do not matter. The largest first. */
    public List<City> find(String typed, int limit) {
        String folded = FoldedName.of(typed.length() <= CHARACTERS_READ ? typed : typed.substring(0, CHARACTERS_READ));
        if (folded.isBlank() || limit < 1) {
            return List.of();
        }
        return List.copyOf(neo4j.query(FIND)
                .bind(folded)
                .to("typed")
                .bind(limit)
                .to("limit")
                .fetchAs(City.class)
                .mappedBy((types, row) -> CityRow.city(row.get("city")))
                .all());
    }

    Optional<City> find(String id) {
        return neo4j.query(BY_ID)
                .bind(id)
                .to("id")
                .fetchAs(City.class)
                .mappedBy((types, row) -> CityRow.city(row.get("city")))
                .one();
    }
}
