package eu.passerelle.engagements;

import eu.passerelle.directory.ClaimRenewals;
import eu.passerelle.directory.ExpertChanged;
import eu.passerelle.kernel.CompetenceCode;
import eu.passerelle.kernel.ExpertId;
import eu.passerelle.kernel.Ids;
import eu.passerelle.kernel.Outbox;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Record;
import org.neo4j.driver.Value;
import org.springframework.data.neo4j.core.Neo4jClient;
import org.springframework.stereotype.Component;

/** Writes many past mentorings at once as a table says, and nothing where the table says what is known. */
@Component
public class PastRecords {
    private static final String KNOWN = """
            UNWIND $rows AS row
            OPTIONAL MATCH (own:Engagement {id: row.id})
            OPTIONAL MATCH (byId:Engagement {externalId: row.id})
            OPTIONAL MATCH (x:Expert {id: row.expert})
            OPTIONAL MATCH (xById:Expert {externalId: row.expert})
            OPTIONAL MATCH (xByMail:Expert {email: toLower(row.expert)})
            OPTIONAL MATCH (t:Team {id: row.team})
            OPTIONAL MATCH (tById:Team {externalId: row.team})
            WITH row, coalesce(own, byId) AS g, coalesce(x, xById, xByMail) AS x, coalesce(t, tById) AS t
            RETURN row.id AS key, properties(g) AS g, coalesce(x.id, '') AS expert, coalesce(t.id, '') AS team,
              g IS NULL OR EXISTS { (x)-[:MENTORED]->(g)-[:WITH]->(t) } AS ofThese,
              [(g)-[:SERVED]->(c:Competence) | c.code] AS competences
            """;
    private static final String WRITE = """
            UNWIND $rows AS row
            MATCH (x:Expert {id: row.expert}), (t:Team {id: row.team})
            MERGE (g:Engagement {id: row.id}) ON CREATE SET g.externalId = row.externalId, g.state = 'closed'
            SET g += row.properties
            MERGE (x)-[:MENTORED]->(g)
            MERGE (g)-[:WITH]->(t)
            WITH g, row
            CALL (g, row) { UNWIND row.competences AS code MATCH (c:Competence {code: code}) MERGE (g)-[:SERVED]->(c) }
            """;
    private static final String CO_MENTORS = """
            UNWIND $rows AS row
            MATCH (x:Expert)-[:CO_MENTORED]->(:Engagement {id: row.id})
            RETURN DISTINCT x.id ORDER BY x.id
            """;

    private final ClaimRenewals claims;
    private final Neo4jClient neo4j;
    private final Outbox outbox;

    PastRecords(ClaimRenewals claims, Neo4jClient neo4j, Outbox outbox) {
        this.claims = claims;
        this.neo4j = neo4j;
        this.outbox = outbox;
    }

    /** What a record makes of a mentoring. */
    public enum Outcome {
        NEW,
        CHANGED,
        SAME,
        /** Nothing is known by its id, and it does not say when it ended and what it served. */
        TOO_LITTLE,
        UNKNOWN_EXPERT,
        UNKNOWN_TEAM,
        /** What is known by this id is of another expert or team. */
        OF_OTHERS,
        /** What is known by this id is still under way. */
        UNDER_WAY
    }

    /** @param present empty when it is new */
    private record Known(
            Map<String, Object> present, String expert, String team, boolean ofThese, Set<String> competences) {}

    /** What {@link #write} would do, in the order of the records. */
    public List<Outcome> compare(List<PastRecord> records) {
        Map<String, Known> known = known(records);
        return records.stream()
                .map(record -> outcome(record, Objects.requireNonNull(known.get(record.id()))))
                .toList();
    }

    /** Within the running transaction; the index hears of each expert with new past work. */
    public List<Outcome> write(List<PastRecord> records) {
        Map<String, Known> all = known(records);
        var outcomes = new ArrayList<Outcome>();
        var rows = new ArrayList<Map<String, Object>>();
        var renewals = new ArrayList<ClaimRenewals.Renewal>();
        var changed = new LinkedHashSet<ExpertId>();
        for (PastRecord record : records) {
            Known known = Objects.requireNonNull(all.get(record.id()));
            Outcome outcome = outcome(record, known);
            outcomes.add(outcome);
            if (outcome == Outcome.NEW || outcome == Outcome.CHANGED) {
                rows.add(row(record, known));
                renewal(record, known).ifPresent(renewals::add);
                changed.add(new ExpertId(known.expert()));
            }
        }
        neo4j.query(WRITE).bind(rows).to("rows").run();
        claims.renew(renewals);
        changed.addAll(coMentors(rows));
        outbox.append(changed.stream().map(ExpertChanged::new).toList());
        return outcomes;
    }

    private List<ExpertId> coMentors(List<Map<String, Object>> rows) {
        return neo4j.query(CO_MENTORS).bind(rows).to("rows").fetchAs(String.class).all().stream()
                .map(ExpertId::new)
                .toList();
    }

    /** What left things worse than before speaks for nobody. */
    private static Optional<ClaimRenewals.Renewal> renewal(PastRecord record, Known known) {
        boolean wentWell = record.outcome().filter(outcome -> outcome < 0).isEmpty();
        return record.endedOn()
                .filter(ended -> wentWell && !record.competences().isEmpty())
                .map(ended -> new ClaimRenewals.Renewal(
                        new ExpertId(known.expert()),
                        record.competences().stream().map(CompetenceCode::new).toList(),
                        ended));
    }

    private Map<String, Known> known(List<PastRecord> records) {
        List<Map<String, String>> rows = records.stream()
                .map(record -> Map.of("id", record.id(), "expert", record.expert(), "team", record.team()))
                .toList();
        var known = new HashMap<String, Known>();
        neo4j.query(KNOWN)
                .bind(rows)
                .to("rows")
                .fetchAs(Keyed.class)
                .mappedBy((types, row) -> new Keyed(row.get("key").asString(), read(row)))
                .all()
                .forEach(one -> known.put(one.key(), one.known()));
        return known;
    }

    private record Keyed(String key, Known known) {}

    private static Known read(Record row) {
        return new Known(
                row.get("g").isNull() ? Map.of() : row.get("g").asMap(),
                row.get("expert").asString(),
                row.get("team").asString(),
                row.get("ofThese").asBoolean(),
                Set.copyOf(row.get("competences").asList(Value::asString)));
    }

    private static Outcome outcome(PastRecord record, Known known) {
        if (known.expert().isEmpty()) {
            return Outcome.UNKNOWN_EXPERT;
        }
        if (known.team().isEmpty()) {
            return Outcome.UNKNOWN_TEAM;
        }
        if (known.present().isEmpty()) {
            return record.isEnoughForNew() ? Outcome.NEW : Outcome.TOO_LITTLE;
        }
        if (!"closed".equals(known.present().get("state"))) {
            return Outcome.UNDER_WAY;
        }
        if (!known.ofThese()) {
            return Outcome.OF_OTHERS;
        }
        return saysMore(record, known) ? Outcome.CHANGED : Outcome.SAME;
    }

    private static boolean saysMore(PastRecord record, Known known) {
        return !known.competences().containsAll(record.competences())
                || properties(record).entrySet().stream()
                        .anyMatch(said ->
                                !said.getValue().equals(plain(known.present().get(said.getKey()))));
    }

    /** The database keeps whole numbers as longs. */
    private static Object plain(@Nullable Object stored) {
        return switch (stored) {
            case null -> "";
            case Long number -> number.intValue();
            default -> stored;
        };
    }

    private static Map<String, Object> row(PastRecord record, Known known) {
        return Map.of(
                "id",
                        String.valueOf(
                                Optional.ofNullable(known.present().get("id")).orElseGet(Ids::random)),
                "externalId", record.id(),
                "expert", known.expert(),
                "team", known.team(),
                "properties", properties(record),
                "competences", List.copyOf(record.competences()));
    }

    private static Map<String, Object> properties(PastRecord record) {
        var properties = new HashMap<String, Object>();
        record.startedOn().ifPresent(day -> properties.put("startedOn", day));
        record.endedOn().ifPresent(day -> properties.put("endedOn", day));
        record.hours().ifPresent(hours -> properties.put("hours", hours));
        record.outcome().ifPresent(outcome -> properties.put("outcome", outcome));
        record.language().ifPresent(language -> properties.put("language", language));
        return properties;
    }
}
