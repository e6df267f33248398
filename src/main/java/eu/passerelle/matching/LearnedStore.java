package eu.passerelle.matching;

import eu.passerelle.kernel.AccountId;
import eu.passerelle.matching.learning.Comparison;
import eu.passerelle.matching.learning.Comparison.Figures;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.neo4j.driver.Value;
import org.springframework.data.neo4j.core.Neo4jClient;
import org.springframework.stereotype.Component;

/** The one run in the graph: under way, or ready. */
@Component
class LearnedStore {
    private static final String LATEST = "MATCH (n:LearningRun {id: 'latest'}) RETURN n";
    private static final String BEGIN = """
            MERGE (n:LearningRun {id: 'latest'})
            SET n.account = $account, n.state = 'RUNNING', n.at = $at, n.from = $from, n.done = 0, n.of = $of,
              n.points = [], n.figures = [], n.cases = 0
            """;
    private static final String PROGRESS =
            "MATCH (n:LearningRun {id: 'latest', state: 'RUNNING'}) WHERE n.at = $at SET n.done = $done";
    private static final String FINISH = """
            MATCH (n:LearningRun {id: 'latest', state: 'RUNNING'}) WHERE n.at = $at
            SET n.state = 'READY', n.points = $points, n.figures = $figures, n.cases = $cases
            """;

    private final Neo4jClient neo4j;

    LearnedStore(Neo4jClient neo4j) {
        this.neo4j = neo4j;
    }

    Optional<Learned> latest() {
        return neo4j.query(LATEST)
                .fetchAs(Learned.class)
                .mappedBy((types, row) -> learned(row.get("n")))
                .one();
    }

    void begin(Instant at, AccountId by, int from, int of) {
        neo4j.query(BEGIN)
                .bindAll(Map.of("account", by.value(), "at", at.atZone(ZoneOffset.UTC), "from", from, "of", of))
                .run();
    }

    void progress(Instant at, int done) {
        neo4j.query(PROGRESS)
                .bindAll(Map.of("at", at.atZone(ZoneOffset.UTC), "done", done))
                .run();
    }

    void finish(Instant at, Policy policy, Comparison comparison) {
        neo4j.query(FINISH)
                .bindAll(Map.of(
                        "at",
                        at.atZone(ZoneOffset.UTC),
                        "points",
                        Arrays.stream(Factor.Name.values())
                                .map(policy.points()::get)
                                .toList(),
                        "figures",
                        figures(comparison),
                        "cases",
                        comparison.cases()))
                .run();
    }

    private static List<Double> figures(Comparison comparison) {
        return Stream.concat(
                        Stream.of(comparison.present(), comparison.learned()).flatMap(LearnedStore::figures),
                        Stream.of(comparison.low(), comparison.high()))
                .toList();
    }

    private static Stream<Double> figures(Figures of) {
        return Stream.of(of.ndcg(), of.accepted(), of.badlyPlaced(), of.spread(), of.newcomers());
    }

    private static Learned learned(Value stored) {
        int from = stored.get("from").asInt();
        return new Learned(
                stored.get("at").asZonedDateTime().toInstant(),
                from,
                stored.get("done").asInt(),
                stored.get("of").asInt(),
                stored.get("state").asString().equals("READY") ? Optional.of(result(stored, from)) : Optional.empty());
    }

    private static Learned.Result result(Value stored, int from) {
        List<Integer> given = stored.get("points").asList(Value::asInt);
        var points = new EnumMap<Factor.Name, Integer>(Factor.Name.class);
        Factor.Name[] names = Factor.Name.values();
        for (int i = 0; i < Math.min(names.length, given.size()); i++) {
            points.put(names[i], given.get(i));
        }
        List<Double> figures = stored.get("figures").asList(Value::asDouble);
        return Learned.Result.of(
                new Policy(from + 1, points, 0),
                new Comparison(
                        stored.get("cases").asInt(),
                        figures(figures.subList(0, 5)),
                        figures(figures.subList(5, 10)),
                        figures.get(10),
                        figures.get(11)));
    }

    private static Figures figures(List<Double> five) {
        return new Figures(five.get(0), five.get(1), five.get(2), five.get(3), five.get(4));
    }
}
