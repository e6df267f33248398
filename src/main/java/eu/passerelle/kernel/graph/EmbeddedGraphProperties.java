package eu.passerelle.kernel.graph;

import java.nio.file.Path;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * @param dataDirectory where the embedded database keeps its files
 * @param boltPort on loopback; 0 takes any free one
 * @param pageCache how much memory it may keep its files in, beside the heap
 * @param settings further ones of Neo4j, by their own names
 */
@ConfigurationProperties("passerelle.graph")
record EmbeddedGraphProperties(
        @DefaultValue("data/graph") Path dataDirectory,
        @DefaultValue("0") int boltPort,
        @DefaultValue("256MB") DataSize pageCache,
        @DefaultValue Map<String, String> settings) {}
