package eu.passerelle.oversight;

import eu.passerelle.kernel.FieldProblem;
import eu.passerelle.kernel.InvalidInput;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.data.neo4j.core.Neo4jClient;
import org.springframework.stereotype.Component;

/** Whom the trail is about, by name: its entries keep ids. */
@Component
class SubjectNames {
    private static final int MOST = 100;

    private static final String ACCOUNTS = """
            MATCH (a:Account) WHERE a.id = $typed OR toLower(a.email) CONTAINS $text OR toLower(coalesce(a.name, '')) CONTAINS $text
            RETURN a.id LIMIT $most
            """;
    private static final String SUBJECTS = """
            CALL () {
              MATCH (e:Expert|MergedExpert) WHERE toLower(e.givenName + ' ' + e.familyName) CONTAINS $text OR toLower(e.email) = $text
              RETURN 'expert:' + e.id AS subject
              UNION MATCH (t:Team) WHERE toLower(t.name) CONTAINS $text OR EXISTS { (t)-[:OF]->(c:City) WHERE toLower(c.name) CONTAINS $text }
              RETURN 'team:' + t.id AS subject
              UNION MATCH (a:Account) WHERE toLower(a.email) CONTAINS $text OR toLower(coalesce(a.name, '')) CONTAINS $text
              UNWIND [a.id, 'account:' + a.id] AS subject
              RETURN subject
            }
            RETURN subject LIMIT $most
            """;
    private static final String NAMES = """
            UNWIND $subjects AS subject
            WITH subject, split(subject, ':') AS parts
            OPTIONAL MATCH (e:Expert|MergedExpert {id: parts[1]}) WHERE parts[0] = 'expert'
            OPTIONAL MATCH (t:Team {id: parts[1]}) WHERE parts[0] = 'team'
            OPTIONAL MATCH (a:Account {id: parts[size(parts) - 1]}) WHERE parts[0] = 'account' OR size(parts) = 1
            WITH subject, coalesce(e.givenName + ' ' + e.familyName, t.name, a.name, a.email) AS name WHERE name IS NOT NULL
            RETURN subject, name
            """;

    private final Neo4jClient neo4j;

    SubjectNames(Neo4jClient neo4j) {
        this.neo4j = neo4j;
    }

    /**
     * Accounts that are called so, and what was typed, which may be an id: of an account that has gone, too.
     *
     * @throws InvalidInput when there are too many to look for all of them
     */
    List<String> accounts(String typed) {
        return found(ACCOUNTS, "who", typed);
    }

    /**
     * Those who are called so, and what was typed as it may stand in the trail.
     *
     * @throws InvalidInput when there are too many to look for all of them
     */
    List<String> subjects(String typed) {
        return found(SUBJECTS, "whom", typed);
    }

    private List<String> found(String statement, String field, String typed) {
        if (typed.isEmpty()) {
            return List.of();
        }
        var found = new LinkedHashSet<>(neo4j.query(statement)
                .bindAll(Map.of("typed", typed, "text", typed.toLowerCase(Locale.ROOT), "most", MOST + 1))
                .fetchAs(String.class)
                .all());
        if (found.size() > MOST) {
            throw new InvalidInput(FieldProblem.of(field, "oversight.trail.tooMany", MOST));
        }
        found.add(typed);
        return List.copyOf(found);
    }

    /** Those that have a name, and have not gone. */
    Map<String, String> names(Collection<String> subjects) {
        var names = new HashMap<String, String>();
        neo4j.query(NAMES)
                .bind(List.copyOf(subjects))
                .to("subjects")
                .fetchAs(Named.class)
                .mappedBy((types, row) ->
                        new Named(row.get("subject").asString(), row.get("name").asString()))
                .all()
                .forEach(named -> names.put(named.subject(), named.name()));
        return names;
    }

    private record Named(String subject, String name) {}
}
