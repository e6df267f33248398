package eu.passerelle.directory;

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
import org.neo4j.driver.Record;
import org.springframework.data.neo4j.core.Neo4jClient;
import org.springframework.stereotype.Component;

/** Writes many publications at once as a table says, and nothing where the table says what is known. */
@Component
public class PublicationRecords {
    private static final String KNOWN = """
            UNWIND $rows AS row
            OPTIONAL MATCH (own:Publication {id: row.id})
            OPTIONAL MATCH (byId:Publication {externalId: row.id})
            OPTIONAL MATCH (x:Expert {id: row.expert})
            OPTIONAL MATCH (xById:Expert {externalId: row.expert})
            OPTIONAL MATCH (xByMail:Expert {email: toLower(row.expert)})
            WITH row, coalesce(own, byId) AS p, coalesce(x, xById, xByMail) AS x
            RETURN row.id AS key, properties(p) AS p, coalesce(x.id, '') AS expert,
              p IS NULL OR EXISTS { (x)-[:WROTE]->(p) } AS ofThis
            """;
    private static final String WRITE = """
            UNWIND $rows AS row
            MATCH (e:Expert {id: row.expert}) SET e.rev = 0
            MERGE (p:Publication {id: row.id}) ON CREATE SET p += row.fresh
            SET p += row.properties
            MERGE (e)-[:WROTE]->(p)
            """;

    private final Neo4jClient neo4j;
    private final Outbox outbox;

    PublicationRecords(Neo4jClient neo4j, Outbox outbox) {
        this.neo4j = neo4j;
        this.outbox = outbox;
    }

    /** What a record makes of a publication. */
    public enum Outcome {
        NEW,
        CHANGED,
        SAME,
        /** Nothing is known by its id, and it does not say what it is called and in which language it is. */
        TOO_LITTLE,
        UNKNOWN_EXPERT,
        /** What is known by this id is somebody else’s. */
        OF_OTHERS
    }

    private record Known(String key, Optional<Publication> present, String expert, boolean ofThis) {}

    /** What {@link #write} would do, in the order of the records. */
    public List<Outcome> compare(List<PublicationRecord> records) {
        Map<String, Known> known = known(records);
        return records.stream()
                .map(record -> outcome(record, Objects.requireNonNull(known.get(record.id()))))
                .toList();
    }

    /** Within the running transaction; the index hears of each expert. */
    public List<Outcome> write(List<PublicationRecord> records) {
        Map<String, Known> all = known(records);
        var outcomes = new ArrayList<Outcome>();
        var rows = new ArrayList<Map<String, Object>>();
        var changed = new LinkedHashSet<ExpertId>();
        for (PublicationRecord record : records) {
            Known known = Objects.requireNonNull(all.get(record.id()));
            Outcome outcome = outcome(record, known);
            outcomes.add(outcome);
            if (outcome == Outcome.NEW || outcome == Outcome.CHANGED) {
                rows.add(row(record, known));
                changed.add(new ExpertId(known.expert()));
            }
        }
        neo4j.query(WRITE).bind(rows).to("rows").run();
        outbox.append(changed.stream().map(ExpertChanged::new).toList());
        return outcomes;
    }

    private Map<String, Known> known(List<PublicationRecord> records) {
        var known = new HashMap<String, Known>();
        neo4j.query(KNOWN)
                .bind(records.stream()
                        .map(record -> Map.of("id", record.id(), "expert", record.expert()))
                        .toList())
                .to("rows")
                .fetchAs(Known.class)
                .mappedBy((types, row) -> read(row))
                .all()
                .forEach(one -> known.put(one.key(), one));
        return known;
    }

    private static Known read(Record row) {
        return new Known(
                row.get("key").asString(),
                row.get("p").isNull() ? Optional.empty() : Optional.of(Publications.publication(row.get("p"))),
                row.get("expert").asString(),
                row.get("ofThis").asBoolean());
    }

    private static Outcome outcome(PublicationRecord record, Known known) {
        if (known.expert().isEmpty()) {
            return Outcome.UNKNOWN_EXPERT;
        }
        if (!known.ofThis()) {
            return Outcome.OF_OTHERS;
        }
        return known.present()
                .map(present -> saidOf(record, present).equals(present) ? Outcome.SAME : Outcome.CHANGED)
                .orElse(record.isEnoughForNew() ? Outcome.NEW : Outcome.TOO_LITTLE);
    }

    /** The publication as it would be with what the table says. */
    private static Publication saidOf(PublicationRecord record, Publication present) {
        return new Publication(
                present.id(),
                record.kind().orElse(present.kind()),
                record.title().orElse(present.title()),
                record.text().orElse(present.text()),
                record.language().orElse(present.language()),
                record.year().or(present::year),
                record.link().or(present::link));
    }

    private static Map<String, Object> row(PublicationRecord record, Known known) {
        Publication present = known.present()
                .orElseGet(() -> new Publication(
                        Ids.random(), Publication.Kind.PUBLISHED, "", "", "", Optional.empty(), Optional.empty()));
        return Map.of(
                "id", present.id(),
                "expert", known.expert(),
                "fresh", Map.of("externalId", record.id()),
                "properties", Publications.properties(saidOf(record, present)));
    }
}
