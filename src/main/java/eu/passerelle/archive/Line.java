package eu.passerelle.archive;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A line of the archive, as JSON: first a head, then one line for each node, in the order of label and key, then the end.
 *
 * @param head of the first line only
 * @param end of the last line only
 */
@JsonPropertyOrder({"head", "node", "end"})
@JsonInclude(Include.NON_EMPTY)
record Line(Optional<Head> head, Optional<Node> node, Optional<End> end) {
    static final int FORMAT = 1;

    static Line of(Head head) {
        return new Line(Optional.of(head), Optional.empty(), Optional.empty());
    }

    static Line of(Node node) {
        return new Line(Optional.empty(), Optional.of(node), Optional.empty());
    }

    static Line of(End end) {
        return new Line(Optional.empty(), Optional.empty(), Optional.of(end));
    }

    /**
     * @param schema the version of the graph's schema
     * @param secrets whether password hashes, tokens, links and mails are in it
     */
    @JsonPropertyOrder({"format", "schema", "secrets"})
    record Head(int format, String schema, boolean secrets) {}

    /**
     * @param key the values of the label's unique properties
     * @param properties see {@link Values}
     * @param out the relations that leave the node
     */
    @JsonPropertyOrder({"label", "key", "properties", "out"})
    record Node(String label, List<Object> key, Map<String, Object> properties, List<Relation> out) {}

    @JsonPropertyOrder({"type", "label", "key", "properties"})
    record Relation(String type, String label, List<Object> key, Map<String, Object> properties) {}

    @JsonPropertyOrder({"nodes", "relations"})
    record End(long nodes, long relations) {}
}
