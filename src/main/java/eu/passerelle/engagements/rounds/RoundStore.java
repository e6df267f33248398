package eu.passerelle.engagements.rounds;

import eu.passerelle.engagements.RequestId;
import eu.passerelle.engagements.rounds.Round.Figures;
import eu.passerelle.engagements.rounds.Round.State;
import eu.passerelle.kernel.AccountId;
import eu.passerelle.kernel.ExpertId;
import eu.passerelle.matching.RoundAnswer.Fairness;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.neo4j.driver.Record;
import org.neo4j.driver.Value;
import org.springframework.data.neo4j.core.Neo4jClient;
import org.springframework.stereotype.Component;

/** Rounds and their entries in the graph. */
@Component
class RoundStore {
    private static final int MOST_LISTED = 20;
    private static final String CREATE = """
            CREATE (o:Round {id: $id, account: $account, state: 'GATHERING', at: $at, done: 0, of: $of,
              tolerance: $tolerance, leastScore: $leastScore, experts: [], places: [], now: [0.0, 0.0, 0.0, 0.0],
              last: [0.0, 0.0, 0.0, 0.0], draft: 0, fairness: ''})
            """;
    private static final String FIND = "MATCH (o:Round {id: $id}) RETURN properties(o) AS o";
    private static final String LOCK = "MATCH (o:Round {id: $id}) SET o.rev = 0 RETURN properties(o) AS o";
    private static final String LATEST = "MATCH (o:Round) RETURN properties(o) AS o ORDER BY o.at DESC LIMIT $most";
    private static final String GATHERING =
            "MATCH (o:Round {state: 'GATHERING'}) RETURN properties(o) AS o ORDER BY o.at";
    private static final String CHANGE = "MATCH (o:Round {id: $id}) SET o += $more";
    private static final String PLACES = "MATCH (o:Round {id: $id}) RETURN o.experts AS experts, o.places AS places";
    private static final String ENTRIES = """
            MATCH (:Round {id: $id})<-[:IN_ROUND]-(n:RoundEntry) RETURN $id AS round, properties(n) AS n ORDER BY n.place
            """;
    private static final String SAVE = """
            MATCH (o:Round {id: $id})
            UNWIND $rows AS row
            MERGE (n:RoundEntry {id: $id + ':' + row.request})
            ON CREATE SET n.request = row.request
            MERGE (n)-[:IN_ROUND]->(o)
            SET n += row.more
            """;
    private static final String KEEP_ONLY = """
            MATCH (:Round {id: $id})<-[:IN_ROUND]-(n:RoundEntry)
            SET n.place = coalesce(head([i IN range(0, size($requests) - 1) WHERE $requests[i] = n.request]), -1)
            WITH n WHERE n.place < 0 DETACH DELETE n
            """;
    /** Rounds that were confirmed and in which somebody is still to be asked: the process died on the way. */
    private static final String UNFINISHED = """
            MATCH (o:Round {state: 'CONFIRMED'}) WHERE EXISTS {
              MATCH (o)<-[:IN_ROUND]-(n:RoundEntry) WHERE n.given <> '' AND n.proposal = '' }
            RETURN properties(o) AS o ORDER BY o.at
            """;
    /** Whoever was asked and said no, or nothing, in a round that is confirmed. */
    private static final String DECLINED = """
            MATCH (o:Round {state: 'CONFIRMED'})<-[:IN_ROUND]-(n:RoundEntry) WHERE n.proposal <> ''
            MATCH (p:Proposal {id: n.proposal}) WHERE p.state IN ['declined', 'lapsed']
            RETURN o.id AS round, properties(n) AS n ORDER BY p.askedAt LIMIT 20
            """;

    private static final String BUSY = """
            UNWIND $experts AS id
            MATCH (e:Expert {id: id})
            RETURN id, coalesce(e.parallelEngagements, 1) AS most,
              COUNT { (e)-[:MENTORED|CO_MENTORED]->(:Engagement {state: 'active'}) }
                + COUNT { (e)<-[:TO]-(p:Proposal) WHERE p.state IN ['open', 'countered'] } AS bound
            """;

    private final Neo4jClient neo4j;

    RoundStore(Neo4jClient neo4j) {
        this.neo4j = neo4j;
    }

    void create(Round round) {
        neo4j.query(CREATE)
                .bindAll(Map.of(
                        "id", round.id(),
                        "account", round.account().value(),
                        "at", round.at().atZone(ZoneOffset.UTC),
                        "of", round.of(),
                        "tolerance", round.tolerance(),
                        "leastScore", round.leastScore()))
                .run();
    }

    Optional<Round> find(String id) {
        return rounds(FIND, Map.of("id", id)).stream().findFirst();
    }

    /** Nobody else can change it until this transaction ends. */
    Optional<Round> locked(String id) {
        return rounds(LOCK, Map.of("id", id)).stream().findFirst();
    }

    List<Round> latest() {
        return rounds(LATEST, Map.of("most", MOST_LISTED));
    }

    List<Round> gathering() {
        return rounds(GATHERING, Map.of());
    }

    List<Round> unfinished() {
        return rounds(UNFINISHED, Map.of());
    }

    void change(String id, Map<String, Object> more) {
        neo4j.query(CHANGE).bindAll(Map.of("id", id, "more", more)).run();
    }

    void move(String id, State to) {
        change(id, Map.of("state", to.name()));
    }

    /** By expert, how many more requests he or she could take when the round began. */
    Map<ExpertId, Integer> places(String id) {
        return neo4j.query(PLACES)
                .bind(id)
                .to("id")
                .fetchAs(Places.class)
                .mappedBy((types, row) -> {
                    List<String> experts = row.get("experts").asList(Value::asString);
                    var places = new LinkedHashMap<ExpertId, Integer>();
                    for (int i = 0; i < experts.size(); i++) {
                        places.put(
                                new ExpertId(experts.get(i)),
                                row.get("places").get(i).asInt());
                    }
                    return new Places(places);
                })
                .one()
                .map(Places::byExpert)
                .orElse(Map.of());
    }

    private record Places(Map<ExpertId, Integer> byExpert) {}

    /** How many more requests each of them could take now. */
    Map<ExpertId, Integer> freePlaces(Collection<ExpertId> experts) {
        var free = new HashMap<ExpertId, Integer>();
        neo4j.query(BUSY)
                .bind(experts.stream().map(ExpertId::value).toList())
                .to("experts")
                .fetchAs(Free.class)
                .mappedBy((types, row) -> new Free(
                        new ExpertId(row.get("id").asString()),
                        Math.max(0, row.get("most").asInt() - row.get("bound").asInt())))
                .all()
                .forEach(each -> free.put(each.expert(), each.places()));
        return free;
    }

    private record Free(ExpertId expert, int places) {}

    List<RoundEntry> entries(String id) {
        return entries(ENTRIES, Map.of("id", id));
    }

    List<RoundEntry> declined() {
        return entries(DECLINED, Map.of());
    }

    void save(String id, List<RoundEntry> entries) {
        List<Map<String, Object>> rows = entries.stream()
                .map(entry -> Map.<String, Object>of("request", entry.request().value(), "more", properties(entry)))
                .toList();
        neo4j.query(SAVE).bindAll(Map.of("id", id, "rows", rows)).run();
    }

    /** These are in the round, in this order, and no others. */
    void keepOnly(String id, List<RequestId> requests) {
        neo4j.query(KEEP_ONLY)
                .bindAll(Map.of(
                        "id",
                        id,
                        "requests",
                        requests.stream().map(RequestId::value).toList()))
                .run();
    }

    private static Map<String, Object> properties(RoundEntry entry) {
        List<ExpertId> experts = List.copyOf(entry.scores().keySet());
        return Map.of(
                "experts", experts.stream().map(ExpertId::value).toList(),
                "scores", experts.stream().map(entry::score).toList(),
                "excluded",
                        entry.excluded().stream().map(ExpertId::value).sorted().toList(),
                "pinned", entry.pinned().map(ExpertId::value).orElse(""),
                "given", entry.given().map(ExpertId::value).orElse(""),
                "last", entry.last().map(ExpertId::value).orElse(""),
                "problem", entry.problem(),
                "proposal", entry.proposal());
    }

    private List<Round> rounds(String cypher, Map<String, Object> parameters) {
        return List.copyOf(neo4j.query(cypher)
                .bindAll(parameters)
                .fetchAs(Round.class)
                .mappedBy((types, row) -> round(row.get("o")))
                .all());
    }

    private static Round round(Value o) {
        return new Round(
                o.get("id").asString(),
                new AccountId(o.get("account").asString()),
                State.valueOf(o.get("state").asString()),
                instant(o.get("at")),
                o.get("done").asInt(),
                o.get("of").asInt(),
                o.get("tolerance").asDouble(),
                o.get("leastScore").asDouble(),
                figures(o.get("now")),
                figures(o.get("last")),
                o.get("draft").asInt(0),
                Optional.of(o.get("fairness").asString(""))
                        .filter(Predicate.not(String::isEmpty))
                        .map(Fairness::valueOf));
    }

    static List<Double> list(Figures figures) {
        return List.of((double) figures.served(), figures.total(), figures.best(), figures.worst());
    }

    private static Figures figures(Value list) {
        return new Figures(
                (int) list.get(0).asDouble(),
                list.get(1).asDouble(),
                list.get(2).asDouble(),
                list.get(3).asDouble());
    }

    private List<RoundEntry> entries(String cypher, Map<String, Object> parameters) {
        return List.copyOf(neo4j.query(cypher)
                .bindAll(parameters)
                .fetchAs(RoundEntry.class)
                .mappedBy((types, row) -> entry(row))
                .all());
    }

    private static RoundEntry entry(Record row) {
        Value n = row.get("n");
        var scores = new LinkedHashMap<ExpertId, Double>();
        List<String> experts = n.get("experts").asList(Value::asString);
        for (int i = 0; i < experts.size(); i++) {
            scores.put(new ExpertId(experts.get(i)), n.get("scores").get(i).asDouble());
        }
        return new RoundEntry(
                row.get("round").asString(),
                new RequestId(n.get("request").asString()),
                scores,
                expert(n.get("pinned")),
                Set.copyOf(n.get("excluded").asList(value -> new ExpertId(value.asString()))),
                expert(n.get("given")),
                expert(n.get("last")),
                n.get("problem").asString(),
                n.get("proposal").asString());
    }

    private static Optional<ExpertId> expert(Value id) {
        return id.asString().isEmpty() ? Optional.empty() : Optional.of(new ExpertId(id.asString()));
    }

    private static Instant instant(Value value) {
        return value.asZonedDateTime().toInstant();
    }
}
