package eu.passerelle.kernel.graph;

import java.nio.file.Path;
import java.util.Map;
import org.neo4j.driver.Driver;
import org.neo4j.driver.GraphDatabase;
import org.springframework.util.unit.DataSize;

/** A folder of the embedded database that no process of the product has open, as an operator's copy is. */
public final class GraphFolder implements AutoCloseable {
    private final EmbeddedNeo4j graph;
    private final Driver driver;

    private GraphFolder(Path directory) {
        graph = new EmbeddedNeo4j(new EmbeddedGraphProperties(directory, 0, DataSize.ofMegabytes(64), Map.of()));
        driver = GraphDatabase.driver(graph.getUri(), graph.getAuthToken());
    }

    public static GraphFolder open(Path directory) {
        return new GraphFolder(directory);
    }

    public Driver driver() {
        return driver;
    }

    @Override
    public void close() {
        driver.close();
        graph.close();
    }
}
