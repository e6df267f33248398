package eu.passerelle.toolbox.instruments;

import eu.passerelle.directory.Taxonomy;
import eu.passerelle.kernel.AccountId;
import eu.passerelle.kernel.CompetenceCode;
import eu.passerelle.kernel.Conflict;
import eu.passerelle.kernel.GraphTransactions;
import eu.passerelle.kernel.Ids;
import eu.passerelle.kernel.NotFound;
import eu.passerelle.privacy.AuditEntry.Change;
import eu.passerelle.privacy.AuditTrail;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.neo4j.driver.Record;
import org.springframework.data.neo4j.core.Neo4jClient;
import org.springframework.stereotype.Component;

/** The instruments of the network. A version never changes, and the newest of each is in force. */
@Component
public class Instruments {
    private static final int MOST_LISTED = 200;
    private static final String ROW =
            " RETURN i.id AS id, i.code AS code, i.version AS version, i.text AS text, i.by AS by, i.at AS at";
    private static final String BY_ID = "MATCH (i:Instrument {id: $id})" + ROW;
    private static final String ALL = "MATCH (i:Instrument)" + ROW + " ORDER BY i.code, i.version DESC LIMIT $most";
    private static final String IN_FORCE =
            "MATCH (i:Instrument) WITH i ORDER BY i.version DESC WITH i.code AS code, collect(i)[0] AS i" + ROW
                    + " ORDER BY code";
    private static final String NEWEST =
            "MATCH (i:Instrument {code: $code})" + ROW + " ORDER BY i.version DESC LIMIT 1";
    private static final String KEEP = """
            CREATE (:Instrument {id: $id, code: $code, version: $version, text: $text, by: $by, at: $at})
            """;

    private final Neo4jClient neo4j;
    private final Taxonomy taxonomy;
    private final GraphTransactions transactions;
    private final AuditTrail trail;
    private final Clock clock;
    /** Texts never change, and there are few. */
    private final Map<String, Instrument> read = new ConcurrentHashMap<>();

    Instruments(Neo4jClient neo4j, Taxonomy taxonomy, GraphTransactions transactions, AuditTrail trail, Clock clock) {
        this.neo4j = neo4j;
        this.taxonomy = taxonomy;
        this.transactions = transactions;
        this.trail = trail;
        this.clock = clock;
    }

    /**
     * @param id names it with its version
     * @param by who wrote it; empty for what the product brings along
     */
    public record Version(String id, int version, Instrument instrument, String text, String by, Instant at) {
        public boolean isShipped() {
            return by.isEmpty();
        }
    }

    /** The newest version of each. */
    public List<Version> inForce() {
        return List.copyOf(neo4j.query(IN_FORCE)
                .fetchAs(Version.class)
                .mappedBy((types, row) -> version(row))
                .all());
    }

    /** By code, the newest first. */
    List<Version> all() {
        return List.copyOf(neo4j.query(ALL)
                .bind(MOST_LISTED)
                .to("most")
                .fetchAs(Version.class)
                .mappedBy((types, row) -> version(row))
                .all());
    }

    /** @throws NotFound */
    public Version get(String id) {
        Ids.requireWellFormed("Instrument", id);
        return neo4j.query(BY_ID)
                .bind(id)
                .to("id")
                .fetchAs(Version.class)
                .mappedBy((types, row) -> version(row))
                .one()
                .orElseThrow(() -> new NotFound("Instrument", id));
    }

    Optional<Version> newest(String code) {
        return neo4j.query(NEWEST)
                .bind(code)
                .to("code")
                .fetchAs(Version.class)
                .mappedBy((types, row) -> version(row))
                .one();
    }

    InstrumentReader.Reading check(String text) {
        return InstrumentReader.read(text, this::isCompetence);
    }

    /**
     * Puts a text that is right into force as a new version; the same text again is none.
     *
     * @param from the id of the version that it was made from; another instrument may be made from any
     * @return its id
     * @throws Conflict when that is not the newest any more
     */
    String keep(Instrument instrument, String text, String from, AccountId by) {
        return transactions.write(() -> {
            Optional<Version> before = newest(instrument.code());
            if (before.filter(newest -> newest.text().equals(text)).isPresent()) {
                return before.get().id();
            }
            if (before.filter(newest -> !newest.id().equals(from)).isPresent()) {
                throw new Conflict("toolbox.conflict.version", before.get().version());
            }
            int number = before.map(newest -> newest.version() + 1).orElse(1);
            String id = write(instrument.code(), number, text, by.value());
            trail.append(
                    by,
                    "instrument:" + instrument.code(),
                    "INSTRUMENT_CHANGED",
                    "",
                    List.of(new Change("version", String.valueOf(number - 1), String.valueOf(number))));
            return id;
        });
    }

    /** What coordinators have written since stays in force. */
    void keepShipped(Instrument instrument, String text) {
        Optional<Version> before = newest(instrument.code());
        if (before.filter(newest -> !newest.isShipped() || newest.text().equals(text))
                .isEmpty()) {
            write(instrument.code(), before.map(newest -> newest.version() + 1).orElse(1), text, "");
        }
    }

    /** Two who write the same number at once: the second meets the constraint on ids. */
    private String write(String code, int number, String text, String by) {
        String id = code + "." + number;
        neo4j.query(KEEP)
                .bindAll(Map.of(
                        "id", id,
                        "code", code,
                        "version", number,
                        "text", text,
                        "by", by,
                        "at", clock.instant().atZone(ZoneOffset.UTC)))
                .run();
        return id;
    }

    private boolean isCompetence(String code) {
        return code.matches("[A-Z][0-9.]*")
                && taxonomy.find(new CompetenceCode(code)).isPresent();
    }

    private Version version(Record row) {
        String text = row.get("text").asString();
        return new Version(
                row.get("id").asString(),
                row.get("version").asInt(),
                read.computeIfAbsent(text, Instruments::parsed),
                text,
                row.get("by").asString(),
                row.get("at").asZonedDateTime().toInstant());
    }

    /** It was right when it was kept, whatever the taxonomy has lost and the reader has learnt since. */
    private static Instrument parsed(String text) {
        InstrumentReader.Reading reading = InstrumentReader.kept(text);
        return reading.instrument()
                .orElseThrow(
                        () -> new IllegalStateException("A kept instrument cannot be read: " + reading.problems()));
    }
}
