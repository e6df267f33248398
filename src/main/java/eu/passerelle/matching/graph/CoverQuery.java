package eu.passerelle.matching.graph;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.data.neo4j.core.Neo4jClient;
import org.springframework.stereotype.Component;

/** Whether anybody can serve a need: from its competences on, and no further than the first who can. */
@Component
public class CoverQuery {
    static final String CYPHER = """
            UNWIND $wanted AS wanted
            RETURN wanted.key AS key,
              EXISTS { UNWIND wanted.able AS able
                       MATCH (c:Competence {code: able.code})<-[k:CLAIMS]-(e:Expert)
                       WHERE e.status = 'active' AND (NOT $forCity OR e.visibility <> 'coordinators')
                         AND (k.level >= able.stated OR k.level >= able.verified AND k.verifiedOn >= $since) } AS covered,
              EXISTS { UNWIND wanted.able AS able
                       MATCH (c:Competence {code: able.code})<-[k:CLAIMS]-(e:Expert)-[s:SPEAKS]->(l:Language)
                       WHERE e.status = 'active' AND (NOT $forCity OR e.visibility <> 'coordinators')
                         AND (k.level >= able.stated OR k.level >= able.verified AND k.verifiedOn >= $since)
                         AND l.code IN wanted.languages AND s.level IN ['B2', 'C1', 'C2'] } AS spoken
            """;

    private final Neo4jClient neo4j;

    CoverQuery(Neo4jClient neo4j) {
        this.neo4j = neo4j;
    }

    /**
     * @param key names it
     * @param able who would cover it
     */
    public record Wanted(String key, List<Able> able, Set<String> languages) {}

    /** @param stated the least level of this competence that covers; @param verified and the least when it is verified */
    public record Able(String code, int stated, int verified) {}

    /** By key: whether somebody covers it at all, and in one of the languages. */
    public record Covered(Set<String> atAll, Set<String> inALanguage) {}

    /** @param since what was verified earlier counts as stated; @param forCity hidden experts are left out */
    public Covered of(Collection<Wanted> wanted, LocalDate since, boolean forCity) {
        var atAll = new HashSet<String>();
        var inALanguage = new HashSet<String>();
        neo4j.query(CYPHER)
                .bindAll(Map.of(
                        "wanted", wanted.stream().map(CoverQuery::row).toList(), "since", since, "forCity", forCity))
                .fetch()
                .all()
                .forEach(row -> {
                    String key = String.valueOf(row.get("key"));
                    if (Boolean.TRUE.equals(row.get("covered"))) {
                        atAll.add(key);
                    }
                    if (Boolean.TRUE.equals(row.get("spoken"))) {
                        inALanguage.add(key);
                    }
                });
        return new Covered(atAll, inALanguage);
    }

    private static Map<String, Object> row(Wanted wanted) {
        var row = new HashMap<String, Object>();
        row.put("key", wanted.key());
        row.put("languages", List.copyOf(wanted.languages()));
        row.put(
                "able",
                wanted.able().stream()
                        .map(able -> Map.of("code", able.code(), "stated", able.stated(), "verified", able.verified()))
                        .toList());
        return row;
    }
}
