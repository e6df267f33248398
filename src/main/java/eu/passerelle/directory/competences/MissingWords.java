package eu.passerelle.directory.competences;

import eu.passerelle.directory.MissingConcepts;
import eu.passerelle.kernel.GraphTransactions;
import eu.passerelle.kernel.NotFound;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.neo4j.driver.Record;
import org.springframework.data.neo4j.core.Neo4jClient;
import org.springframework.stereotype.Component;

/** The words that people searched in vain on several days, for coordinators to decide on. */
@Component
class MissingWords {
    static final int MOST_LISTED = 100;

    private static final String OPEN = "MATCH (v:VainSearch) WHERE v.words IS NOT NULL AND v.lastOn >= $since ";
    private static final String LIST = OPEN + "RETURN v ORDER BY v.searches DESC, v.lastOn DESC, v.words LIMIT $limit";
    private static final String COUNT = OPEN + "RETURN count(v)";
    private static final String FIND = OPEN + "AND v.id = $id RETURN v";
    private static final String IGNORE = "MATCH (v:VainSearch {id: $id}) SET v.ignored = true, v.words = null";
    private static final String FORGET = "MATCH (v:VainSearch {id: $id}) DELETE v";

    private final Neo4jClient neo4j;
    private final GraphTransactions transactions;
    private final Clock clock;

    MissingWords(Neo4jClient neo4j, GraphTransactions transactions, Clock clock) {
        this.neo4j = neo4j;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** @param language in which the one who searched reads, by ISO 639-1 code */
    record Missing(String id, String words, String language, int searches, LocalDate lastOn) {}

    List<Missing> list() {
        return List.copyOf(neo4j.query(LIST)
                .bindAll(Map.of("since", since(), "limit", MOST_LISTED))
                .fetchAs(Missing.class)
                .mappedBy((types, row) -> missing(row))
                .all());
    }

    int count() {
        return neo4j.query(COUNT)
                .bind(since())
                .to("since")
                .fetchAs(Integer.class)
                .one()
                .orElse(0);
    }

    Optional<Missing> find(String id) {
        return neo4j.query(FIND)
                .bindAll(Map.of("since", since(), "id", id))
                .fetchAs(Missing.class)
                .mappedBy((types, row) -> missing(row))
                .one();
    }

    Missing get(String id) {
        return find(id).orElseThrow(() -> new NotFound("VainSearch", id));
    }

    /** Never listed again, however often they are searched; the words themselves are not kept. */
    void ignore(String id) {
        transactions.write(() -> neo4j.query(IGNORE).bind(id).to("id").run());
    }

    /** They have a concept now. */
    void forget(String id) {
        transactions.write(() -> neo4j.query(FORGET).bind(id).to("id").run());
    }

    private LocalDate since() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minus(MissingConcepts.KEPT_FOR);
    }

    private static Missing missing(Record row) {
        var node = row.get("v");
        return new Missing(
                node.get("id").asString(),
                node.get("words").asString(),
                node.get("language").asString(),
                node.get("searches").asInt(),
                node.get("lastOn").asLocalDate());
    }
}
