package eu.passerelle.directory.profiles;

import eu.passerelle.directory.Claim;
import eu.passerelle.directory.UndeliveredMail;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.neo4j.driver.Value;
import org.springframework.data.neo4j.core.Neo4jClient;
import org.springframework.stereotype.Component;

/** What waits for a coordinator's decision, the most urgent first in each list. */
@Component
class Curation {
    static final int MOST_LISTED = 50;

    private static final String APPLIED = """
            MATCH (e:Expert {status: 'applicant'})
            """;
    private static final String UNVERIFIED = """
            MATCH (e:Expert)-[k:CLAIMS]->(c:Competence)
            WHERE e.status IN ['active', 'applicant'] AND (k.verifiedOn IS NULL OR k.verifiedOn < $verifiedSince)
            """;
    private static final String UNCONFIRMED = """
            MATCH (e:Expert {status: 'active'}) WHERE e.confirmedOn IS NULL OR e.confirmedOn < $confirmedSince
            """;

    private static final String TOTALS = "RETURN COUNT { " + APPLIED + " } AS applicants, COUNT { " + UNVERIFIED
            + " } AS claims, COUNT { " + UNCONFIRMED + " } AS stale";
    /** Counted, and only the first kept: after a large import there are hundreds of thousands. */
    private static final String APPLICANTS = "RETURN COUNT { " + APPLIED + " } AS total, COLLECT { " + APPLIED + """
            WITH e ORDER BY e.familyName, e.givenName, e.id LIMIT $limit
            RETURN {id: e.id, name: e.givenName + ' ' + e.familyName, type: e.type, country:
              head([(e)-[:LIVES_IN]->(c:Country) | c.code]), claims: count { (e)-[:CLAIMS]->() }}
            } AS rows
            """;

    private static final String CLAIMS = "RETURN COUNT { " + UNVERIFIED + " } AS total, COLLECT { " + UNVERIFIED + """
            WITH e, k, c ORDER BY k.level DESC, e.familyName, c.code, e.id LIMIT $limit
            RETURN {id: e.id, name: e.givenName + ' ' + e.familyName, code: c.code, level: k.level,
              evidence: k.evidence, note: coalesce(k.note, '')}
            } AS rows
            """;
    private static final String STALE = "RETURN COUNT { " + UNCONFIRMED + " } AS total, COLLECT { " + UNCONFIRMED + """
            WITH e ORDER BY coalesce(e.confirmedOn, date('1970-01-01')), e.familyName, e.id LIMIT $limit
            RETURN {id: e.id, name: e.givenName + ' ' + e.familyName, confirmedOn: e.confirmedOn}
            } AS rows
            """;
    private static final String RARE = """
            MATCH (c:Competence)
            WHERE NOT EXISTS { (:Competence)-[:BROADER]->(c) } AND NOT coalesce(c.deprecated, false)
            WITH c, count { (:Expert {status: 'active'})-[k:CLAIMS WHERE k.verifiedOn >= $verifiedSince AND k.level >= 3]->(c) } AS number
            WHERE number < 2
            WITH c, number ORDER BY number, c.code
            WITH collect({code: c.code, number: number}) AS waiting
            RETURN size(waiting) AS total, waiting[..$limit] AS rows
            """;
    private static final String REACHED_AT = """
            UNWIND $addresses AS address
            MATCH (e:Expert {email: address}) WHERE e.status <> 'paused'
            RETURN e.id AS id, e.givenName + ' ' + e.familyName AS name, address
            """;

    private final Neo4jClient neo4j;
    private final UndeliveredMail mail;
    private final Clock clock;

    Curation(Neo4jClient neo4j, UndeliveredMail mail, Clock clock) {
        this.neo4j = neo4j;
        this.mail = mail;
        this.clock = clock;
    }

    /** @param total how many there are, though no more than {@link #MOST_LISTED} are listed */
    record Waiting<T>(int total, List<T> rows) {}

    record Applicant(String id, String name, String type, String country, int claims) {}

    record OpenClaim(String id, String name, String code, int level, Claim.Evidence evidence, String note) {
        /** How a form names it. */
        public String key() {
            return id + ":" + code;
        }
    }

    /** @param confirmedOn empty when never */
    record Stale(String id, String name, Optional<LocalDate> confirmedOn) {}

    /** @param number of active experts who hold it, verified, at level 3 or 4 */
    record Rare(String code, int number) {}

    record Unreached(String id, String name, String address, String problem) {}

    /** How much waits in the queues that grow with the network. */
    record Totals(int applicants, int claims, int stale) {}

    Totals totals() {
        return neo4j.query(TOTALS)
                .bindAll(parameters())
                .fetchAs(Totals.class)
                .mappedBy((types, row) -> new Totals(
                        row.get("applicants").asInt(),
                        row.get("claims").asInt(),
                        row.get("stale").asInt()))
                .one()
                .orElse(new Totals(0, 0, 0));
    }

    Waiting<Applicant> applicants() {
        return waiting(
                APPLICANTS,
                row -> new Applicant(
                        row.get("id").asString(),
                        row.get("name").asString(),
                        row.get("type").asString().replace('-', '_').toUpperCase(Locale.ROOT),
                        row.get("country").asString(""),
                        row.get("claims").asInt()));
    }

    /** Claims that nobody has verified within the last two years, the highest first. */
    Waiting<OpenClaim> claims() {
        return waiting(
                CLAIMS,
                row -> new OpenClaim(
                        row.get("id").asString(),
                        row.get("name").asString(),
                        row.get("code").asString(),
                        row.get("level").asInt(),
                        Claim.Evidence.valueOf(
                                row.get("evidence").asString().replace('-', '_').toUpperCase(Locale.ROOT)),
                        row.get("note").asString()));
    }

    Waiting<Stale> stale() {
        return waiting(STALE, row -> {
            Value day = row.get("confirmedOn");
            return new Stale(
                    row.get("id").asString(),
                    row.get("name").asString(),
                    day.isNull() ? Optional.empty() : Optional.of(day.asLocalDate()));
        });
    }

    /** The finest competences that fewer than two active experts hold, verified, at level 3 or 4. */
    Waiting<Rare> rare() {
        return waiting(
                RARE,
                row -> new Rare(row.get("code").asString(), row.get("number").asInt()));
    }

    /** Experts whose latest mail was given up. */
    Waiting<Unreached> unreached() {
        Map<String, UndeliveredMail.Bounce> bounces = mail.bounces(MOST_LISTED).stream()
                .collect(Collectors.toMap(UndeliveredMail.Bounce::address, Function.identity(), (one, same) -> one));
        List<Unreached> rows = List.copyOf(neo4j.query(REACHED_AT)
                .bind(List.copyOf(bounces.keySet()))
                .to("addresses")
                .fetchAs(Unreached.class)
                .mappedBy((types, row) -> {
                    String address = row.get("address").asString();
                    var bounce = bounces.get(address);
                    return new Unreached(
                            row.get("id").asString(),
                            row.get("name").asString(),
                            address,
                            bounce == null ? "" : bounce.problem());
                })
                .all());
        return new Waiting<>(rows.size(), rows);
    }

    @SuppressWarnings("unchecked")
    private <T> Waiting<T> waiting(String query, Function<Value, T> row) {
        return neo4j.query(query)
                .bindAll(parameters())
                .fetchAs((Class<Waiting<T>>) (Class<?>) Waiting.class)
                .mappedBy((types, found) -> new Waiting<>(
                        found.get("total").asInt(), found.get("rows").asList(row)))
                .one()
                .orElse(new Waiting<>(0, List.of()));
    }

    private Map<String, Object> parameters() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        return Map.of(
                "limit", MOST_LISTED,
                "verifiedSince", today.minus(Claim.VERIFICATION_LASTS),
                "confirmedSince", today.minus(Profile.CONFIRMATION_LASTS));
    }
}
