package eu.passerelle.testing;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.neo4j.driver.Driver;
import org.neo4j.driver.summary.Plan;

/** How the database would answer a query. */
public class QueryPlan {
    private QueryPlan() {}

    /**
     * The operators of the plan. The planner goes by what it last counted in its indexes, which may be what an earlier
     * test left: so it counts anew before.
     */
    public static List<String> operators(Driver driver, String cypher, Map<String, Object> parameters) {
        try (var session = driver.session()) {
            session.run("CALL db.prepareForReplanning()").consume();
            Plan plan = session.run("CYPHER replan=force EXPLAIN " + cypher, parameters)
                    .consume()
                    .plan();
            return operators(plan).toList();
        }
    }

    private static Stream<String> operators(Plan plan) {
        return Stream.concat(
                Stream.of(plan.operatorType()), plan.children().stream().flatMap(QueryPlan::operators));
    }
}
