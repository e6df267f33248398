package eu.passerelle.directory.duplicates;

import eu.passerelle.kernel.ExpertId;
import eu.passerelle.kernel.NotFound;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Record;
import org.neo4j.driver.Value;
import org.springframework.data.neo4j.core.Neo4jClient;
import org.springframework.stereotype.Component;

/**
 * Merges in the graph. The profile that is given up keeps what it says of the expert and loses only its label, so that
 * nothing finds it; what others have to do with it moves to the profile that is kept, and carries the merge's id.
 */
@Component
class MergeStore {
    private static final List<String> STATED = List.of(
            "SPEAKS", "CLAIMS", "LIVES_IN", "KNOWS_LEGAL_SYSTEM_OF", "OFFERS_VISITS_TO", "WORKED_IN", "EMPLOYED_BY");
    /** Belongs to the pair, or to the calendar of the one profile. */
    private static final List<String> STAYING = List.of("LIKELY_DUPLICATE", "MERGED_INTO", "OF");

    private static final String LOCK = """
            UNWIND $ids AS id MATCH (e:Expert {id: id}) SET e.rev = 0
            """;
    private static final String READ = """
            MATCH (e:Expert {id: $id})
            RETURN properties(e) AS properties, [(e)-[r]->(t) WHERE type(r) IN $stated |
              {type: type(r), label: head(labels(t)), key: coalesce(t.code, t.id), name: coalesce(t.name, ''),
               properties: properties(r)}] AS ties
            """;
    private static final String FORGET_TIES = "MATCH (:Expert {id: $id})-[r]->() WHERE type(r) IN $stated DELETE r";
    private static final String WRITE_PROPERTIES = """
            MATCH (e:Expert {id: $id})
            WITH e, e.rev AS rev
            SET e = $properties, e.rev = rev
            """;
    private static final String WRITE_TIES = """
            MATCH (e:Expert {id: $id})
            UNWIND $ties AS tie
            CALL (tie) {
              MATCH (t:Competence {code: tie.key}) WHERE tie.label = 'Competence' RETURN t
              UNION MATCH (t:Language {code: tie.key}) WHERE tie.label = 'Language' RETURN t
              UNION MATCH (t:Country {code: tie.key}) WHERE tie.label = 'Country' RETURN t
              UNION MATCH (t:Sector {code: tie.key}) WHERE tie.label = 'Sector' RETURN t
              UNION MATCH (t:Organisation {id: tie.key}) WHERE tie.label = 'Organisation' RETURN t
            }
            CREATE (e)-[r:$(tie.type)]->(t) SET r = tie.properties
            """;
    private static final String MOVE_OUTGOING = """
            MATCH (from:Expert {id: $from})-[r]->(x) MATCH (to:Expert {id: $to})
            WHERE NOT type(r) IN $staying AND NOT EXISTS { MATCH (to)-[s]->(x) WHERE type(s) = type(r) }
              AND ($only IS NULL OR r.movedBy = $only)
            CREATE (to)-[n:$(type(r))]->(x) SET n = properties(r), n.movedBy = $mark
            DELETE r
            """;
    private static final String MOVE_INCOMING = """
            MATCH (x)-[r]->(from:Expert {id: $from}) MATCH (to:Expert {id: $to})
            WHERE NOT type(r) IN $staying AND NOT EXISTS { MATCH (x)-[s]->(to) WHERE type(s) = type(r) }
              AND ($only IS NULL OR r.movedBy = $only)
            CREATE (x)-[n:$(type(r))]->(to) SET n = properties(r), n.movedBy = $mark
            DELETE r
            """;
    private static final String HIDE = """
            MATCH (other:Expert {id: $other}) MATCH (kept:Expert {id: $kept})
            REMOVE other:Expert SET other:MergedExpert CREATE (other)-[:MERGED_INTO]->(kept)
            """;
    private static final String SHOW = """
            MATCH (other:MergedExpert {id: $other})-[m:MERGED_INTO]->(:Expert {id: $kept})
            DELETE m REMOVE other:MergedExpert SET other:Expert RETURN count(other)
            """;

    private final Neo4jClient neo4j;

    MergeStore(Neo4jClient neo4j) {
        this.neo4j = neo4j;
    }

    /** In the order of the ids, so that two who merge the same pair do not wait for each other forever. */
    void lock(ExpertId one, ExpertId other) {
        neo4j.query(LOCK)
                .bind(List.of(one.value(), other.value()).stream().sorted().toList())
                .to("ids")
                .run();
    }

    ExpertState read(ExpertId id) {
        return neo4j.query(READ)
                .bindAll(Map.of("id", id.value(), "stated", STATED))
                .fetchAs(ExpertState.class)
                .mappedBy((types, row) -> state(row))
                .one()
                .orElseThrow(() -> new NotFound("Expert", id.value()));
    }

    void write(ExpertId id, ExpertState state) {
        run(FORGET_TIES, Map.of("id", id.value(), "stated", STATED));
        run(WRITE_PROPERTIES, Map.of("id", id.value(), "properties", state.properties()));
        List<Map<String, Object>> ties = state.ties().stream()
                .map(tie -> Map.of(
                        "type", tie.type(), "label", tie.label(), "key", tie.key(), "properties", tie.properties()))
                .toList();
        run(WRITE_TIES, Map.of("id", id.value(), "ties", ties));
    }

    void giveUp(ExpertId other, ExpertId kept, String merge) {
        move(other, kept, null, merge);
        run(HIDE, Map.of("other", other.value(), "kept", kept.value()));
    }

    /** False when it is not merged into that profile any more. */
    boolean takeBack(ExpertId other, ExpertId kept, String merge) {
        long shown = neo4j.query(SHOW)
                .bindAll(Map.of("other", other.value(), "kept", kept.value()))
                .fetchAs(Long.class)
                .one()
                .orElse(0L);
        if (shown > 0) {
            move(kept, other, merge, null);
        }
        return shown > 0;
    }

    /** @param only what an earlier merge moved; null for all */
    private void move(ExpertId from, ExpertId to, @Nullable String only, @Nullable String mark) {
        var staying = new ArrayList<>(STATED);
        staying.addAll(STAYING);
        var parameters = new HashMap<String, Object>();
        parameters.put("from", from.value());
        parameters.put("to", to.value());
        parameters.put("staying", staying);
        parameters.put("only", only);
        parameters.put("mark", mark);
        run(MOVE_OUTGOING, parameters);
        run(MOVE_INCOMING, parameters);
    }

    private void run(String statement, Map<String, Object> parameters) {
        neo4j.query(statement).bindAll(parameters).run();
    }

    private static ExpertState state(Record row) {
        return new ExpertState(
                row.get("properties").asMap(),
                row.get("ties").asList(MergeStore::tie).stream()
                        .sorted(Comparator.comparing(ExpertState.Tie::identity))
                        .toList());
    }

    private static ExpertState.Tie tie(Value tie) {
        return new ExpertState.Tie(
                tie.get("type").asString(),
                tie.get("label").asString(),
                tie.get("key").asString(),
                tie.get("name").asString(),
                tie.get("properties").asMap());
    }
}
