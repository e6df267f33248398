package eu.passerelle.directory.profiles;

import eu.passerelle.directory.Claim;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.neo4j.driver.Value;
import org.springframework.data.neo4j.core.Neo4jClient;
import org.springframework.stereotype.Component;

/** What waits for a coordinator's decision, the most urgent first in each list. */
@Component
class Curation {
    static final int MOST_LISTED = 50;

    private static final String APPLICANTS = """
            MATCH (e:Expert {status: 'applicant'})
            WITH e ORDER BY e.familyName, e.givenName
            WITH collect({id: e.id, name: e.givenName + ' ' + e.familyName, number: 0, codes: []}) AS waiting
            RETURN size(waiting) AS total, waiting[..$limit] AS rows
            """;
    private static final String UNVERIFIED = """
            MATCH (e:Expert)-[k:CLAIMS]->(c:Competence)
            WHERE e.status IN ['active', 'applicant'] AND (k.verifiedOn IS NULL OR k.verifiedOn < $verifiedSince)
            WITH e, k, c ORDER BY k.level DESC, c.code
            WITH e, count(k) AS number, collect(c.code)[..3] AS codes
            ORDER BY number DESC, e.familyName
            WITH collect({id: e.id, name: e.givenName + ' ' + e.familyName, number: number, codes: codes}) AS waiting
            RETURN size(waiting) AS total, waiting[..$limit] AS rows
            """;
    private static final String STALE = """
            MATCH (e:Expert {status: 'active'})
            WHERE e.confirmedOn IS NULL OR e.confirmedOn < $confirmedSince
            WITH e ORDER BY coalesce(e.confirmedOn, date('1970-01-01')), e.familyName
            WITH collect({id: e.id, name: e.givenName + ' ' + e.familyName, number: 0, codes: []}) AS waiting
            RETURN size(waiting) AS total, waiting[..$limit] AS rows
            """;
    private static final String RARE = """
            MATCH (c:Competence)
            WHERE NOT EXISTS { (:Competence)-[:BROADER]->(c) }
            WITH c, count { (:Expert {status: 'active'})-[k:CLAIMS WHERE k.verifiedOn >= $verifiedSince AND k.level >= 3]->(c) } AS number
            WHERE number < 2
            WITH c, number ORDER BY number, c.code
            WITH collect({id: '', name: '', number: number, codes: [c.code]}) AS waiting
            RETURN size(waiting) AS total, waiting[..$limit] AS rows
            """;

    private final Neo4jClient neo4j;
    private final Clock clock;

    Curation(Neo4jClient neo4j, Clock clock) {
        this.neo4j = neo4j;
        this.clock = clock;
    }

    /** @param total how many there are, though no more than {@link #MOST_LISTED} are listed */
    record Waiting(int total, List<Row> rows) {}

    /**
     * @param name empty where it is about a competence
     * @param number of what is counted in this list
     */
    record Row(String id, String name, int number, List<String> codes) {}

    Waiting applicants() {
        return waiting(APPLICANTS);
    }

    /** By expert: how many claims nobody has verified within the last two years, the highest of them first. */
    Waiting unverified() {
        return waiting(UNVERIFIED);
    }

    Waiting stale() {
        return waiting(STALE);
    }

    /** The finest competences that fewer than two active experts hold, verified, at level 3 or 4. */
    Waiting rare() {
        return waiting(RARE);
    }

    private Waiting waiting(String query) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        return neo4j.query(query)
                .bindAll(Map.of(
                        "limit", MOST_LISTED,
                        "verifiedSince", today.minus(Claim.VERIFICATION_LASTS),
                        "confirmedSince", today.minus(Profile.CONFIRMATION_LASTS)))
                .fetchAs(Waiting.class)
                .mappedBy((types, row) ->
                        new Waiting(row.get("total").asInt(), row.get("rows").asList(Curation::row)))
                .one()
                .orElse(new Waiting(0, List.of()));
    }

    private static Row row(Value row) {
        return new Row(
                row.get("id").asString(),
                row.get("name").asString(),
                row.get("number").asInt(),
                row.get("codes").asList(Value::asString));
    }
}
