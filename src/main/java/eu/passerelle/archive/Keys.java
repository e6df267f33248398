package eu.passerelle.archive;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.neo4j.driver.Driver;
import org.neo4j.driver.Value;

/** By what the nodes of each label are told apart: the properties of its constraint; of several the shortest named. */
record Keys(Map<String, List<String>> byLabel) {
    private static final String CONSTRAINTS = """
            SHOW CONSTRAINTS YIELD type, labelsOrTypes, properties, entityType
            WHERE entityType = 'NODE' AND type CONTAINS 'UNIQUE'
            RETURN labelsOrTypes AS labels, properties
            """;

    static Keys of(Driver driver) {
        var byLabel = new TreeMap<String, List<String>>();
        driver.executableQuery(CONSTRAINTS).execute().records().stream()
                .map(row -> Map.entry(
                        row.get("labels").get(0).asString(),
                        row.get("properties").asList(Value::asString)))
                .filter(entry -> !entry.getKey().startsWith("__"))
                .sorted(Comparator.comparing(entry -> String.join(" ", entry.getValue()), byLengthThenText()))
                .forEach(entry -> byLabel.putIfAbsent(entry.getKey(), entry.getValue()));
        return new Keys(byLabel);
    }

    private static Comparator<String> byLengthThenText() {
        return Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder());
    }
}
