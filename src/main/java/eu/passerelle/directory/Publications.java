package eu.passerelle.directory;

import eu.passerelle.kernel.ExpertId;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.neo4j.driver.Record;
import org.neo4j.driver.Value;
import org.springframework.data.neo4j.core.Neo4jClient;
import org.springframework.stereotype.Component;

/**
 * What experts have written. Apart from {@link Experts}, because texts are long and a recommendation reads hundreds of
 * profiles. Whoever writes here also tells of it by {@link ExpertChanged}.
 */
@Component
public class Publications {
    private static final String OF = """
            UNWIND $ids AS id
            MATCH (:Expert {id: id})-[:WROTE]->(p:Publication)
            RETURN id AS expert, properties(p) AS p ORDER BY expert, coalesce(p.year, 0) DESC, p.title, p.id
            """;
    private static final String AFTER = """
            MATCH (e:Expert)-[:WROTE]->(p:Publication) WHERE p.id > $place
            RETURN e.id AS expert, properties(p) AS p ORDER BY p.id LIMIT $limit
            """;
    private static final String WRITE = """
            MATCH (e:Expert {id: $expert})
            MERGE (p:Publication {id: $id})
            MERGE (e)-[:WROTE]->(p)
            SET p += $properties
            """;
    private static final String REMOVE =
            "MATCH (:Expert {id: $expert})-[:WROTE]->(p:Publication {id: $id}) DETACH DELETE p";

    private final Neo4jClient neo4j;

    Publications(Neo4jClient neo4j) {
        this.neo4j = neo4j;
    }

    public record Owned(ExpertId expert, Publication publication) {}

    /** One query, however many; the latest first. Those who have written nothing are absent. */
    public Map<ExpertId, List<Publication>> of(Collection<ExpertId> experts) {
        Collection<Owned> found = neo4j.query(OF)
                .bind(experts.stream().map(ExpertId::value).distinct().toList())
                .to("ids")
                .fetchAs(Owned.class)
                .mappedBy((types, row) -> owned(row))
                .all();
        return found.stream()
                .collect(Collectors.groupingBy(
                        Owned::expert,
                        LinkedHashMap::new,
                        Collectors.mapping(Owned::publication, Collectors.toList())));
    }

    /** The next in order of id, for walking through all; start with an empty place. */
    public List<Owned> after(String place, int limit) {
        return List.copyOf(neo4j.query(AFTER)
                .bindAll(Map.of("place", place, "limit", limit))
                .fetchAs(Owned.class)
                .mappedBy((types, row) -> owned(row))
                .all());
    }

    /** New, or in place of the one with the same id. */
    public void write(ExpertId expert, Publication publication) {
        neo4j.query(WRITE)
                .bindAll(
                        Map.of("expert", expert.value(), "id", publication.id(), "properties", properties(publication)))
                .run();
    }

    public void remove(ExpertId expert, String id) {
        neo4j.query(REMOVE).bindAll(Map.of("expert", expert.value(), "id", id)).run();
    }

    static Map<String, Object> properties(Publication publication) {
        var properties = new HashMap<String, Object>();
        properties.put("kind", publication.kind().name().toLowerCase(Locale.ROOT));
        properties.put("title", publication.title());
        properties.put("text", publication.text());
        properties.put("language", publication.language());
        properties.put("year", publication.year().orElse(null));
        properties.put("link", publication.link().orElse(null));
        return properties;
    }

    private static Owned owned(Record row) {
        return new Owned(new ExpertId(row.get("expert").asString()), publication(row.get("p")));
    }

    static Publication publication(Value p) {
        return new Publication(
                p.get("id").asString(),
                Publication.Kind.valueOf(p.get("kind").asString().toUpperCase(Locale.ROOT)),
                p.get("title").asString(),
                p.get("text").asString(),
                p.get("language").asString(),
                known(p.get("year"), Value::asInt),
                known(p.get("link"), Value::asString));
    }

    private static <T> Optional<T> known(Value value, Function<Value, T> reading) {
        return value.isNull() ? Optional.empty() : Optional.of(reading.apply(value));
    }
}
